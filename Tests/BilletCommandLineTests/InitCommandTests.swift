import Foundation
import Testing

@Suite struct InitCommandTests {
  let scratch = Scratch()

  @Test(arguments: ["de-DE", "en-US", "es-ES", "fr-FR", "it-IT", "ja-JP"])
  func newProjectPassesAtOnce(language: String) throws {
    let made = try BilletProcess.run(
      ["init", "a shop", "--language", language], in: scratch.url, environment: ["CI": "true"])
    #expect(made.status == 0, "\(made.complaint)")
    let project = scratch.url.appending(path: "a shop")
    let check = try BilletProcess.run(
      ["check", "Messages", "--fail-on", "warning", "--format", "plain"], in: project)
    #expect(check.status == 0 && check.output == "No findings in 1 file.\n", "\(check.output)")
    let test = try BilletProcess.run(["test"], in: project, environment: ["CI": "true"])
    #expect(test.status == 0, "\(test.output)")
    #expect(test.output.contains("6 snapshots: all as recorded."))
    #expect(try scratch.read("a shop/billet.yaml").contains("\nlanguage: \(language)\n"))
  }

  /// The commands that it prints work as they are, in a shell.
  @Test func nextCommandsWork() throws {
    let made = try BilletProcess.run(["init", "it's a shop"], in: scratch.url)
    let commands = made.output.split(separator: "\n").filter { $0.hasPrefix("  billet ") }
    #expect(commands.count == 4)
    for command in commands {
      let line = "\"$BILLET\"" + command.dropFirst("  billet".count)
      if command.hasPrefix("  billet preview ") {
        try expectPreviewOpens(line)
        continue
      }
      let result = try BilletProcess.shell(line, in: scratch.url)
      #expect(result.status == 0, "\(line): \(result.output)")
    }
    #expect(try scratch.read("return-label.html").hasPrefix("<!DOCTYPE html>"))
  }

  /// The preview goes on until it is ended; any free port does for it.
  private func expectPreviewOpens(_ line: String) throws {
    let result = try BilletProcess.shell(
      """
      \(line) --port 0 > opened 2>&1 & preview=$!
      for _ in {1..300}; do grep -q Open opened && break; sleep 0.1; done
      kill "$preview"; wait "$preview"; status=$?; cat opened; exit "$status"
      """, in: scratch.url)
    #expect(result.status == 0, "\(line): \(result.output)")
    #expect(result.output.hasPrefix("Open http://127.0.0.1:"))
  }

  @Test func starterFilesAreThoseOfTheRepository() throws {
    for language in ["de-DE", "en-US", "es-ES", "fr-FR", "it-IT", "ja-JP"] {
      let made = try BilletProcess.run(["init", language, "--language", language], in: scratch.url)
      #expect(made.status == 0)
      let source = BilletProcess.repository.appending(path: "Messages/return-label")
      let own = language == "en-US" ? "" : language + "/"
      let files = [
        "\(language).md": "\(language).md",
        "fixtures/typical.json": "fixtures/\(own)typical.json",
        "fixtures/worst-case.json": "fixtures/\(own)worst-case.json",
      ]
      for (copy, original) in files {
        #expect(
          try scratch.read("\(language)/Messages/return-label/\(copy)")
            == String(contentsOf: source.appending(path: original), encoding: .utf8))
      }
    }
  }

  @Test(arguments: ["billet.yaml", "Messages/own.md", "Snapshots/own.html"])
  func nothingIsOverwritten(file: String) throws {
    try scratch.write("mine", to: "shop/" + file)
    let result = try BilletProcess.run(["init", "shop"], in: scratch.url)
    #expect(result.status == 2 && result.output == "")
    #expect(result.complaint.contains("nothing is overwritten"))
    #expect(try scratch.read("shop/" + file) == "mine")
    let files = FileManager.default.enumerator(atPath: scratch.url.appending(path: "shop").path)
    #expect(files?.allObjects.count == (file.contains("/") ? 2 : 1))
  }

  @Test func linkThatLeadsNowhereIsNotFollowed() throws {
    try scratch.write("mine", to: "shop/notes.txt")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url.appending(path: "shop/billet.yaml").path,
      withDestinationPath: "../elsewhere.yaml")
    #expect(try BilletProcess.run(["init", "shop"], in: scratch.url).status == 2)
    #expect(!scratch.exists("elsewhere.yaml") && !scratch.exists("shop/Messages"))
  }

  @Test func folderWithOtherFilesIsFine() throws {
    try scratch.write("mine", to: "README.md")
    #expect(try BilletProcess.run(["init", "."], in: scratch.url).status == 0)
    #expect(try scratch.read("README.md") == "mine")
    #expect(try BilletProcess.run(["test"], in: scratch.url).status == 0)
  }

  @Test func fileInPlaceOfTheFolderIsAnError() throws {
    try scratch.write("mine", to: "shop")
    let result = try BilletProcess.run(["init", "shop"], in: scratch.url)
    #expect(result.status == 2)
    #expect(try scratch.read("shop") == "mine")
  }

  @Test func unknownLanguageIsWrongUsageWithTheLanguages() throws {
    let result = try BilletProcess.run(
      ["init", "shop", "--language", "en-US-x"], in: scratch.url)
    #expect(result.status == 64)
    #expect(result.complaint.contains("de-DE, en-US, es-ES, fr-FR, it-IT, ja-JP"))
    #expect(!scratch.exists("shop"))
  }

  @Test(arguments: ["init", "schema"])
  func helpHasAnExample(command: String) throws {
    let result = try BilletProcess.run([command, "--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("Example") && result.output.contains("billet \(command) "))
  }
}
