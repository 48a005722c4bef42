import BilletTree

/// The `meta` element that reloads a page or leads on from it after a time.
struct RefreshPragma {
  let id: HTMLTree.NodeID
  /// Seconds, at most a million.
  let delay: Int

  /// The first one that a browser obeys, as only that counts.
  static func first(in tree: HTMLTree) -> RefreshPragma? {
    for id in tree.elements(named: .meta) {
      guard let kind = tree.attribute(.httpEquiv, of: id), tree.bytes(of: kind).spells("refresh"),
        let content = tree.attribute(.content, of: id),
        let delay = delay(in: tree.bytes(of: content)), !isInert(id, tree)
      else { continue }
      return RefreshPragma(id: id, delay: delay)
    }
    return nil
  }

  private static func isInert(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.ancestors(of: id).contains {
      tree.nodes[$0.index].name == .template || tree.nodes[$0.index].name == .noscript
    }
  }

  /// The time of a `content` (HTML 4.2.5.3, shared declarative refresh steps); `nil` when browsers do
  /// not read it.
  private static func delay(in content: ArraySlice<UInt8>) -> Int? {
    var rest = content.drop(while: \.isHTMLSpace)
    var delay = 0
    let digits = rest.prefix(while: \.isDigit)
    if digits.isEmpty, rest.first != UInt8(ascii: ".") { return nil }
    for digit in digits { delay = min(delay * 10 + Int(digit - 0x30), 1_000_000) }
    rest = rest[digits.endIndex...].drop { $0.isDigit || $0 == UInt8(ascii: ".") }
    guard let next = rest.first else { return delay }
    return next == UInt8(ascii: ";") || next == UInt8(ascii: ",") || next.isHTMLSpace ? delay : nil
  }
}
