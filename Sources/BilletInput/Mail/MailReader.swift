package import BilletCore

/// An e-mail, opened: its HTML parts, and what is known of the rest (RFC 5322, RFC 2045, RFC 2046).
package struct ReadMail: Sendable {
  /// An HTML part as the reader's program would show it.
  package struct HTMLPart: Sendable {
    /// The HTML, UTF-8.
    package var file: SourceFile
    fileprivate var decoding: OffsetMap
    fileprivate var transfer: OffsetMap

    /// The bytes of the e-mail that a range of the HTML was made of.
    package func source(of range: Range<Int>) -> Range<Int> {
      transfer.source(of: decoding.source(of: range))
    }
  }

  /// A file that goes with the e-mail.
  package struct Attachment: Sendable, Equatable {
    package var name: String
    /// Such as `application/pdf`.
    package var mediaType: String
  }

  /// The subject, decoded; `nil` when there is none.
  package var subject: String?
  /// The language that the e-mail says that it is in (RFC 3282).
  package var language: String?
  package var htmlParts: [HTMLPart] = []
  package var attachments: [Attachment] = []
  /// What is not as it should be, or could not be read.
  package var diagnostics: [Diagnostic] = []
}

extension ReadMail {
  /// Opens an e-mail; any bytes are accepted: O(n) for each of at most `Limits.mailDepth` levels of parts.
  package static func read(_ file: SourceFile) -> ReadMail {
    var reader = MailReader(file: file)
    reader.read()
    return reader.mail
  }

  /// Whether text that has no file name begins like an e-mail.
  package static func isMail(_ bytes: [UInt8]) -> Bool {
    let header = MailHeader(bytes, in: 0..<min(bytes.count, 64 * 1024))
    return header.field("mime-version") != nil
      || (header.field("content-type") != nil && header.field("from") != nil)
      || (header.field("subject") != nil && header.field("from") != nil)
  }
}

private struct MailReader {
  let file: SourceFile
  var mail = ReadMail()
  private var partCount = 0
  private var hasPlainText = false
  private var bytes: [UInt8] { file.bytes }

  init(file: SourceFile) {
    self.file = file
  }

  mutating func read() {
    let header = MailHeader(file.bytes, in: 0..<file.bytes.count)
    guard !header.fields.isEmpty else {
      report(
        .error, "This is no e-mail: it does not begin with header fields such as “Subject: …”.",
        help: "Export the message with its headers, as .eml.", at: header.fault ?? 0..<0)
      return
    }
    mail.subject = header.field("subject").map { EncodedWord.decode(Self.trimmed($0.value)) }
    mail.language = header.field("content-language").flatMap { field in
      let tags = field.value.split { $0 == UInt8(ascii: ",") || $0 == 0x20 }
      // Of several languages none is the message's.
      return tags.count == 1 ? String(decoding: tags[0], as: UTF8.self) : nil
    }
    readPart(header, to: file.bytes.count, depth: 0, container: "")
    guard mail.htmlParts.isEmpty, !mail.diagnostics.reach(.error) else { return }
    report(
      .warning,
      hasPlainText
        ? "The e-mail has plain text and no HTML part, so nothing in it was checked."
        : "The e-mail has no HTML part, so nothing in it was checked.",
      help: "Check the e-mail that is really sent.", at: header.fields[0].span)
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    Array(bytes.drop { $0 <= 0x20 })
  }

  private mutating func report(
    _ severity: Severity, _ message: String, help: String, at span: Range<Int>
  ) {
    guard mail.diagnostics.count < Limits.findingsPerFile else { return }
    mail.diagnostics.append(
      Diagnostic(
        rule: "mail-format", severity: severity, message: message,
        rationale: "Mail programs show such an e-mail in part, or each in another way.", help: help,
        location: SourceLocation(file, span)))
  }

  // MARK: - Parts

