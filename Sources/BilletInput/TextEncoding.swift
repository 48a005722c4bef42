#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import BilletCore

/// An encoding of text that is not UTF-8, with the names that documents give it (WHATWG Encoding Standard).
package struct TextEncoding: Sendable, Equatable {
  /// How the system's converter calls it.
  let converterName: String
  /// The name that people know it by.
  package let name: String

  /// Finds an encoding by a label, in any case and with blanks around it; `nil` for one that is not known.
  package init?(label: some Collection<UInt8>) {
    let text = String(decoding: label, as: UTF8.self).lowercased()
    let label = text.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }.joined()
    guard let found = Self.table.first(where: { $0.labels.contains(label) }) else { return nil }
    self.init(found.name, found.converter)
  }

  private init(_ name: String, _ converter: String) {
    self.name = name
    converterName = converter
  }

  /// UTF-8 itself, which needs no conversion.
  package var isUTF8: Bool { converterName == "UTF-8" }

  /// Whether its bytes below 0x80 are ASCII wherever a character begins.
  var isASCIICompatible: Bool {
    !converterName.hasPrefix("UTF-16") && converterName != "ISO-2022-JP"
  }

  /// Whether each byte is a character.
  var isSingleByte: Bool {
    isASCIICompatible && !Self.multibyte.contains(converterName)
  }

  static let utf16LittleEndian = TextEncoding("UTF-16LE", "UTF-16LE")
  static let utf16BigEndian = TextEncoding("UTF-16BE", "UTF-16BE")
  static let windows1252 = TextEncoding("windows-1252", "CP1252")

  private static let multibyte: Set = [
    "UTF-8", "CP932", "EUC-JP", "GB18030", "BIG5-HKSCS", "CP949",
  ]

  // The labels that occur, and no others: a name from outside must not choose what the system loads.
  private static let table: [(name: String, converter: String, labels: Set<String>)] = [
    ("UTF-8", "UTF-8", ["utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "x-unicode20utf8"]),
    (
      "windows-1252", "CP1252",
      [
        "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1",
        "latin1", "latin-1", "l1", "us-ascii", "ascii", "ansi_x3.4-1968", "cp819", "ibm819",
        "iso-ir-100",
      ]
    ),
    ("windows-1250", "CP1250", ["windows-1250", "cp1250", "x-cp1250"]),
    ("windows-1251", "CP1251", ["windows-1251", "cp1251", "x-cp1251"]),
    ("windows-1253", "CP1253", ["windows-1253", "cp1253", "x-cp1253"]),
    (
      "windows-1254", "CP1254",
      ["windows-1254", "cp1254", "x-cp1254", "iso-8859-9", "iso8859-9", "latin5", "l5"]
    ),
    ("windows-1255", "CP1255", ["windows-1255", "cp1255", "x-cp1255"]),
    ("windows-1256", "CP1256", ["windows-1256", "cp1256", "x-cp1256"]),
    ("windows-1257", "CP1257", ["windows-1257", "cp1257", "x-cp1257"]),
    ("windows-1258", "CP1258", ["windows-1258", "cp1258", "x-cp1258"]),
    ("windows-874", "CP874", ["windows-874", "iso-8859-11", "tis-620", "dos-874"]),
    ("ISO-8859-2", "ISO-8859-2", ["iso-8859-2", "iso8859-2", "iso_8859-2", "latin2", "l2"]),
    ("ISO-8859-3", "ISO-8859-3", ["iso-8859-3", "iso8859-3", "latin3", "l3"]),
    ("ISO-8859-4", "ISO-8859-4", ["iso-8859-4", "iso8859-4", "latin4", "l4"]),
    ("ISO-8859-5", "ISO-8859-5", ["iso-8859-5", "iso8859-5", "cyrillic"]),
    ("ISO-8859-6", "ISO-8859-6", ["iso-8859-6", "iso8859-6", "arabic", "iso-8859-6-i"]),
    ("ISO-8859-7", "ISO-8859-7", ["iso-8859-7", "iso8859-7", "greek"]),
    ("ISO-8859-8", "ISO-8859-8", ["iso-8859-8", "iso8859-8", "hebrew", "iso-8859-8-i"]),
    ("ISO-8859-10", "ISO-8859-10", ["iso-8859-10", "iso8859-10", "latin6", "l6"]),
    ("ISO-8859-13", "ISO-8859-13", ["iso-8859-13", "iso8859-13"]),
    ("ISO-8859-14", "ISO-8859-14", ["iso-8859-14", "iso8859-14"]),
    ("ISO-8859-15", "ISO-8859-15", ["iso-8859-15", "iso8859-15", "iso_8859-15", "latin9", "l9"]),
    ("ISO-8859-16", "ISO-8859-16", ["iso-8859-16"]),
    ("KOI8-R", "KOI8-R", ["koi8-r", "koi8", "koi", "koi8_r"]),
    ("KOI8-U", "KOI8-U", ["koi8-u", "koi8-ru"]),
    ("IBM866", "IBM866", ["ibm866", "cp866", "866"]),
    ("macintosh", "MACINTOSH", ["macintosh", "mac", "x-mac-roman"]),
    ("x-mac-cyrillic", "MAC-CYRILLIC", ["x-mac-cyrillic"]),
    (
      "Shift_JIS", "CP932",
      ["shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932", "ms932"]
    ),
    ("EUC-JP", "EUC-JP", ["euc-jp", "eucjp", "x-euc-jp"]),
    ("ISO-2022-JP", "ISO-2022-JP", ["iso-2022-jp", "csiso2022jp"]),
    (
      "GB18030", "GB18030",
      ["gb18030", "gbk", "gb2312", "gb_2312-80", "x-gbk", "cp936", "ms936", "chinese", "euc-cn"]
    ),
    ("Big5", "BIG5-HKSCS", ["big5", "big5-hkscs", "x-x-big5", "cn-big5", "cp950"]),
    (
      "EUC-KR", "CP949",
      ["euc-kr", "ks_c_5601-1987", "ks_c_5601-1989", "ksc5601", "korean", "windows-949", "cp949"]
    ),
    ("UTF-16LE", "UTF-16LE", ["utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2"]),
    ("UTF-16BE", "UTF-16BE", ["utf-16be"]),
  ]
}

/// Text that was decoded to UTF-8.
package struct DecodedText: Sendable {
  /// UTF-8; what cannot be decoded is U+FFFD.
  package var bytes: [UInt8] = []
  /// From `bytes` back to what was decoded.
  package var map = OffsetMap()
  /// The first bytes that stand for no character in the encoding.
  package var firstFault: Range<Int>?
}

extension TextEncoding {
  /// Decodes bytes: O(n).
  ///
  /// Offsets of the map count from the start of the slice's collection, as its indices do.
  package func decode(_ source: ArraySlice<UInt8>) -> DecodedText {
    guard let converter = Converter(converterName) else {
      return DecodedText(firstFault: source.startIndex..<source.startIndex)
    }
    return isSingleByte ? decodeSingleBytes(source, converter) : decode(source, with: converter)
  }

  private func decodeSingleBytes(
    _ source: ArraySlice<UInt8>, _ converter: borrowing Converter
  ) -> DecodedText {
    var table: [[UInt8]?] = []
    for byte in UInt8(0)...255 {
      if case .text(let text) = converter.convert([byte]) {
        table.append(text)
      } else if (0x80...0x9F).contains(byte) {
        // Browsers take an undefined byte of this range for the control character of its number.
        table.append([0xC2, byte])
      } else {
        table.append(nil)
      }
    }
    var result = DecodedText()
    result.bytes.reserveCapacity(source.count + source.count / 8)
    result.map.mark(made: 0, source: source.startIndex)
    for index in source.indices {
      let byte = source[index]
      guard byte >= 0x80 else {
        result.bytes.append(byte)
        continue
      }
      result.map.mark(made: result.bytes.count, source: index)
      if let text = table[Int(byte)] {
        result.bytes += text
      } else {
        result.bytes += Self.replacement
        if result.firstFault == nil { result.firstFault = index..<(index + 1) }
      }
      result.map.mark(made: result.bytes.count, source: index + 1)
    }
    return result
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
  /// No character of the encodings that are known has more bytes, escape sequences included.
  private static let longestCharacter = 8

  /// Character by character, so that each one's place is known.
  private func decode(
    _ source: ArraySlice<UInt8>, with converter: borrowing Converter
  ) -> DecodedText {
    var result = DecodedText()
    result.bytes.reserveCapacity(source.count + source.count / 2)
    var index = source.startIndex
    result.map.mark(made: 0, source: index)
    while index < source.endIndex {
      if isASCIICompatible, source[index] < 0x80 {
        result.bytes.append(source[index])
        index += 1
        continue
      }
      result.map.mark(made: result.bytes.count, source: index)
      var length = 1
      var text: [UInt8]?
      search: while length <= Self.longestCharacter, index + length <= source.endIndex {
        switch converter.convert(source[index..<(index + length)]) {
        case .text(let found):
          text = found
          break search
        case .incomplete: length += 1
        case .invalid: break search
        }
      }
      if let text {
        result.bytes += text
        index += length
      } else {
        result.bytes += Self.replacement
        let unit = converterName.hasPrefix("UTF-16") ? 2 : 1
        let end = min(index + unit, source.endIndex)
        if result.firstFault == nil { result.firstFault = index..<end }
        index = end
      }
      result.map.mark(made: result.bytes.count, source: index)
    }
    let rest = converter.flush()
    if !rest.isEmpty { result.bytes += rest }
    return result
  }
}

/// The system's converter from one encoding to UTF-8 (POSIX `iconv`).
private struct Converter: ~Copyable {
  enum Answer {
    case text([UInt8])
    case incomplete
    case invalid
  }

  private let descriptor: iconv_t

  init?(_ name: String) {
    guard let descriptor = iconv_open("UTF-8", name), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { _ = iconv_close(descriptor) }

  func convert(_ bytes: some Collection<UInt8>) -> Answer {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 64)
    let (result, left, code) = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var source = input.baseAddress
        var target = output.baseAddress
        var inputLeft = input.count
        var outputLeft = output.count
        let result = iconv(descriptor, &source, &inputLeft, &target, &outputLeft)
        return (result, outputLeft, errno)
      }
    }
    if Int(truncatingIfNeeded: result) == -1 {
      return code == EINVAL ? .incomplete : .invalid
    }
    return .text(output[..<(output.count - left)].map { UInt8(bitPattern: $0) })
  }

  /// What the converter holds back at the end.
  func flush() -> [UInt8] {
    var output = [CChar](repeating: 0, count: 64)
    let left = output.withUnsafeMutableBufferPointer { output in
      var target = output.baseAddress
      var outputLeft = output.count
      _ = iconv(descriptor, nil, nil, &target, &outputLeft)
      return outputLeft
    }
    return output[..<(output.count - left)].map { UInt8(bitPattern: $0) }
  }
}
