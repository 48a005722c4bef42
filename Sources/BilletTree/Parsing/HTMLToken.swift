/// A piece of HTML as the tokenizer cuts it (HTML 13.2.5).
struct HTMLToken {
  enum Kind: UInt8 {
    case doctype
    case comment
    case text
    case startTag
    case endTag
  }

  var kind: Kind
  /// A tag's name; `.other` for names without a case.
  var name: ElementName = .none
  /// Whether a text is nothing but white space.
  var isBlank = false
  /// Whether a text stands where it has no say in the structure, so that the skeleton is without it.
  var isFree = false
  /// Whether a start tag is an element without content.
  var isClosed = false
  /// Whether the tag stands in `svg` or `math`, where no name means what it means in HTML.
  var isForeign = false
  /// How many `svg` and `math` elements a start tag ends because it has no place in them.
  var foreignLevelsLeft: UInt8 = 0
  /// How many bytes a tag's name takes.
  var nameLength: Int32 = 0
  var start: Int32
  var end: Int32
  /// One past the token's bytes in the skeleton, or past those before it when it has none.
  var skeletonEnd: Int32 = 0
  /// A start tag's attributes, or the decoded bytes of text and comments.
  var content: Range<Int32> = 0..<0

  var span: Range<Int> { Int(start)..<Int(end) }

  /// Source bytes of a tag's name.
  var nameSpan: Range<Int> {
    let first = Int(start) + (kind == .endTag ? 2 : 1)
    return first..<(first + Int(nameLength))
  }

  /// The name under which libxml2 sees a tag.
  var standIn: StaticString {
    if isForeign { return isClosed ? "img" : "span" }
    return isClosed ? name.closedStandIn : name.standIn
  }
}
