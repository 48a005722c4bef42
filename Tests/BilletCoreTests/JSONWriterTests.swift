import BilletCore
import Testing

@Suite struct JSONWriterTests {
  /// One character of each kind, at each place of the eight that are looked at together.
  @Test(arguments: [
    "a", "~", " ", "\"", "\\", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "\u{80}", "\u{9F}",
    "\u{A0}", "ÿ", "\u{202E}", "日", "\u{FEFF}", "\u{1F600}", "\u{E0041}", "\u{10FFFF}",
  ])
  func everyCharacterIsReadBack(character: String) {
    for place in 0..<17 {
      let text = String(repeating: "a", count: place) + character + "bcdefghijk" + character
      #expect(readBack(Array(text.utf8)) == Array(text.utf8))
    }
  }

  @Test func pairsOfBytesAreReadBack() {
    for first in 0..<128 as Range<UInt8> {
      for second in 0..<128 as Range<UInt8> {
        let text = Array("abc".utf8) + [first, second] + Array("defghij".utf8)
        #expect(readBack(text) == text)
      }
    }
  }

  @Test func whatIsNoUTF8IsReplaced() {
    #expect(readBack([0x61, 0xFF, 0x22, 0xE2, 0x82]) == Array("a\u{FFFD}\"\u{FFFD}".utf8))
  }

  private func readBack(_ text: [UInt8]) -> [UInt8]? {
    var writer = JSONWriter(layout: .compact)
    writer.array { $0.string(utf8: text) }
    let safe = writer.bytes.dropLast().allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    let read = JSONReader.read(SourceFile(path: "", bytes: writer.bytes)).document?.root
    guard safe, case .array(let items) = read?.content, case .string(let bytes) = items[0].content
    else { return nil }
    return bytes
  }
}
