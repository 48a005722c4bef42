import Testing

@testable import BilletRendering

/// Transfer encodings: RFC 2045, sections 6.7 and 6.8.
@Suite struct MailEncodingTests {
  @Test(arguments: [
    ("", ""),
    ("a\nb", "a\r\nb"),
    ("a\r\nb\r\n", "a\r\nb\r\n"),
    ("a\rb", "a\r\nb"),
    ("a\r\r\nb", "a\r\n\r\nb"),
    ("1 = 1", "1 =3D 1"),
    ("ü€", "=C3=BC=E2=82=AC"),
    ("a \nb\t\nc ", "a=20\r\nb=09\r\nc=20"),
    (" \t x", " \t x"),
    (".\n..\na.b", "=2E\r\n=2E.\r\na.b"),
    ("From me\nFrom\na From b\nFrom x", "=46rom me\r\nFrom\r\na From b\r\n=46rom x"),
    ("\u{0}\u{7F}", "=00=7F"),
  ])
  func quotedPrintableKeepsTextSafe(text: String, encoded: String) {
    var output: [UInt8] = []
    QuotedPrintable.append(Array(text.utf8), to: &output)
    #expect(output.text == encoded)
  }

  @Test func lineOfExactly76CharactersStaysWhole() {
    let line = String(repeating: "x", count: 76)
    #expect(encoded(line) == line)
    #expect(encoded(line + "\ny") == line + "\r\ny")
    #expect(encoded(line + "y") == String(repeating: "x", count: 75) + "=\r\nxy")
  }

  @Test func softBreakBeforeADotHidesTheDot() {
    let start = String(repeating: "x", count: 75)
    #expect(encoded(start + ".tail") == start + "=\r\n=2Etail")
    #expect(encoded(start + "From here") == start + "=\r\n=46rom here")
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func anyBytesComeBackFromQuotedPrintable(seed: UInt64) {
    var generator = SeededGenerator(seed: seed &* 0x9E37_79B9_7F4A_7C15)
    let signs = Array("aF.= \t\r\n\u{0}üFrom ".utf8)
    let bytes = (0..<400).map { _ in
      Bool.random(using: &generator)
        ? signs.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
    }
    var output: [UInt8] = []
    QuotedPrintable.append(bytes, to: &output)
    #expect(output.mailLines.allSatisfy { $0.count <= 76 }, "seed \(seed)")
    #expect(
      output.mailLines.allSatisfy { line in
        line.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x09 } && line.first != 0x2E
          && line.last != 0x20 && line.last != 0x09 && !line.starts(with: "From ".utf8)
      }, "seed \(seed)")
    #expect(
      MailDecoder.quotedPrintable(output) == MailDecoder.withMailLineEnds(bytes), "seed \(seed)")
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func base64MatchesTheVectorsOfRFC4648(text: String, encoded: String) {
    var output: [UInt8] = []
    Base64.append(Array(text.utf8)[...], to: &output)
    #expect(output.text == encoded)
    #expect(Base64.length(of: text.utf8.count) == encoded.utf8.count)
  }

  @Test(arguments: [0, 1, 56, 57, 58, 114, 115, 1000])
  func base64LinesHave76Characters(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var output: [UInt8] = []
    Base64.appendLines(bytes, to: &output)
    let lines = output.mailLines
    #expect(lines.dropLast().allSatisfy { $0.count == 76 } && lines.last?.count ?? 0 <= 76)
    #expect(lines.count == max(1, (count + 56) / 57))
    #expect(MailDecoder.base64(output) == bytes)
  }

  private func encoded(_ text: String) -> String {
    var output: [UInt8] = []
    QuotedPrintable.append(Array(text.utf8), to: &output)
    return output.text
  }
}