  private mutating func readPart(_ header: MailHeader, to end: Int, depth: Int, container: String) {
    partCount += 1
    guard partCount <= Limits.mailParts else {
      if partCount == Limits.mailParts + 1 {
        report(
          .error, "The e-mail has more than \(Limits.mailParts) parts.",
          help: "Send fewer files in one e-mail.", at: header.bodyStart..<header.bodyStart)
      }
      return
    }
    if let fault = header.fault {
      report(
        .warning, "This line of the header is no field, so the header ends before it.",
        help: "Write “Name: value”, and an empty line before the text.", at: fault)
    }
    let typeField = header.field("content-type")
    let type = MailParameters(typeField?.value ?? Array("text/plain".utf8))
    let body = header.bodyStart..<max(header.bodyStart, end)
    let place = typeField?.span ?? body.lowerBound..<body.lowerBound
    if type.value.utf8.starts(with: "multipart/".utf8) {
      readParts(type, in: body, place: place, depth: depth)
      return
    }
    let disposition = header.field("content-disposition").map { MailParameters($0.value) }
    let name = disposition?.text("filename") ?? type.text("name")
    let isAttached = disposition?.value == "attachment"
    if !isAttached, type.value == "text/html" || type.value == "application/xhtml+xml" {
      readHTML(header, type, in: body, place: place)
    } else if !isAttached, type.value == "text/plain", name == nil {
      hasPlainText = true
    } else if isAttached || (container != "multipart/related" && name != nil) {
      mail.attachments.append(.init(name: name ?? "", mediaType: type.value))
    }
  }

  private mutating func readParts(
    _ type: MailParameters, in body: Range<Int>, place: Range<Int>, depth: Int
  ) {
    guard depth < Limits.mailDepth else {
      report(
        .error, "Parts stand in one another more than \(Limits.mailDepth) deep.",
        help: "Attach forwarded e-mails as files.", at: place)
      return
    }
    guard let boundary = type.bytes("boundary"), !boundary.isEmpty, boundary.count <= 1_000 else {
      report(
        .error, "The e-mail is in parts and does not say what stands between them.",
        help: "Write boundary=\"…\" into the Content-Type.", at: place)
      return
    }
    let (parts, isClosed) = Self.split(bytes, body, at: boundary)
    guard !parts.isEmpty else {
      report(
        .error,
        "The line “--\(String(decoding: boundary, as: UTF8.self))”, which begins a part,"
          + " does not occur.",
        help: "Write the boundary as the Content-Type gives it.", at: place)
      return
    }
    if !isClosed {
      report(
        .warning, "The last part has no end: the e-mail may be cut off.",
        help:
          "Export it again; the line “--\(String(decoding: boundary, as: UTF8.self))--” ends it.",
        at: body.upperBound..<body.upperBound)
    }
    let first = mail.htmlParts.count
    for part in parts {
      readPart(
        MailHeader(bytes, in: part), to: part.upperBound, depth: depth + 1, container: type.value)
    }
    // Of alternatives the last one that a program can show is shown (RFC 2046, section 5.1.4).
    if type.value == "multipart/alternative", mail.htmlParts.count > first + 1 {
      mail.htmlParts.removeSubrange(first..<(mail.htmlParts.count - 1))
    }
  }

