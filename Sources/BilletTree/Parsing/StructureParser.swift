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

    /// How many bytes of the skeleton libxml2 has read.
    var offset: Int {
      guard let input = context.pointee.input, let current = input.pointee.cur,
        let base = input.pointee.base
      else { return 0 }
      return Int(input.pointee.consumed) + (current - base)
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

  /// Feeds `builder` with the elements and texts of a skeleton: O(n).
  ///
  /// A skeleton is ASCII, so libxml2 has no encoding to guess, and names no entity and no address.
  static func run(_ skeleton: [UInt8], into builder: inout TreeBuilder) {
    guard isReady, !skeleton.isEmpty else { return }
    skeleton.withUnsafeBytes { bytes in
      let context = htmlCreateMemoryParserCtxt(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(truncatingIfNeeded: bytes.count))
      guard let context else { return }
      defer { htmlFreeParserCtxt(context) }
      guard let sax = context.pointee.sax else { return }
      sax.pointee = handler
      context.pointee.options = Int32(bitPattern: HTML_PARSE_NONET.rawValue)
      withUnsafeMutablePointer(to: &builder) { builder in
        var state = State(builder: builder, context: context)
        withUnsafeMutablePointer(to: &state) { state in
          context.pointee._private = UnsafeMutableRawPointer(state)
          _ = htmlParseDocument(context)
        }
      }
    }
  }

  private static func state(_ userData: UnsafeMutableRawPointer?) -> State? {
    userData?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private?
      .assumingMemoryBound(to: State.self).pointee
  }

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElement = { userData, name, _ in
      guard let state = StructureParser.state(userData), let name else { return }
      let offset = state.offset
      state.builder.pointee.startElement(at: offset) { xmlStrEqual(name, $0.utf8Start) != 0 }
      if state.builder.pointee.isStopped { xmlStopParser(state.context) }
    }
    handler.endElement = { userData, name in
      guard let state = StructureParser.state(userData), let name else { return }
      let offset = state.offset
      state.builder.pointee.endElement(at: offset) { xmlStrEqual(name, $0.utf8Start) != 0 }
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
