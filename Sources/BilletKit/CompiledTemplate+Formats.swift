import BilletAuthoring
import BilletCore
import BilletMessage
import BilletRendering

extension CompiledTemplate {
  /// A message and its values, ready to be written in any format.
  struct Filled {
    var message: Message
    var values: ResolvedValues
    var html: Rendered
    var fragment: Skeleton?
    var facts: MessageFacts
    /// `nil` when the message may read no files.
    var attachments: AttachmentFolder?
  }

  /// A message in one format.
  struct Written {
    /// `nil` when there is no such form of it.
    var bytes: [UInt8]?
    /// What keeps the format's readers from taking it.
    var diagnostics: [Diagnostic] = []
    /// The longest text in it, in bytes, attachments aside.
    var length: Int
  }

  /// Writes a message; the HTML is there already, for it is checked whatever the format.
  func write(_ filled: Filled, as format: OutputFormat) -> Written {
    switch format {
    case .html:
      return Written(bytes: filled.html.bytes, length: filled.html.bytes.count)
    case .fragment:
      let bytes = filled.fragment?.fill(filled.values).bytes ?? filled.html.bytes
      return Written(bytes: bytes, length: bytes.count)
    case .text:
      let bytes = text(filled).bytes
      return Written(bytes: bytes, length: bytes.count)
    case .eml: return mail(filled)
    case .sellingPartner: return request(filled)
    }
  }

  private func text(_ filled: Filled) -> Rendered {
    TextRenderer().render(filled.message, values: filled.values)
  }

  private func mail(_ filled: Filled) -> Written {
    let text = text(filled).bytes
    let length = max(text.count, filled.html.bytes.count)
    guard length <= Limits.outputBytes else { return Written(bytes: nil, length: length) }
    let front = template.frontMatter
    let declared = filled.facts.attachments ?? []
    // Those that the data or the command name stand at no place of the author's.
    let place = declared == front.facts.attachments ? front.attachmentsLocation : nil
    let loaded =
      filled.attachments?.load(declared, at: place)
      ?? AttachmentFolder.refuse(declared, at: place)
    let mail = MailMessage(
      subject: filled.message.subject.filled(with: filled.values), language: front.language,
      html: filled.html.bytes, text: text, attachments: loaded.files)
    return Written(bytes: mail.render(), diagnostics: loaded.diagnostics, length: length)
  }

  private func request(_ filled: Filled) -> Written {
    let text = text(filled)
    guard text.bytes.count <= Limits.outputBytes else {
      return Written(bytes: nil, length: text.bytes.count)
    }
    let map = text.sourceMap
    let request = SellingPartnerMessage(text: text.bytes, facts: filled.facts)
      .request { map.source(of: $0) }
    return Written(
      bytes: request.bytes, diagnostics: request.diagnostics, length: text.bytes.count)
  }
}

extension Text {
  /// The text with its values, as plain characters.
  fileprivate func filled(with values: ResolvedValues) -> String {
    var bytes: [UInt8] = []
    for segment in segments {
      switch segment.content {
      case .literal(let literal): bytes += literal
      case .value(let index): bytes += values[index].bytes
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
