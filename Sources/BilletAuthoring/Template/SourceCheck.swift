import BilletCore

/// What a message or partial has to be before it is read.
enum SourceCheck {
  /// The offset after a byte order mark.
  static func start(of file: SourceFile) -> Int {
    file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Whether the file can be read: within the limit, UTF-8, without NUL and private-use characters.
  static func isReadable(_ file: SourceFile, into bag: inout DiagnosticBag) -> Bool {
    let bytes = file.bytes
    guard bytes.count <= Limits.messageBytes else {
      bag.add(
        "message-limit", "The file is larger than \(Limits.messageBytes) bytes.",
        help: "A message is a short letter; shorten it.", at: SourceLocation(file, 0..<0))
      return false
    }
    if let offset = UTF8Validation.firstInvalidOffset(in: bytes) {
      bag.add(
        "encoding", "The byte at offset \(offset) is not UTF-8.", help: "Save the file as UTF-8.",
        at: SourceLocation(file, offset..<(offset + 1)))
      return false
    }
    var isReadable = true
    for index in bytes.indices {
      let byte = bytes[index]
      // A line end for some readers and none for others: what is checked by line could slip through.
      let isLoneReturn = byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
      let isControl =
        isLoneReturn || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D)
        || byte == 0x7F
      var length = 1
      if !isControl {
        guard byte >= 0xC2, let (scalar, count) = Scalars.decode(bytes, at: index),
          Scalars.isRefused(scalar)
        else { continue }
        length = count
      }
      bag.add(
        "encoding",
        isLoneReturn
          ? "A line ends in a carriage return alone."
          : "The character at offset \(index) is one that nobody can see.",
        why: isLoneReturn ? "" : "Control and private-use characters have no meaning in a letter.",
        help: isLoneReturn ? "Save the file with LF or CR LF at its line ends." : "Remove it.",
        at: SourceLocation(file, index..<(index + length)),
        fix: Fix(
          isLoneReturn ? "Write LF" : "Remove it",
          [Fix.Edit(SourceLocation(file, index..<(index + length)), isLoneReturn ? "\n" : "")],
          // A private-use character may be a picture in a font of the author's.
          safety: length == 1 ? .safe : .unsafe))
      isReadable = false
    }
    return isReadable
  }
}
