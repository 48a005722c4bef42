/// A file's name as a mail gives it: the name alone, and for readers of old an ASCII form of it.
struct AttachmentName {
  private static let parameter = "filename"
  /// The longest word on a line of its own, behind the space that folds it.
  private static let wordLength = MailWriter.lineLength - 1

  /// The last component of the path, in one line; `attachment` when nothing of it is left.
  ///
  /// What some systems refuse in a name, and some readers take for quotes, is `_`: `" * : < > ? |`.
  let value: String

  init(_ path: String) {
    // Sanitised first, so that no control or hidden character is left around the separators.
    let text = HeaderText(path).value.utf8
    let last = text.split(omittingEmptySubsequences: false, whereSeparator: Self.isSeparator).last
    let name = HeaderText(last.map { String(Substring($0)) } ?? "").value
    let isNamed = name.utf8.contains { $0 != UInt8(ascii: ".") }
    // Bytes, not characters: a combining mark would hide a quote.
    let bytes = name.utf8.map { "\"*:<>?|".utf8.contains($0) ? UInt8(ascii: "_") : $0 }
    value = isNamed ? String(decoding: bytes, as: UTF8.self) : "attachment"
  }

  /// The parameter of `Content-Disposition` in words that each fit on a line.
  ///
  /// A plain name is quoted. Any other comes as `filename*` (RFC 2231, sections 3 and 4), in
  /// numbered pieces when it is long, then as an ASCII `filename`. That order is the one in which
  /// programs that take the first of the two take the better one.
  var words: [String] {
    let quoted = Self.quoted(value)
    if isPlain, quoted.utf8.count <= Self.wordLength { return [quoted] }
    return extendedWords + [Self.quoted(fallback)]
  }

  private static func quoted(_ name: String) -> String {
    "\(parameter)=\"\(name)\""
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  /// Whether every reader takes the quoted name for what it is.
  private var isPlain: Bool {
    let bytes = Array(value.utf8)
    return bytes.allSatisfy(Self.isPlain)
      // Readers fold spaces.
      && !zip(bytes, bytes.dropFirst()).contains { $0 == (0x20, 0x20) }
  }

  /// Printable ASCII but `%`, which some readers decode.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "%")
  }

  private var extendedWords: [String] {
    let charset = "UTF-8''"
    let units = value.unicodeScalars.map(Self.percentEncoded)
    let whole = "\(Self.parameter)*=\(charset)\(units.joined());"
    if whole.utf8.count <= Self.wordLength { return [whole] }
    var words: [String] = []
    var word = "\(Self.parameter)*0*=\(charset)"
    for unit in units {
      if word.utf8.count + unit.utf8.count + 1 > Self.wordLength {
        words.append(word + ";")
        word = "\(Self.parameter)*\(words.count)*="
      }
      word += unit
    }
    return words + [word + ";"]
  }

  private static func percentEncoded(_ scalar: Unicode.Scalar) -> String {
    var result: [UInt8] = []
    for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        result.append(byte)
      default:
        result += [
          UInt8(ascii: "%"), Hexadecimal.digit(byte >> 4), Hexadecimal.digit(byte & 0x0F),
        ]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The name with `_` for each run of other characters, cut before its extension to fit on a line.
  private var fallback: String {
    var bytes: [UInt8] = []
    for scalar in value.unicodeScalars {
      if scalar.isASCII, Self.isPlain(UInt8(scalar.value)) {
        bytes.append(UInt8(scalar.value))
      } else if bytes.last != UInt8(ascii: "_") {
        bytes.append(UInt8(ascii: "_"))
      }
    }
    let dot = bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
    let ending = bytes.endIndex - dot <= 12 ? bytes[dot...] : []
    let stem = bytes[..<(bytes.endIndex - ending.count)]
    let room = Self.wordLength - Self.quoted("").utf8.count - ending.count
    let name =
      stem.contains(where: EncodedWords.isSafe)
      ? Array(stem.prefix(room)) : Array("attachment".utf8)
    return String(decoding: name + ending, as: UTF8.self)
  }
}
