import Testing

@testable import BilletRendering

/// Other people's programs read what we write; `make test` runs them all, a plain `swift test` those at hand.
@Suite struct MailReaderTests {
  @Test(.enabled("python3 is not installed") { MailReader.python.isInstalled })
  func pythonReadsEveryFieldAndPart() throws {
    try expectEveryMailIsRead(by: .python)
  }

  @Test(.enabled("Perl's Email::MIME is not installed") { MailReader.perl.isInstalled })
  func perlReadsEveryFieldAndPart() throws {
    try expectEveryMailIsRead(by: .perl)
  }

  private func expectEveryMailIsRead(by reader: MailReader) throws {
    let values = MailNastyValues.all
    let messages = try values.map(MailInjectionTests.message)
    let found = try reader.read(messages.map { $0.render() })
    try #require(found.count == values.count)
    for (index, value) in values.enumerated() {
      let expected = MailInjectionTests.expected(value, of: messages[index])
      #expect(found[index].fields == expected.fields, "\(value.debugDescription)")
      #expect(
        Array(found[index].subject.utf8) == Array(expected.subject.utf8),
        "\(value.debugDescription)")
      #expect(found[index].sender == expected.sender, "\(value.debugDescription)")
      #expect(
        found[index].parts.map(withPlainLineEnds) == expected.parts.map(withPlainLineEnds),
        "\(value.debugDescription)")
    }
  }

  /// Readers give a text's line ends as CR LF or as LF.
  private func withPlainLineEnds(_ part: DecodedMail.Part) -> DecodedMail.Part {
    guard part.fileName == nil else { return part }
    var part = part
    part.content = MailDecoder.withMailLineEnds(part.content)
    return part
  }
}
