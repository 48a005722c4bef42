import BilletCore
internal import CLibXML2

/// Has libxml2 find the structure of a document's skeleton (see `HTMLTokenizer`).
///
/// The only place that knows libxml2. Everything is opened, used and closed inside `run`; no pointer of
/// libxml2 leaves it.
enum StructureParser {
  /// libxml2's globals, set up once before the first parser.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// What the callbacks reach through libxml2's context.
  private struct State {
    let builder: UnsafeMutablePointer<TreeBuilder>
    let context: htmlParserCtxtPtr
    /// How far the builder's offsets are ahead of libxml2's.
    let shift: Int

    /// How many bytes of the skeleton libxml2 has read.
    var offset: Int {
      guard let input = context.pointee.input, let current = input.pointee.cur,
        let base = input.pointee.base
      else { return 0 }
      return Int(input.pointee.consumed) + (current - base) + shift
    }

    /// The same in an event for text.
    ///
    /// libxml2 hands out long text in pieces, each before it has stepped over the last byte.
    var offsetAfterText: Int {
      guard let next = context.pointee.input?.pointee.cur?.pointee, next != 0,
        next != UInt8(ascii: "<")
      else { return offset }
      return offset + 1
    }
  }

  /// What libxml2 reads when it begins anew: the open elements, then the rest of the skeleton, in
  /// pieces, since a copy of the rest for each beginning would not be linear.
  private struct Reader {
    var prefix: ArraySlice<UInt8>
    var rest: ArraySlice<UInt8>

    static let callback: xmlInputReadCallback = { reader, buffer, length in
      guard let reader = reader?.assumingMemoryBound(to: Reader.self), let buffer, length > 0 else {
        return 0
      }
      let bytes = UnsafeMutableRawBufferPointer(start: buffer, count: Int(length))
      return Int32(truncatingIfNeeded: reader.pointee.read(into: bytes))
    }

    private mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let isPrefix = !prefix.isEmpty
      let part = (isPrefix ? prefix : rest).prefix(buffer.count)
      buffer.copyBytes(from: part)
      if isPrefix {
        prefix = prefix.dropFirst(part.count)
      } else {
        rest = rest.dropFirst(part.count)
      }
      return part.count
    }
  }

  /// Feeds `builder` with the elements and texts of a skeleton: O(n).
  ///
  /// libxml2 keeps elements open that a browser closes. When they are too many, it begins anew with the
  /// elements that are really open.
  static func run(_ skeleton: [UInt8], into builder: inout TreeBuilder) {
    guard isReady, !skeleton.isEmpty else { return }
    parse(shift: 0, into: &builder) { context in
      (skeleton + CollectionOfOne(0)).withUnsafeBufferPointer { bytes in
        // A stream over the bytes themselves: of memory of its own libxml2 asks at every step whether
        // there is more to come.
        guard let input = xmlNewStringInputStream(context, bytes.baseAddress) else { return }
        inputPush(context, input)
        htmlCtxtUseOptions(context, options)
        htmlParseDocument(context)
      }
    }
    while let start = builder.restart {
      let prefix = builder.beginRun(at: start)
      var reader = Reader(prefix: prefix[...], rest: skeleton[start...])
      parse(shift: start - prefix.count, into: &builder) { context in
        withUnsafeMutablePointer(to: &reader) { reader in
          _ = htmlCtxtReadIO(context, Reader.callback, nil, reader, nil, nil, options)
        }
      }
    }
  }

  /// A skeleton is ASCII, so no encoding is named: converting would cost time. It names no address and
  /// no entity; the options forbid the network all the same.
  private static var options: Int32 {
    Int32(bitPattern: HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue)
  }

  private static func parse(
    shift: Int, into builder: inout TreeBuilder, read: (htmlParserCtxtPtr) -> Void
  ) {
    guard let context = htmlNewParserCtxt() else { return }
    defer { htmlFreeParserCtxt(context) }
    guard let sax = context.pointee.sax else { return }
    sax.pointee = handler
    withUnsafeMutablePointer(to: &builder) { builder in
      var state = State(builder: builder, context: context, shift: shift)
      withUnsafeMutablePointer(to: &state) { state in
        context.pointee._private = UnsafeMutableRawPointer(state)
        read(context)
      }
    }
  }

  private static func state(_ userData: UnsafeMutableRawPointer?) -> State? {
    userData?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private?
      .assumingMemoryBound(to: State.self).pointee
  }

  /// Whether a name of libxml2's is this one; both end in NUL, and both are short.
  @inline(__always)
  private static func isNamed(_ name: UnsafePointer<xmlChar>, _ other: StaticString) -> Bool {
    var index = 0
    while name[index] == other.utf8Start[index] {
      if name[index] == 0 { return true }
      index += 1
    }
    return false
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElement = { userData, name, _ in
      guard let state = StructureParser.state(userData), let name else { return }
      let offset = state.offset
      state.builder.pointee.startElement(at: offset) {
        StructureParser.isNamed(name, $0)
      }
      if state.builder.pointee.isStopped || state.builder.pointee.restart != nil {
        xmlStopParser(state.context)
      }
    }
    handler.endElement = { userData, name in
      guard let state = StructureParser.state(userData), let name else { return }
      let offset = state.offset
      state.builder.pointee.endElement(at: offset) {
        StructureParser.isNamed(name, $0)
      }
    }
    handler.characters = { userData, _, length in
      guard let state = StructureParser.state(userData) else { return }
      let offset = state.offsetAfterText
      state.builder.pointee.addText(at: (offset - Int(length))..<offset)
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    // Errors of a skeleton say nothing about the document; an unread rest is found by the builder.
    handler.serror = { _, _ in }
    return handler
  }
}
