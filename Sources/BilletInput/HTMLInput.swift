package import BilletCore

/// HTML that is ready to be checked: UTF-8, with what there is to say of how it got to be.
package struct HTMLInput: Sendable {
  /// The HTML, UTF-8 unless its encoding is not known.
  package var file: SourceFile
  /// What kept a part of it from being decoded.
  package var diagnostics: [Diagnostic] = []
  /// Whether the encoding is known, so that checking it is worth while.
  package var isReadable = true

  /// Decodes a file as its byte-order mark says, or, unless it is UTF-8, as the document says itself.
  ///
  /// Lines and columns of the decoded text are those of the file.
  package static func read(_ file: SourceFile) -> HTMLInput {
    let bytes = file.bytes[...].prefix(Limits.htmlBytes + 1)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return HTMLInput(file: file) }
    if let found = DeclaredEncoding.sniffed(bytes) {
      return decode(bytes.dropFirst(found.markLength), as: found.encoding, of: file)
    }
    // Only a shift sequence makes ASCII bytes other characters.
    let mayShift = bytes.contains(0x1B)
    if !mayShift, UTF8Validation.firstInvalidOffset(in: file.bytes) == nil {
      return HTMLInput(file: file)
    }
    guard let label = DeclaredEncoding.label(in: bytes) else { return HTMLInput(file: file) }
    guard let encoding = TextEncoding(label: label.bytes) else {
      return HTMLInput(
        file: file, diagnostics: [unknown(label.bytes, at: SourceLocation(file, label.span))],
        isReadable: false)
    }
    // A document whose label can be read as ASCII is in no encoding of two bytes.
    if encoding.isUTF8 || (!encoding.isASCIICompatible && !encoding.shifts) {
      return HTMLInput(file: file)
    }
    if mayShift, !encoding.shifts, UTF8Validation.firstInvalidOffset(in: file.bytes) == nil {
      return HTMLInput(file: file)
    }
    return decode(bytes, as: encoding, of: file)
  }

  private static func decode(
    _ bytes: ArraySlice<UInt8>, as encoding: TextEncoding, of file: SourceFile
  ) -> HTMLInput {
    let text = encoding.decode(bytes)
    let decoded = SourceFile(path: file.path, bytes: text.bytes, encoding: encoding.name)
    var input = HTMLInput(file: decoded)
    if let fault = text.firstFault {
      let place = text.map.made(of: fault.lowerBound, in: text.bytes.count)
      input.diagnostics.append(undecodable(encoding, at: SourceLocation(decoded, place)))
    }
    return input
  }

  static func unknown(_ label: ArraySlice<UInt8>, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      rule: "encoding",
      message: "“\(String(decoding: label, as: UTF8.self))” is no encoding that Billet reads.",
      rationale: "Programs disagree on what such bytes mean.",
      help: "Save the file as UTF-8, and say so with <meta charset=\"utf-8\">.",
      location: location)
  }

  static func undecodable(_ encoding: TextEncoding, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      rule: "encoding",
      message: "Here are bytes that stand for no character in \(encoding.name).",
      rationale: "Programs disagree on what such bytes mean.",
      help: "Save the file as UTF-8, and say so with <meta charset=\"utf-8\">.",
      location: location)
  }
}

extension TextEncoding {
  /// Whether ASCII bytes are other characters behind a shift sequence.
  fileprivate var shifts: Bool { converterName == "ISO-2022-JP" }
}
