import BilletCore
import Testing

@testable import BilletInput

/// HTML in other encodings than UTF-8.
struct EncodingTests {
  private func read(_ bytes: [UInt8]) -> HTMLInput {
    HTMLInput.read(SourceFile(path: "a.html", bytes: bytes))
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: read(bytes).file.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("<meta charset=windows-1252>", [0x80, 0xFC] as [UInt8], "€ü"),
    ("<META CHARSET=\"ISO-8859-1\">", [0x80, 0xE9], "€é"),
    ("<meta http-equiv=content-type content=\"text/html; charset=iso-8859-15\">", [0xA4], "€"),
    ("<meta charset='iso-8859-2'>", [0xB1, 0xEA], "ąę"),
    ("<meta charset=windows-1251>", [0xCF, 0xF0, 0xE8], "При"),
    ("<meta charset=koi8-r>", [0xF0, 0xD2], "Пр"),
    ("<meta charset=shift_jis>", [0x93, 0xFA, 0x96, 0x7B, 0x83, 0x5C], "日本ソ"),
    ("<meta charset=euc-jp>", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
    (
      "<meta charset=iso-2022-jp>", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42],
      "日本"
    ),
    ("<meta charset=gb2312>", [0xD6, 0xD0, 0xCE, 0xC4], "中文"),
    ("<meta charset=big5>", [0xA4, 0xA4, 0xA4, 0xE5], "中文"),
    ("<meta charset=ks_c_5601-1987>", [0xC7, 0xD1], "한"),
    ("<?xml version=\"1.0\" encoding=\"windows-1252\"?>", [0xFC], "ü"),
    ("<!-- <meta charset=koi8-r> --><meta charset=latin1>", [0xFC], "ü"),
  ])
  func declaredEncodingIsTaken(declaration: String, bytes: [UInt8], text: String) {
    let html = Array((declaration + "<p>").utf8) + bytes + Array("</p>".utf8)
    let input = read(html)
    #expect(
      String(decoding: input.file.bytes, as: UTF8.self) == declaration + "<p>" + text + "</p>")
    #expect(input.diagnostics.isEmpty)
    #expect(input.file.encoding != nil)
  }

  @Test(arguments: [true, false])
  func utf16IsKnownByItsMark(isLittle: Bool) {
    let units = Array("\u{FEFF}<p>日本 𝄞</p>".utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? pair : pair.reversed()
    }
    #expect(text(bytes) == "<p>日本 𝄞</p>")
    #expect(text(Array(bytes.dropFirst(2))) == "<p>日本 𝄞</p>")
  }

  @Test func utf8StaysAsItIs() {
    let bytes = Array("<meta charset=windows-1252><p>Grüße".utf8)
    let input = read(bytes)
    #expect(input.file.bytes == bytes)
    #expect(input.file.encoding == nil)
  }

  @Test func unknownAndUndeclaredEncodingsAreToldAtTheirPlace() throws {
    let unknown = read(Array("<meta charset=\"klingon\"><p>".utf8) + [0xFC])
    let finding = try #require(unknown.diagnostics.first)
    #expect(!unknown.isReadable)
    #expect(finding.rule == "encoding")
    #expect(finding.message.contains("“klingon”"))
    #expect(finding.location?.start == SourcePosition(line: 1, column: 16))
    // Without a declaration the parser tells of the first byte that is not UTF-8.
    #expect(read([0x3C, 0x70, 0x3E, 0xFC]).file.bytes == [0x3C, 0x70, 0x3E, 0xFC])
  }

  @Test func bytesThatStandForNothingAreTold() throws {
    let input = read(Array("<meta charset=shift_jis>\n<p>".utf8) + [0x93, 0xFA, 0x85, 0x20, 0x41])
    let finding = try #require(input.diagnostics.first)
    #expect(finding.message.contains("Shift_JIS"))
    #expect(finding.location?.start == SourcePosition(line: 2, column: 5))
  }

  @Test(arguments: [
    "shift_jis", "gb18030", "big5", "euc-kr", "euc-jp", "iso-2022-jp", "utf-16le", "windows-1257",
  ])
  func anyBytesGiveWellFormedTextAndAscendingPlaces(label: String) throws {
    let encoding = try #require(TextEncoding(label: label.utf8))
    var random = SystemRandomNumberGenerator()
    let seed = random.next()
    var generator = SplitMix(seed: seed)
    for _ in 0..<40 {
      let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let decoded = encoding.decode(bytes[...])
      #expect(UTF8Validation.firstInvalidOffset(in: decoded.bytes) == nil, "seed \(seed)")
      var last = 0
      for offset in decoded.bytes.indices {
        let place = decoded.map.source(of: offset..<(offset + 1))
        #expect(place.lowerBound >= last && place.upperBound <= bytes.count, "seed \(seed)")
        last = place.lowerBound
      }
    }
  }

  struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
