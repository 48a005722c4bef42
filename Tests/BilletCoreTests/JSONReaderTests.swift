import BilletCore
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) -> JSONReader.Result {
    JSONReader.read(SourceFile(path: "a.json", text: text))
  }

  /// The value in one line, numbers as they were written.
  private func shown(_ value: JSONValue) -> String {
    switch value.content {
    case .null: "null"
    case .boolean(let isTrue): "\(isTrue)"
    case .number(let lexeme): String(decoding: lexeme, as: UTF8.self)
    case .string(let bytes): "‹\(String(decoding: bytes, as: UTF8.self))›"
    case .array(let items): "[\(items.map(shown).joined(separator: ","))]"
    case .object(let members):
      "{"
        + members.map { "\(String(decoding: $0.key, as: UTF8.self)):\(shown($0.value))" }
        .joined(separator: ",") + "}"
    }
  }

  @Test(arguments: [
    ("null", "null"), (" true\n", "true"), ("false", "false"), ("[]", "[]"), ("{}", "{}"),
    ("-0.50E+2", "-0.50E+2"), ("12345678901234567890123", "12345678901234567890123"), ("0", "0"),
    (#""a\"\\\/\b\f\n\r\té""#, "‹a\"\\/\u{8}\u{C}\n\r\té›"), (#""\ud83d\ude00""#, "‹😀›"),
    (#"{"a": [1, {"b": null}], "": 2}"#, "{a:[1,{b:null}],:2}"), ("\u{FEFF}1", "1"),
    (#"{"é": 1, "é": 2}"#.replacing("é\": 2", with: "e\u{301}\": 2"), "{é:1,e\u{301}:2}"),
  ])
  func valueIsRead(text: String, expected: String) throws {
    let result = read(text)
    #expect(result.diagnostics.isEmpty)
    #expect(shown(try #require(result.document).root) == expected)
  }

  @Test(arguments: [
    ("", 1, 1), ("  ", 1, 3), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("[1 2]", 1, 4),
    ("01", 1, 1), ("+1", 1, 1), (".5", 1, 1), ("1.", 1, 3), ("1e", 1, 3), ("- 1", 1, 2),
    ("tru", 1, 4), ("nul1", 1, 4), ("'a'", 1, 1), ("\"a", 1, 1), ("\"a\nb\"", 1, 3),
    ("\"\t\"", 1, 2),
    (#""\x""#, 1, 2), (#""\u12g4""#, 1, 6), (#""\ud800""#, 1, 2), (#""\udc00x""#, 1, 2),
    (#""\ud800A""#, 1, 2), ("1 2", 1, 3), ("{a: 1}", 1, 2), ("{\"a\" 1}", 1, 6),
    ("{\n  \"a\": 1,\n  \"é\": 2, \"a\": 3}", 3, 11), ("NaN", 1, 1), ("// x", 1, 1),
    ("[1]\u{0}", 1, 4),
    (#"{"a": 1, "a": 2}"#, 1, 10),
  ])
  func faultIsToldAtItsPlace(text: String, line: Int, column: Int) throws {
    let result = read(text)
    #expect(result.document == nil)
    let diagnostic = try #require(result.diagnostics.first)
    #expect(diagnostic.rule == "json")
    #expect(diagnostic.location?.start == SourcePosition(line: line, column: column))
  }

  @Test(arguments: [
    [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xBC, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
  ])
  func bytesThatAreNoTextAreRefused(bytes: [UInt8]) {
    let result = JSONReader.read(SourceFile(path: "a.json", bytes: bytes))
    #expect(result.document == nil)
  }

  @Test func everyValueAndKeyHasItsSpan() throws {
    let text = #"{"ä": [12, "x\n"], "b": {}}"#
    let document = try #require(read(text).document)
    func source(_ span: Range<Int>) -> String {
      String(decoding: document.file.bytes[span], as: UTF8.self)
    }
    guard case .object(let members) = document.root.content,
      case .array(let items) = members[0].value.content
    else {
      Issue.record("no object")
      return
    }
    #expect(members.map { source($0.keySpan) } == ["\"ä\"", "\"b\""])
    #expect(items.map { source($0.span) } == ["12", #""x\n""#])
    #expect(source(members[1].value.span) == "{}")
    #expect(source(document.root.span) == text)
  }

  @Test func oneLineOfManyIsReadInPlace() throws {
    let file = SourceFile(path: "a.jsonl", text: "{\"a\": 1}\n{\"a\": x}\n")
    #expect(JSONReader.read(file, in: 0..<8).document != nil)
    let fault = try #require(JSONReader.read(file, in: 9..<17).diagnostics.first)
    #expect(fault.location?.start == SourcePosition(line: 2, column: 7))
  }

  @Test func depthIsBounded() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(read(nested(Limits.jsonDepth)).document != nil)
    #expect(read(nested(Limits.jsonDepth + 1)).document == nil)
    #expect(read(String(repeating: "{\"a\":", count: 100_000)).document == nil)
    #expect(read(String(repeating: "[", count: 500_000)).document == nil)
  }

  @Test func sizeIsBounded() {
    let text = "\"" + String(repeating: "a", count: Limits.dataBytes) + "\""
    #expect(read(text).document == nil)
    #expect(JSONReader.read(SourceFile(path: "a", text: text), limit: .max).document != nil)
  }
}

@Suite struct SuggestionTests {
  private static let names = ["order_id", "buyer_name", "items", "seller_name", "a"]

  @Test(
    arguments: [
      ("ordre_id", "order_id"), ("order-id", "order_id"), ("orderid", "order_id"),
      ("buyername", "buyer_name"), ("item", "items"), ("ITEMS", "items"), ("itmes", "items"),
      ("saler_name", "seller_name"), ("", nil), ("x", nil), ("price", nil), ("zzzzzz", nil),
      ("order", "order_id"), ("Buyer", "buyer_name"), ("name", nil), ("id", nil), ("ord", nil),
    ] as [(String, String?)])
  func nearestNameIsFound(word: String, expected: String?) {
    #expect(Suggestion.nearest(to: word, among: Self.names) == expected)
  }

  @Test func longWordsAreNoSlips() {
    let word = String(repeating: "a", count: 100_000)
    #expect(Suggestion.nearest(to: word, among: Self.names + [word]) == nil)
  }
}
