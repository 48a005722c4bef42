import BilletCore

/// Cuts HTML into tokens as a browser does (HTML 13.2.5), with every byte's place.
///
/// libxml2 finds other tags, attributes and comments in some inputs than a browser, and says nothing
/// of it. So the tags are found here, and libxml2 is given a skeleton of the document (`Skeleton`).
struct HTMLTokenizer: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  /// One past the last byte that is read; moved to the front when a limit is reached.
  var end: Int
  var position: Int

  var tokens: [HTMLToken] = []
  var attributes: [HTMLTree.Attribute] = []
  var otherAttributeNames: [Int32: String] = [:]
  var characters: GrowingBuffer<UInt8>
  var alignment: GrowingBuffer<HTMLTree.Alignment>
  var problems: ProblemList
  /// Attributes of `html` and `body` tags after the first, which a browser adds to the first.
  var furtherAttributes: [ElementName: [HTMLTree.Attribute]] = [:]

  /// The element whose text holds no tags, when one is open.
  var rawTextElement: ElementName?
  /// Open `svg` and `math` elements, and the elements in them that hold HTML again.
  var foreign = ForeignContent()
  var hasHTMLTag = false
  var hasHeadTag = false
  /// Whether something was seen after which a browser drops a doctype.
  var hasStarted = false
  /// Whether `noscript` is open: text to a browser that runs scripts, elements to one that does not.
  var isInNoscript = false
  /// Whether something was seen that makes a parser open the body by itself.
  var isBodyOpen = false
  /// Whether libxml2 has the body open for certain.
  var isInBody = false

  let elementNames = ElementName.nameTable
  let attributeNames = AttributeName.nameTable

  init(
    bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, problems: ProblemList
  ) {
    self.bytes = bytes
    self.end = end
    self.problems = problems
    position = start
    let size = end - start
    // Before and behind each tag there is a text at the most.
    let tags = bytes[start..<end].count(of: UInt8(ascii: "<"))
    tokens.reserveCapacity(2 * tags + 1)
    attributes.reserveCapacity(size / 32 + 8)
    characters = GrowingBuffer(capacity: size + 16)
    alignment = GrowingBuffer(capacity: size / 4 + 16)
  }

  /// Reads to the end, or to the first limit: O(n).
  mutating func run() {
    while position < end {
      if let element = rawTextElement {
        rawTextElement = nil
        scanRawText(of: element)
      } else if bytes[position] != UInt8(ascii: "<") || !scanMarkup() {
        scanText()
      }
    }
    decodeFurtherAttributes()
  }

  /// Reads what begins with the `<` at `position`; `false` when that is text.
  private mutating func scanMarkup() -> Bool {
    guard position + 1 < end else { return false }
    switch bytes[position + 1] {
    case let byte where byte.isASCIILetter:
      scanTag(.startTag)
    case UInt8(ascii: "/"):
      guard position + 2 < end else { return false }
      if bytes[position + 2].isASCIILetter {
        scanTag(.endTag)
      } else if bytes[position + 2] == UInt8(ascii: ">") {
        position += 3
      } else {
        scanBogusComment(contentFrom: position + 2)
      }
    case UInt8(ascii: "!"):
      scanDeclaration()
    case UInt8(ascii: "?"):
      // An XML declaration or namespace, as XHTML and office programs write them, hides nothing.
      let isXML = bytes[position + 2..<min(position + 5, end)].elementsEqual("xml".utf8)
      if !isXML { problems.report(.processingInstruction, at: position..<min(position + 2, end)) }
      scanBogusComment(contentFrom: position + 1)
    default:
      return false
    }
    return true
  }

  /// Adds a token that ends at `position`.
  @inline(__always)
  mutating func append(_ token: HTMLToken) {
    if isInNoscript { reportNoscriptEnd(in: token) }
    if token.kind != .comment, !(token.kind == .text && token.isBlank) { hasStarted = true }
    tokens.append(token)
  }

  /// Reports a `</noscript` that stands where only a browser that runs scripts sees it.
  private mutating func reportNoscriptEnd(in token: HTMLToken) {
    if token.kind == .endTag, token.name == .noscript {
      isInNoscript = false
    } else if let offset = token.span.first(where: { matches("</noscript", at: $0) }) {
      problems.report(.endTagInNoscript, at: offset..<(offset + 10))
    }
  }

  /// Whether the bytes at `offset` are these, ASCII letters in any case.
  func matches(_ text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= end else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where bytes[offset + index].lowercasedASCII != text.utf8Start[index] {
      return false
    }
    return true
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// How many bytes are this one: eight at a time.
  fileprivate func count(of byte: UInt8) -> Int {
    let bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: self))
    let (low, high): (UInt64, UInt64) = (0x7F7F_7F7F_7F7F_7F7F, 0x0101_0101_0101_0101)
    let pattern = UInt64(byte) &* high
    var count = 0
    var next = 0
    while next + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: next, as: UInt64.self) ^ pattern
      // The highest bit of each byte that is zero now.
      let zeros = ~(((word & low) &+ low) | word | low)
      count += Int(truncatingIfNeeded: ((zeros >> 7) &* high) >> 56)
      next += 8
    }
    while next < bytes.count {
      if bytes[next] == byte { count += 1 }
      next += 1
    }
    return count
  }
}
