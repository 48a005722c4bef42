import BilletCore

/// Formatting elements that something else closed, and that browsers open again in front of the next
/// text (HTML 13.2.4.3, "reconstruct the active formatting elements").
struct FormattingList {
  /// A closed element and how many cells and other scopes were open around it.
  struct Entry {
    var node: Int32
    var name: ElementName
    var scopes: Int
  }

  /// In the order in which the elements were opened.
  var entries: [Entry] = []
  var openScopes = 0
  /// How many elements may still be opened again in this document.
  var budget = 1_000

  /// Whether an element of a name waits to be opened again.
  func holds(_ name: ElementName) -> Bool {
    entries.contains { $0.name == name && $0.scopes == openScopes }
  }

  /// Forgets the latest element of a name: its own end tag came.
  mutating func remove(_ name: ElementName) {
    let latest = entries.lastIndex { $0.name == name && $0.scopes == openScopes }
    if let latest { entries.remove(at: latest) }
  }

  /// Forgets what was open in a cell that ends.
  mutating func closeScope() {
    openScopes -= 1
    entries.removeAll { $0.scopes > openScopes }
  }
}

extension TreeBuilder {
  /// Opens again, at `place`, what a browser would.
  mutating func reopenFormatting(at place: Int) {
    guard !formatting.entries.isEmpty else { return }
    let entries = formatting.entries.filter { $0.scopes == formatting.openScopes }
    formatting.entries.removeAll { $0.scopes == formatting.openScopes }
    for entry in entries {
      guard formatting.budget > 0, open.count < Limits.elementDepth else {
        problems.report(.notReopened(entry.name), at: place..<place)
        return
      }
      formatting.budget -= 1
      _ = addImplied(
        entry.name, attributes: tree.nodes[Int(entry.node)].attributes, at: place)
    }
  }

  /// Keeps a formatting element that something else than its own end tag closed; at the most three
  /// alike, as browsers do, and sixteen in all.
  mutating func keepForReopening(_ node: Int32) {
    let entry = FormattingList.Entry(
      node: node, name: tree.nodes[Int(node)].name, scopes: formatting.openScopes)
    let place = formatting.entries.firstIndex { $0.node > node } ?? formatting.entries.count
    formatting.entries.insert(entry, at: place)
    let alike = formatting.entries.indices.filter { isAlike(formatting.entries[$0], entry) }
    if alike.count > 3 {
      formatting.entries.remove(at: alike[0])
    } else if formatting.entries.count > 16 {
      formatting.entries.removeFirst()
    }
  }

  private func isAlike(_ left: FormattingList.Entry, _ right: FormattingList.Entry) -> Bool {
    guard left.name == right.name, left.scopes == right.scopes else { return false }
    return sourceOfAttributes(left.node).elementsEqual(sourceOfAttributes(right.node))
  }

  private func sourceOfAttributes(_ node: Int32) -> Slice<UnsafeBufferPointer<UInt8>> {
    let range = tree.nodes[Int(node)].attributes
    guard let first = range.first, let last = range.last else { return bytes[0..<0] }
    let start = tree.attributes[Int(first)].span.lowerBound
    return bytes[start..<max(start, tree.attributes[Int(last)].span.upperBound)]
  }
}
