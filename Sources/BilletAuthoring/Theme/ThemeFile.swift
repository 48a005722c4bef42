package import BilletCore
package import BilletMessage

/// Reads a theme from YAML and holds it to the marketplace's limits.
package enum ThemeFile {
  package struct Loaded: Sendable {
    /// `nil` when anything is wrong: a theme that breaks a limit does not load.
    package var theme: Theme?
    package var diagnostics: [Diagnostic]
  }

  /// Reads a theme; it is named by its file.
  package static func load(_ file: SourceFile) -> Loaded {
    var bag = DiagnosticBag()
    var theme: Theme?
    if let offset = UTF8Validation.firstInvalidOffset(in: file.bytes) {
      bag.add(
        "theme", "The theme is not UTF-8 from this byte on.", help: "Save it as UTF-8.",
        at: SourceLocation(file, offset..<offset))
    } else if let root = YAMLReader.read(
      file, in: 0..<file.bytes.count, rule: "theme", into: &bag)
    {
      var reader = ThemeReader(file: file)
      theme = reader.theme(from: root)
      bag.add(contentsOf: reader.bag.diagnostics)
    } else if !bag.hasErrors {
      bag.add(
        "theme", "The theme is empty.", help: "Copy one of Billet's themes and change it.",
        at: SourceLocation(file, 0..<0))
    }
    return Loaded(theme: bag.hasErrors ? nil : theme, diagnostics: bag.diagnostics)
  }
}

private struct ThemeReader {
  let file: SourceFile
  var bag = DiagnosticBag()

  /// Starts from the standard theme, so that a theme names only what it changes.
  mutating func theme(from root: YAMLNode) -> Theme {
    var theme = Theme.standard
    theme.name = Path.stem(of: file.path)
    let fields = FieldSet(
      root, keys: ["summary", "sizes", "spacing", "message", "image", "table", "button", "quote"],
      of: "a theme", rule: "theme", into: &bag)
    theme.summary = fields.text("summary", into: &bag) ?? ""
    if let node = fields["sizes"] { readSizes(node, into: &theme) }
    if let node = fields["spacing"] {
      let group = group(node, ["block", "heading", "item"], of: "spacing")
      number("block", of: group, 0...3, "em", into: &theme.blockSpacing)
      number("heading", of: group, 0...4, "em", into: &theme.headingSpacing)
      number("item", of: group, 0...2, "em", into: &theme.itemSpacing)
    }
    if let node = fields["message"] {
      let group = group(node, ["width", "side-margin"], of: "message")
      number("width", of: group, 320...800, "CSS pixels", into: &theme.messageWidth)
      number(
        "side-margin", of: group, 0...10, "% of the width on each side, 20 % together",
        clause: true, into: &theme.sideMargin)
    }
    if let node = fields["image"] {
      let group = group(node, ["width"], of: "image")
      number(
        "width", of: group, 1...80, "% of the message's width", clause: true,
        into: &theme.imageWidth)
    }
    if let node = fields["table"] {
      let group = group(node, ["padding", "border"], of: "table")
      number("padding", of: group, 0...2, "em", into: &theme.cellPadding)
      number("border", of: group, 0...4, "CSS pixels", into: &theme.tableBorder)
    }
    if let node = fields["button"] {
      let group = group(node, ["padding", "border", "radius"], of: "button")
      numbers("padding", of: group, count: 2, 0...3, "em", into: &theme.buttonPadding)
      number("border", of: group, 0...6, "CSS pixels", into: &theme.buttonBorder)
      number("radius", of: group, 0...40, "CSS pixels", into: &theme.buttonRadius)
    }
    if let node = fields["quote"] {
      let group = group(node, ["indent", "border"], of: "quote")
      number("indent", of: group, 0...2, "em", into: &theme.quoteIndent)
      number("border", of: group, 0...10, "CSS pixels", into: &theme.quoteBorder)
    }
    return theme
  }

  private mutating func readSizes(_ node: YAMLNode, into theme: inout Theme) {
    let group = group(node, ["body", "headings"], of: "sizes")
    number("body", of: group, 75...200, "% of the reader's own size", into: &theme.bodySize)
    numbers(
      "headings", of: group, count: 3, 75...300, "% of the reader's own size",
      into: &theme.headingSizes)
    let sizes = Set([theme.bodySize] + theme.headingSizes).sorted()
    guard sizes.count > 3 else { return }
    bag.add(
      "theme",
      "The theme has \(sizes.count) font sizes: \(sizes.map(Self.text).joined(separator: ", ")) %.",
      why: "The marketplace withholds messages with more than three font sizes.",
      help: "Let two of the headings, or a heading and the body, share a size.",
      at: (group["headings"] ?? node).location, references: [.policy("Styling")])
  }

  private mutating func group(_ node: YAMLNode, _ keys: [String], of name: String) -> FieldSet {
    FieldSet(node, keys: keys, of: "“\(name)”", rule: "theme", into: &bag)
  }

  private mutating func number(
    _ key: String, of group: FieldSet, _ range: ClosedRange<Double>, _ unit: String,
    clause: Bool = false, into token: inout Double
  ) {
    guard let node = group[key] else { return }
    if let number = checked(node, key, range, unit, clause: clause) { token = number }
  }

  private mutating func numbers(
    _ key: String, of group: FieldSet, count: Int, _ range: ClosedRange<Double>, _ unit: String,
    into tokens: inout [Double]
  ) {
    guard let node = group[key] else { return }
    guard let items = node.items, items.count == count else {
      bag.add(
        "theme", "“\(key)” is a list of \(count) numbers.",
        help: "Write \(key): [\(tokens.map(Self.text).joined(separator: ", "))].",
        at: node.location)
      return
    }
    let numbers = items.compactMap { checked($0, key, range, unit, clause: false) }
    if numbers.count == count { tokens = numbers }
  }

  private mutating func checked(
    _ node: YAMLNode, _ key: String, _ range: ClosedRange<Double>, _ unit: String, clause: Bool
  ) -> Double? {
    let limits =
      "from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound)) \(unit)"
    guard let number = node.number else {
      bag.add(
        "theme", "“\(key)” is a number \(limits).",
        help: "Write \(key): \(Self.text(range.lowerBound)), without a unit.", at: node.location)
      return nil
    }
    guard range.contains(number) else {
      bag.add(
        "theme", "“\(key)” is \(Self.text(number)); it goes \(limits).",
        why: clause ? "The marketplace withholds messages beyond this limit." : "",
        help: "Write a number within the limit.", at: node.location,
        references: clause ? [.policy("Styling")] : [])
      return nil
    }
    return number
  }

  /// A number without a needless `.0`.
  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
  }
}
