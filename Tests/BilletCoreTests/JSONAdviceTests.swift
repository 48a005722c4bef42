import BilletCore
import Testing

/// Slips in JSON that people make, and what they are told to write.
@Suite struct JSONAdviceTests {
  @Test(arguments: [
    (#"{"a": 1,}"#, 8, "Remove the comma before it."),
    ("[1,\n]", 4, "Remove the comma before it."),
    (#"{“a”: 1}"#, 1, "Use straight quotes: \"."), (#"{"a": „b“}"#, 6, "Use straight quotes: \"."),
    (#"{"a": }"#, 6, ""), ("}", 0, ""), (",]", 0, ""),
  ])
  func slipIsToldWithItsCure(text: String, offset: Int, help: String) throws {
    let read = JSONReader.read(SourceFile(path: "a.json", text: text))
    let finding = try #require(read.diagnostics.first)
    #expect(finding.location?.span.lowerBound == offset)
    #expect(finding.help == help)
  }
}