  /// The parts between lines of `--boundary`, and whether one of `--boundary--` ends them.
  private static func split(
    _ bytes: [UInt8], _ body: Range<Int>, at boundary: [UInt8]
  ) -> (parts: [Range<Int>], isClosed: Bool) {
    var parts: [Range<Int>] = []
    var start: Int?
    var previousEnd = body.lowerBound
    var position = body.lowerBound
    while position < body.upperBound {
      let line = MailLine(bytes, from: position, to: body.upperBound)
      let text = bytes[line.text]
      if text.starts(with: [0x2D, 0x2D]), text.dropFirst(2).starts(with: boundary) {
        let rest = text.dropFirst(2 + boundary.count)
        let isEnd = rest.starts(with: [0x2D, 0x2D])
        if isEnd || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
          // The line end before a boundary belongs to the boundary.
          if let start { parts.append(start..<max(start, previousEnd)) }
          start = isEnd ? nil : line.next
          if isEnd { return (parts, true) }
        }
      }
      previousEnd = line.text.upperBound
      position = line.next
    }
    if let start { parts.append(start..<body.upperBound) }
    return (parts, false)
  }

  // MARK: - HTML

  private mutating func readHTML(
    _ header: MailHeader, _ type: MailParameters, in body: Range<Int>, place: Range<Int>
  ) {
    guard let transfer = decodeTransfer(header, in: body) else { return }
    guard transfer.bytes.count <= Limits.htmlBytes else {
      report(
        .error, "The HTML part is longer than \(Limits.htmlBytes) bytes.",
        help: "Link to images instead of embedding them.", at: place)
      return
    }
    let name =
      "\(file.path) (HTML part\(mail.htmlParts.isEmpty ? "" : " \(mail.htmlParts.count + 1)"))"
    var text = DecodedText()
    text.map.mark(made: 0, source: 0)
    text.bytes = transfer.bytes
    var encodingName: String?
    let label = type.bytes("charset")
    if let label {
      guard let encoding = TextEncoding(label: label) else {
        mail.diagnostics.append(HTMLInput.unknown(label[...], at: SourceLocation(file, place)))
        return
      }
      encodingName = encoding.name
      // Programs that send UTF-8 as US-ASCII are many, and no mail program minds.
      let isLoose =
        label.count <= 8 && String(decoding: label, as: UTF8.self).lowercased() == "us-ascii"
      if !encoding.isUTF8,
        !isLoose || UTF8Validation.firstInvalidOffset(in: transfer.bytes) != nil
      {
        text = encoding.decode(transfer.bytes[...])
        if let fault = text.firstFault {
          mail.diagnostics.append(
            HTMLInput.undecodable(
              encoding, at: SourceLocation(file, transfer.map.source(of: fault))))
        }
      }
    } else {
      let input = HTMLInput.read(SourceFile(path: name, bytes: transfer.bytes))
      guard input.isReadable else {
        mail.diagnostics += input.diagnostics.map { diagnostic in
          var diagnostic = diagnostic
          diagnostic.location = diagnostic.location.map {
            SourceLocation(file, transfer.map.source(of: $0.span))
          }
          return diagnostic
        }
        return
      }
      if let label = input.file.encoding, let encoding = TextEncoding(label: label.utf8) {
        encodingName = label
        text = encoding.decode(transfer.bytes[...])
      }
    }
    mail.htmlParts.append(
      ReadMail.HTMLPart(
        file: SourceFile(path: name, bytes: text.bytes, encoding: encodingName),
        decoding: text.map, transfer: transfer.map))
  }

  private mutating func decodeTransfer(
    _ header: MailHeader, in body: Range<Int>
  ) -> TransferDecoder.Decoded? {
    let field = header.field("content-transfer-encoding")
    let name = MailParameters(field?.value ?? []).value
    let decoded: TransferDecoder.Decoded
    switch name {
    case "", "7bit", "8bit", "binary": return TransferDecoder.identity(bytes, in: body)
    case "quoted-printable": decoded = TransferDecoder.quotedPrintable(bytes, in: body)
    case "base64": decoded = TransferDecoder.base64(bytes, in: body)
    default:
      report(
        .error,
        "“\(name)” is no encoding that e-mails are sent in, so the HTML part cannot be read.",
        help: "Send it as quoted-printable or base64.",
        at: field?.span ?? body.lowerBound..<body.lowerBound)
      return nil
    }
    if let fault = decoded.fault {
      report(
        .warning, "Here the HTML part is not \(name) as it says.",
        help: "Export the e-mail again; something on its way has changed it.", at: fault)
    }
    return decoded
  }
}
