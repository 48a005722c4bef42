/// Declarations.
extension StyleTable {
  /// One `property: value` that the document's author wrote, in a style attribute or a style sheet.
  package struct Declaration: Sendable {
    /// The property, or `.other` when no rule asks for it.
    package let name: PropertyName
    package let isImportant: Bool
    /// Source bytes from the property's first to the value's last (with `!important`).
    package internal(set) var span: Range<Int>
    /// Source bytes of the value.
    package internal(set) var valueSpan: Range<Int>
    package internal(set) var origin: Origin
    /// Where the two texts stand.
    private let bytes: [UInt8]
    private let propertyRange: Range<Int32>
    private let valueRange: Range<Int32>

    init(
      name: PropertyName, isImportant: Bool, span: Range<Int>, valueSpan: Range<Int>,
      origin: Origin, bytes: [UInt8], property: Range<Int>, value: Range<Int>
    ) {
      self.name = name
      self.isImportant = isImportant
      self.span = span
      self.valueSpan = valueSpan
      self.origin = origin
      self.bytes = bytes
      propertyRange =
        Int32(
          truncatingIfNeeded: property.lowerBound)..<Int32(
          truncatingIfNeeded: property.upperBound)
      valueRange =
        Int32(truncatingIfNeeded: value.lowerBound)..<Int32(truncatingIfNeeded: value.upperBound)
    }

    /// The property as written.
    var propertyText: CSSText { CSSText(bytes, propertyRange) }
    /// The value as written, without `!important`.
    var valueText: CSSText { CSSText(bytes, valueRange) }

    /// Whether it declares a custom property.
    var isCustom: Bool { name == .other && bytes[propertyText.range].starts(with: "--".utf8) }

    /// The name of a custom property, in which case counts.
    var customName: [UInt8] {
      CSSScanner(bytes, in: propertyText.range).decoded(propertyText.range)
    }

    /// The declaration with another value, at the same place.
    func with(value: [UInt8]) -> Declaration {
      let property = Array(bytes[propertyText.range])
      return Declaration(
        name: name, isImportant: isImportant, span: span, valueSpan: valueSpan, origin: origin,
        bytes: property + value, property: 0..<property.count,
        value: property.count..<(property.count + value.count))
    }

    /// The same declaration where the same text stands in another element.
    func repeated(in origin: Origin, distance: Int) -> Declaration {
      var copy = self
      copy.origin = origin
      copy.span = (span.lowerBound + distance)..<(span.upperBound + distance)
      copy.valueSpan = (valueSpan.lowerBound + distance)..<(valueSpan.upperBound + distance)
      return copy
    }

    /// The property in lower case (custom properties as written).
    package var property: String {
      if name != .other { return name.rawValue }
      let scanner = CSSScanner(propertyText.bytes, in: propertyText.range)
      let name = scanner.decoded(propertyText.range)
      let isCustom = name.starts(with: "--".utf8)
      return String(decoding: isCustom ? name : name.map(\.lowercasedASCII), as: UTF8.self)
    }

    /// The value without `!important`, white space at both ends removed, comments removed.
    package var value: String { valueText.string }

    /// The pieces of the value.
    package var tokens: CSSValueReader { CSSValueReader(bytes, in: Range(widening: valueRange)) }

    /// Whether the value is this one keyword, in any case and with any escapes.
    package func isKeyword(_ keyword: StaticString) -> Bool {
      var reader = tokens
      guard let token = reader.only() else { return false }
      return reader.isKeyword(token, keyword)
    }

    /// The source bytes of a token's range; all of the value's when the source writes some of it as
    /// character references.
    package func sourceSpan(of range: Range<Int>) -> Range<Int> {
      valueText.sourceSpan(of: range, in: valueSpan)
    }
  }

  package enum Origin: Sendable, Equatable {
    /// In the style attribute of this element.
    case styleAttribute(HTMLTree.NodeID)
    /// In rule number `rule` of `rules`.
    case styleSheet(rule: Int)
  }
}

/// A piece of CSS: a range of the tree's decoded characters, which it shares.
struct CSSText: Sendable {
  let bytes: [UInt8]
  let range: Range<Int>

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  init(_ bytes: [UInt8], _ range: Range<Int32>) {
    self.init(bytes, Int(range.lowerBound)..<Int(range.upperBound))
  }

  /// The text with a space for each comment that parts two words, and none for other comments.
  var string: String {
    guard bytes[range].contains(UInt8(ascii: "*")) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var result: [UInt8] = []
    var scanner = CSSScanner(bytes, in: range)
    while !scanner.isAtEnd {
      let start = scanner.position
      switch scanner.byte {
      case UInt8(ascii: "/") where scanner.isAtComment:
        scanner.skipComment()
        if let last = result.last, !last.isHTMLWhitespace, !scanner.isAtEnd,
          !scanner.byte.isHTMLWhitespace
        {
          result.append(UInt8(ascii: " "))
        }
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = scanner.skipString()
      default: scanner.position += 1
      }
      result += bytes[start..<scanner.position]
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where a part of the text stands in the source, when the text is the source's byte for byte.
  func sourceSpan(of part: Range<Int>, in span: Range<Int>) -> Range<Int> {
    guard span.count == range.count, part.lowerBound >= range.lowerBound,
      part.upperBound <= range.upperBound
    else { return span }
    let offset = span.lowerBound - range.lowerBound
    return (part.lowerBound + offset)..<(part.upperBound + offset)
  }
}
