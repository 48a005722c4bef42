import BilletCore
import Testing

@Suite struct TerminalSafeTests {
  @Test(arguments: [
    ("plain ä 日本", "plain ä 日本"), ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\tb", "a b"),
    ("a\u{202E}b", "a\\u{202E}b"), ("\u{9B}2J", "\\u{9B}2J"), ("x\u{0}", "x\\u{0}"),
    ("a\r\nb", "a\\u{D}\\u{A}b"),
  ])
  func controlsBecomeVisible(text: String, safe: String) {
    #expect(TerminalSafe.text(text) == safe)
  }

  @Test func jsonEscapesControlsAndDirectionCharacters() {
    var writer = JSONWriter()
    writer.object { $0.member("a\"", "\u{1B}\u{202E}\u{E0041}\nä\\") }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "{\n  \"a\\\"\": \"\\u001B\\u202E\\uDB40\\uDC41\\nä\\\\\"\n}\n")
  }

  @Test func nestedContainersAreSeparated() {
    var writer = JSONWriter()
    writer.array { array in
      array.integer(1)
      array.object { $0.member("n", 2) }
      array.array { _ in }
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == "[\n  1,\n  {\n    \"n\": 2\n  },\n  []\n]\n")
  }
}
