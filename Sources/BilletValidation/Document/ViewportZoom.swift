import BilletTree

/// What a `meta name="viewport"` says of enlarging the page (CSS Device Adaptation 1, 9).
struct ViewportZoom {
  /// The `content` attribute.
  let span: Range<Int>
  private var userScalable: ArraySlice<UInt8>?
  private var maximumScale: ArraySlice<UInt8>?

  /// What each such element says, if it speaks of enlarging.
  static func all(in tree: HTMLTree) -> [ViewportZoom] {
    tree.elements(named: .meta).compactMap { id in
      guard let name = tree.attribute(.name, of: id),
        tree.bytes(of: name).trimmed.spells("viewport"),
        let content = tree.attribute(.content, of: id),
        !tree.ancestors(of: id).contains(where: { tree.nodes[$0.index].name == .template })
      else { return nil }
      let zoom = ViewportZoom(tree.bytes(of: content), span: content.span)
      return zoom.userScalable == nil && zoom.maximumScale == nil ? nil : zoom
    }
  }

  /// Whether the reader may not enlarge the page at all.
  var forbidsZoom: Bool {
    guard let value = userScalable else { return false }
    if value.spells("yes") || Self.isDeviceSize(value) { return false }
    guard let number = Self.number(value) else { return true }
    return abs(number) < 1
  }

  /// How much the reader may enlarge the page; `nil` when nothing is said.
  var limit: Double? {
    guard let value = maximumScale else { return nil }
    if Self.isDeviceSize(value) { return 10 }
    if value.spells("yes") { return 1 }
    guard let number = Self.number(value) else { return 0.1 }
    return number < 0 ? nil : min(max(number, 0.1), 10)
  }

  private init(_ content: ArraySlice<UInt8>, span: Range<Int>) {
    self.span = span
    var rest = content
    while true {
      rest = rest.drop { $0.isHTMLSpace || Self.isSeparator($0) || $0 == UInt8(ascii: "=") }
      guard !rest.isEmpty else { return }
      let name = Self.takeWord(&rest)
      rest = rest.drop { !Self.isSeparator($0) && $0 != UInt8(ascii: "=") }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.drop { $0.isHTMLSpace || $0 == UInt8(ascii: "=") }
      let value = Self.takeWord(&rest)
      guard !value.isEmpty else { continue }
      if name.spells("user-scalable") { userScalable = value }
      if name.spells("maximum-scale") { maximumScale = value }
    }
  }

  private static func takeWord(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let word = rest.prefix {
      !$0.isHTMLSpace && !isSeparator($0) && $0 != UInt8(ascii: "=")
    }
    rest = rest[word.endIndex...]
    return word
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
  }

  private static func isDeviceSize(_ value: ArraySlice<UInt8>) -> Bool {
    value.spells("device-width") || value.spells("device-height")
  }

  /// The number that a value begins with.
  private static func number(_ value: ArraySlice<UInt8>) -> Double? {
    let isNegative = value.first == UInt8(ascii: "-")
    let rest = isNegative || value.first == UInt8(ascii: "+") ? value.dropFirst() : value
    let whole = rest.prefix(while: \.isDigit)
    var number = 0.0
    for digit in whole { number = number * 10 + Double(digit - 0x30) }
    let behind = rest[whole.endIndex...]
    let fraction =
      behind.first == UInt8(ascii: ".") ? behind.dropFirst().prefix(while: \.isDigit) : []
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var place = 0.1
    for digit in fraction.prefix(15) {
      number += Double(digit - 0x30) * place
      place /= 10
    }
    let size = number * power(behind.dropFirst(fraction.isEmpty ? 0 : fraction.count + 1))
    return isNegative ? -size : size
  }

  /// The power of ten that an exponent such as `e3` stands for; 1 for anything else.
  private static func power(_ bytes: ArraySlice<UInt8>) -> Double {
    guard let letter = bytes.first, letter | 0x20 == UInt8(ascii: "e") else { return 1 }
    var rest = bytes.dropFirst()
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    var power = 1.0
    let exponent = rest.prefix(while: \.isDigit).prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    for _ in 0..<min(exponent, 300) { power *= 10 }
    return isNegative ? 1 / power : power
  }
}
