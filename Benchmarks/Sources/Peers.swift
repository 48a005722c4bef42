import CLibXML2
import CPeers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The libraries that Billet is measured against, doing their part of the work and nothing else.
enum Peers {
  /// md4c's own HTML renderer, with the extensions that messages use; gives the size of its output.
  static func renderWithMD4C(_ markdown: [UInt8]) -> Int {
    var output = Output()
    output.bytes.reserveCapacity(markdown.count * 2)
    markdown.withUnsafeBytes { buffer in
      let text = buffer.bindMemory(to: MD_CHAR.self)
      _ = md_html(
        text.baseAddress, MD_SIZE(text.count),
        { chunk, size, user in
          guard let chunk, let user else { return }
          let bytes = UnsafeRawBufferPointer(start: chunk, count: Int(size))
          user.assumingMemoryBound(to: Output.self).pointee.bytes.append(contentsOf: bytes)
        }, &output, UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH), 0)
    }
    return output.bytes.count
  }

  /// cmark-gfm's CommonMark to HTML, without its extensions; gives the size of its output.
  static func renderWithCMark(_ markdown: [UInt8]) -> Int {
    markdown.withUnsafeBytes { buffer in
      let text = buffer.bindMemory(to: CChar.self)
      guard let html = cmark_markdown_to_html(text.baseAddress, text.count, CMARK_OPT_DEFAULT)
      else { return 0 }
      defer { free(html) }
      return strlen(html)
    }
  }

  /// `memcpy` from one buffer to another of the same size.
  static func copy(_ source: [UInt8], to target: inout [UInt8]) -> Int {
    let count = min(source.count, target.count)
    source.withUnsafeBytes { source in
      target.withUnsafeMutableBytes { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        memcpy(to, from, count)
      }
    }
    return Int(target.last ?? 0)
  }

  /// libxml2's SAX parser with handlers that only count; gives the number of elements.
  static func parseWithLibXML2(_ html: [UInt8]) -> Int {
    var handlers = htmlSAXHandler()
    handlers.startElement = { user, _, _ in
      user?.assumingMemoryBound(to: Int.self).pointee += 1
    }
    handlers.endElement = { _, _ in }
    handlers.characters = { _, _, _ in }
    handlers.cdataBlock = { _, _, _ in }
    handlers.comment = { _, _ in }
    var count = 0
    html.withUnsafeBytes { buffer in
      let bytes = buffer.bindMemory(to: CChar.self)
      guard
        let context = htmlCreatePushParserCtxt(
          &handlers, &count, bytes.baseAddress, Int32(bytes.count), nil, XML_CHAR_ENCODING_UTF8)
      else { return }
      htmlParseChunk(context, nil, 0, 1)
      htmlFreeParserCtxt(context)
    }
    return count
  }

  private struct Output {
    var bytes: [UInt8] = []
  }
}
