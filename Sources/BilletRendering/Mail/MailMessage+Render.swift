import BilletCore
import BilletMessage

extension MailMessage {
  /// The message's bytes: O(n), the same for the same input, in lines of ASCII that end in CR LF.
  ///
  /// No line is longer than 78 characters but for a longer address or identifier; none reaches 998
  /// (RFC 5322, section 2.1.1).
  package func render() -> [UInt8] {
    let hash = contentHash
    let mixed = "=_mixed_\(hash)"
    var writer = MailWriter(
      capacity: 1024 + (html.count + text.count) * 5 / 4
        + attachments.reduce(0) { $0 + 512 + $1.bytes.count * 7 / 5 })
    writeHeader(to: &writer)
    if attachments.isEmpty {
      writeAlternative(hash, to: &writer)
      return writer.bytes
    }
    writer.multipart("mixed", boundary: mixed)
    writer.delimiter(mixed)
    writeAlternative(hash, to: &writer)
    for attachment in attachments {
      writer.delimiter(mixed)
      write(attachment, to: &writer)
    }
    writer.closeDelimiter(mixed)
    return writer.bytes
  }

  private func writeHeader(to writer: inout MailWriter) {
    if let sender { writer.field("From", sender.words(after: "From")) }
    if !recipients.isEmpty {
      var words: [String] = []
      for recipient in recipients {
        if !words.isEmpty { words[words.count - 1].append(",") }
        words += recipient.words(after: "To")
      }
      writer.field("To", words)
    }
    writer.field("Subject", HeaderText(subject).words(after: "Subject"))
    if let date { writer.field("Date", [date.text]) }
    if let messageID { writer.field("Message-ID", [messageID.text]) }
    if sender == nil || date == nil { writer.field("X-Unsent", ["1"]) }
    writer.field("MIME-Version", ["1.0"])
    // RFC 3282. A tag has no end by itself, and a field's word cannot be folded.
    if language.rawValue.utf8.count <= 64 { writer.field("Content-Language", [language.rawValue]) }
  }

  /// Plain text first: the last form is the one that a reader's program prefers (RFC 2046, 5.1.4).
  private func writeAlternative(_ hash: String, to writer: inout MailWriter) {
    let boundary = "=_alternative_\(hash)"
    writer.multipart("alternative", boundary: boundary)
    for (type, content) in [("text/plain", text), ("text/html", html)] {
      writer.delimiter(boundary)
      writer.field("Content-Type", ["\(type);", "charset=utf-8"])
      writer.field("Content-Transfer-Encoding", ["quoted-printable"])
      writer.endHeader()
      writer.quotedPrintable(content)
    }
    writer.closeDelimiter(boundary)
  }

  private func write(_ attachment: MailAttachment, to writer: inout MailWriter) {
    var type = [attachment.mediaType.rawValue]
    if attachment.mediaType.isText, UTF8Validation.firstInvalidOffset(in: attachment.bytes) == nil {
      type = ["\(type[0]);", "charset=utf-8"]
    }
    writer.field("Content-Type", type)
    writer.field("Content-Transfer-Encoding", ["base64"])
    writer.field("Content-Disposition", ["attachment;"] + AttachmentName(attachment.name).words)
    writer.endHeader()
    writer.base64(attachment.bytes)
  }

  /// Tells the boundaries of one message from those of another: FNV-1a, 64 bits, over all content.
  ///
  /// That a boundary occurs in no part is sure without it: boundaries hold `=_`, which neither
  /// quoted-printable nor base64 can write, and stand at a line's start, where a header has a name.
  private var contentHash: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    func addWhole(_ bytes: some Collection<UInt8>) {
      // With its length before it no content can pass for the end of another and the start of the
      // next.
      add("\(bytes.count):".utf8)
      add(bytes)
    }
    addWhole(subject.utf8)
    addWhole(text)
    addWhole(html)
    for attachment in attachments {
      addWhole(attachment.name.utf8)
      addWhole(attachment.bytes)
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
