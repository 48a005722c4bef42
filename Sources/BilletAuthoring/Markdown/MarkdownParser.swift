internal import CMD4C

/// Runs md4c over a part of the buffer and hands its events to a builder.
///
/// md4c's text events point into the buffer itself, so that each piece of text has its exact offset; what
/// lies outside is synthesised.
enum MarkdownParser {
  static func parse(_ builder: MarkdownBuilder) {
    var parser = MD_PARSER()
    // Bare addresses are found afterwards: md4c ends them before a value.
    parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH)
    parser.enter_block = { type, detail, user in
      MarkdownParser.builder(user)?.enter(MarkdownParser.block(type, detail))
      return MarkdownParser.builder(user)?.hasFailed == true ? 1 : 0
    }
    parser.leave_block = { type, detail, user in
      MarkdownParser.builder(user)?.leave(MarkdownParser.block(type, detail))
      return 0
    }
    parser.enter_span = { type, detail, user in
      MarkdownParser.builder(user)?.enter(
        MarkdownParser.span(type, detail, MarkdownParser.builder(user)))
      return 0
    }
    parser.leave_span = { type, detail, user in
      MarkdownParser.builder(user)?.leave(
        MarkdownParser.span(type, detail, MarkdownParser.builder(user)))
      return 0
    }
    parser.text = { type, text, size, user in
      guard let builder = MarkdownParser.builder(user), let text else { return 0 }
      let buffer = UnsafeRawBufferPointer(start: text, count: Int(size))
      switch type {
      case MD_TEXT_BR: builder.lineBreak(isHard: true)
      case MD_TEXT_SOFTBR: builder.lineBreak(isHard: false)
      case MD_TEXT_NULLCHAR: builder.synthesised(Array("\u{FFFD}".utf8))
      default:
        let kind: MarkdownBuilder.TextKind =
          switch type {
          case MD_TEXT_ENTITY: .entity
          case MD_TEXT_CODE: .code
          case MD_TEXT_HTML: .html
          default: .normal
          }
        if let range = builder.range(of: buffer) {
          builder.text(kind, range)
        } else {
          builder.synthesised(Array(buffer))
        }
      }
      return 0
    }
    let user = Unmanaged.passUnretained(builder).toOpaque()
    builder.withMarkdown { markdown in
      let text = markdown.bindMemory(to: MD_CHAR.self)
      _ = md_parse(text.baseAddress, MD_SIZE(text.count), &parser, user)
    }
  }

  private static func builder(_ user: UnsafeMutableRawPointer?) -> MarkdownBuilder? {
    user.map { Unmanaged<MarkdownBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func block(
    _ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?
  ) -> MarkdownBuilder.BlockEvent {
    switch type {
    case MD_BLOCK_QUOTE: return .quote
    case MD_BLOCK_UL:
      let isTight = detail?.assumingMemoryBound(to: MD_BLOCK_UL_DETAIL.self).pointee.is_tight
      return .list(start: nil, isTight: isTight != 0)
    case MD_BLOCK_OL:
      let ordered = detail?.assumingMemoryBound(to: MD_BLOCK_OL_DETAIL.self).pointee
      return .list(start: Int(ordered?.start ?? 1), isTight: ordered?.is_tight != 0)
    case MD_BLOCK_LI: return .item
    case MD_BLOCK_HR: return .thematicBreak
    case MD_BLOCK_H:
      let level = detail?.assumingMemoryBound(to: MD_BLOCK_H_DETAIL.self).pointee.level
      return .heading(Int(level ?? 1))
    case MD_BLOCK_CODE: return .code
    case MD_BLOCK_HTML: return .html
    case MD_BLOCK_P: return .paragraph
    case MD_BLOCK_TABLE: return .table
    case MD_BLOCK_TR: return .row
    case MD_BLOCK_TH, MD_BLOCK_TD:
      let align = detail?.assumingMemoryBound(to: MD_BLOCK_TD_DETAIL.self).pointee.align
      return .cell(isAligned: align != nil && align != MD_ALIGN_DEFAULT)
    default: return .transparent
    }
  }

  private static func span(
    _ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?, _ builder: MarkdownBuilder?
  ) -> MarkdownBuilder.SpanEvent {
    switch type {
    case MD_SPAN_EM: return .emphasis
    case MD_SPAN_STRONG: return .strong
    case MD_SPAN_DEL: return .strikethrough
    case MD_SPAN_CODE: return .code
    case MD_SPAN_A:
      let link = detail?.assumingMemoryBound(to: MD_SPAN_A_DETAIL.self).pointee
      return .link(attribute(link?.href), title: attribute(link?.title))
    case MD_SPAN_IMG:
      let image = detail?.assumingMemoryBound(to: MD_SPAN_IMG_DETAIL.self).pointee
      return .image(attribute(image?.src), title: attribute(image?.title))
    default: return .transparent
    }
  }

  /// An address or title with its references resolved; escapes md4c has resolved already.
  private static func attribute(_ attribute: MD_ATTRIBUTE?) -> [UInt8] {
    guard let attribute, let text = attribute.text, attribute.size > 0,
      let types = attribute.substr_types, let offsets = attribute.substr_offsets
    else { return [] }
    var result: [UInt8] = []
    let bytes = UnsafeRawBufferPointer(start: text, count: Int(attribute.size))
    var index = 0
    while offsets[index] < attribute.size {
      let part = Array(bytes[Int(offsets[index])..<Int(offsets[index + 1])])
      switch types[index] {
      case MD_TEXT_ENTITY: result += MarkdownBuilder.resolve(part)
      case MD_TEXT_NULLCHAR: result += Array("\u{FFFD}".utf8)
      default: result += part
      }
      index += 1
    }
    return result
  }
}
