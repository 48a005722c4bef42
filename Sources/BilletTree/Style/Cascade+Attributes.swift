/// Attributes that style (HTML 15.3 and 15.4.3); the author's rules are stronger.
extension Cascade {
  mutating func applyFontAttributes() {
    for index in tree.nodes[element.index].attributes {
      let attribute = tree.attributes[Int(index)]
      guard !attribute.isDuplicate else { continue }
      switch attribute.name {
      case .dir:
        let value = tree.bytes(of: attribute)
        if isSpelled(value, "rtl") { style.isRightToLeft = true }
        if isSpelled(value, "ltr") { style.isRightToLeft = false }
      case .size where name == .font:
        if let pixels = Self.legacyFontSize(tree.bytes(of: attribute)) {
          fontSize = .keyword(pixels)
        }
      default: break
      }
    }
  }

  /// The size that `<font size>` stands for (HTML 15.3.4).
  private static func legacyFontSize(_ bytes: ArraySlice<UInt8>) -> Double? {
    var bytes = bytes.drop(while: \.isHTMLWhitespace)
    let sign = bytes.first
    let isRelative = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    if isRelative { bytes.removeFirst() }
    guard bytes.first?.isCSSDigit == true else { return nil }
    var number = 0
    for digit in bytes.prefix(while: \.isCSSDigit) {
      number = min(number * 10 + Int(digit &- 0x30), 100)
    }
    if isRelative { number = sign == UInt8(ascii: "+") ? 3 + number : 3 - number }
    let sizes: [Double] = [10, 13, 16, 18, 24, 32, 48]
    return sizes[min(max(number, 1), 7) - 1]
  }

  mutating func applyBoxAttributes() {
    for index in tree.nodes[element.index].attributes {
      let attribute = tree.attributes[Int(index)]
      guard !attribute.isDuplicate else { continue }
      switch attribute.name {
      case .width where name.takesWidth: style.width = dimension(attribute) ?? style.width
      case .height where name.takesHeight: style.height = dimension(attribute) ?? style.height
      case .align: applyAlign(tree.bytes(of: attribute))
      case .hspace where name.takesSpace:
        if let length = Self.dimension(tree.bytes(of: attribute)) {
          style.marginLeft = length
          style.marginRight = length
        }
      case .border where name == .img || name == .object || name == .input || name == .table:
        applyBorder(tree.bytes(of: attribute))
      case .frame where name == .table: break
      case .nowrap where name == .td || name == .th: style.preservesWhitespace = false
      case .marginwidth where name == .body:
        if case .pixels(let pixels) = Self.dimension(tree.bytes(of: attribute)) {
          setMargins(pixels)
        }
      case .other where name == .body: applyBodyMargin(index)
      // Nothing shows it before a click (HTML 15.3.1).
      case .other where name != .dialog && tree.otherAttributeNames[index] == "popover":
        style.display = .none
      case .type where name == .input:
        if isSpelled(tree.bytes(of: attribute), "hidden") { style.display = .none }
      case .hidden: style.display = .none
      default: break
      }
    }
    if name == .td || name == .th { applyTableAttributes() }
  }

  /// What an attribute for the width or the height says, `nil` for nothing.
  private func dimension(_ attribute: HTMLTree.Attribute) -> StyleTable.Length? {
    guard let length = Self.dimension(tree.bytes(of: attribute)) else { return nil }
    // Tables and cells pass over a zero (HTML 15.3.10).
    let isZero = length == .pixels(0) || length == .percent(0)
    if isZero, name == .table || name == .td || name == .th { return nil }
    return length
  }

  private mutating func applyAlign(_ value: ArraySlice<UInt8>) {
    switch name {
    case .img, .iframe, .object, .embed, .applet, .input, .table:
      if isSpelled(value, "left") || isSpelled(value, "right") { style.isFloating = true }
      if name == .table, isSpelled(value, "center") {
        style.marginLeft = .auto
        style.marginRight = .auto
      }
    default: break
    }
  }

  private mutating func applyBorder(_ value: ArraySlice<UInt8>) {
    if case .pixels(let pixels) = Self.dimension(value) {
      setBorders(pixels)
    } else if name == .table {
      // Without a number that can be read a table has the thinnest border.
      setBorders(1)
    }
  }

  private mutating func applyBodyMargin(_ index: Int32) {
    let bytes = tree.bytes(of: tree.attributes[Int(index)])
    guard let length = Self.dimension(bytes) else { return }
    switch tree.otherAttributeNames[index] {
    case "leftmargin": style.marginLeft = length
    case "rightmargin": style.marginRight = length
    default: break
    }
  }

  /// What the table's attributes say of its cells.
  mutating func applyTableAttributes() {
    for ancestor in tree.ancestors(of: element) where tree[ancestor].name == .table {
      if let padding = tree.attribute(.cellpadding, of: ancestor),
        case .pixels(let pixels) = Self.dimension(tree.bytes(of: padding))
      {
        setPaddings(.pixels(pixels))
      }
      if let border = tree.attribute(.border, of: ancestor),
        Self.dimension(tree.bytes(of: border)) != .pixels(0)
      {
        setBorders(1)
      }
      return
    }
  }

  /// Reads `300`, `12.5` or `50%` (HTML 2.3.4.4).
  private static func dimension(_ bytes: ArraySlice<UInt8>) -> StyleTable.Length? {
    let digits = bytes.drop(while: \.isHTMLWhitespace)
    guard digits.first?.isCSSDigit == true else { return nil }
    var scanner = CSSScanner(Array(digits.prefix { $0.isCSSDigit || $0 == UInt8(ascii: ".") }))
    let number = scanner.readNumber()
    guard number.isFinite else { return nil }
    let rest = digits.dropFirst(scanner.position)
    return rest.first == UInt8(ascii: "%") ? .percent(number) : .pixels(number)
  }
}

extension ElementName {
  fileprivate var takesWidth: Bool {
    switch self {
    case .img, .table, .td, .th, .col, .colgroup, .hr, .iframe, .object, .embed, .applet, .video,
      .canvas, .input, .marquee:
      true
    default: false
    }
  }

  fileprivate var takesHeight: Bool {
    self == .tr || self == .tbody || self == .thead || self == .tfoot
      || (takesWidth && self != .hr && self != .col && self != .colgroup)
  }

  fileprivate var takesSpace: Bool {
    switch self {
    case .img, .iframe, .object, .embed, .applet, .input, .marquee: true
    default: false
    }
  }
}
