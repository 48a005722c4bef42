import Foundation
import Testing

/// Choice of rules, baselines, suppressions, fixes and folder runs, as users meet them.
struct CheckOptionsTests {
  private let scratch = Scratch()

  private static let order = "<p>Order 114-3941689-8772232</p>"

  private func check(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> BilletProcess.Result {
    try BilletProcess.run(
      ["check"] + arguments, in: scratch.url, environment: environment)
  }

  // MARK: - Rules

  @Test func onlyWantedRulesAreTold() throws {
    try scratch.write(
      Self.order + "<p style=\"color:red\">😀<img src=https://a.example/a.gif></p>", to: "a.html")
    let one = try check("a.html", "--rule", "emoji")
    #expect(one.output.hasSuffix("\n1 error in 1 file.\n"), "\(one.output)")
    let two = try check(
      "a.html", "--rule", "emoji,font-color", "--rule", "gif-image", "--skip", "emoji")
    #expect(!two.output.contains("[emoji]"))
    #expect(two.output.contains("[font-color]") && two.output.contains("[gif-image]"))
  }

  @Test func unknownRuleIsWrongUsage() throws {
    for option in ["--rule", "--skip"] {
      let result = try check("a.html", option, "image-atl")
      #expect(result.status == 64)
      #expect(result.complaint.contains("Did you mean “image-alt”?"), "\(result.complaint)")
    }
  }

  @Test func profileAndLevelAreChosen() throws {
    try scratch.write(
      "<html lang=en><title>a</title><p>Hello</p><meta http-equiv=refresh content=90000></html>",
      to: "a.html")
    #expect(try check("a.html", "--profile", "web").status == 0)
    #expect(try check("a.html", "--profile", "web", "--level", "AAA").status == 1)
    #expect(try check("a.html").output.contains("[order-id]"))
    #expect(try check("a.html", "--profile", "page").status == 64)
  }

  // MARK: - Baseline

  @Test func baselineAcceptsWhatThereIsAndTellsWhatIsNewOrGone() throws {
    let old = Self.order + "<p align=center>One</p>\n<p>😀</p>\n"
    try scratch.write(old, to: "mails/a.html")
    #expect(try check("mails", "--baseline", "b.json").status == 2)
    let written = try check("mails", "--baseline", "b.json", "--update-baseline")
    #expect(written.status == 0, "\(written.output)")
    #expect(written.output == "No findings in 1 file (2 more accepted by the baseline).\n")

    // Other lines, the same findings.
    try scratch.write("\n\n<p>New first lines</p>\n" + old, to: "mails/a.html")
    #expect(try check("mails", "--baseline", "b.json").status == 0)
    #expect(try check("./mails/../mails/a.html", "--baseline", "./b.json").status == 0)

    // One more of the same kind is one too many.
    try scratch.write(old + "<p align=center>Two</p>", to: "mails/a.html")
    let more = try check("mails", "--baseline", "b.json")
    #expect(more.status == 1)
    #expect(more.output.contains("a.html:3:4: error"), "\(more.output)")

    // What is mended is told, and cannot come back once the baseline is written anew.
    try scratch.write(Self.order + "<p align=center>One</p>", to: "mails/a.html")
    let gone = try check("mails", "--baseline", "b.json")
    #expect(gone.status == 0)
    #expect(gone.output.contains("b.json:"), "\(gone.output)")
    #expect(gone.output.contains("A finding of emoji in mails/a.html"), "\(gone.output)")
    #expect(try check("mails", "--baseline", "b.json", "--fail-on", "warning").status == 1)
    try scratch.write(
      Self.order + "<p align=center>One</p><p align=right>x</p>", to: "mails/a.html")
    let shrunk = try check("mails", "--baseline", "b.json", "--update-baseline=gone")
    #expect(shrunk.status == 1, "nothing new is accepted")
    try scratch.write(old, to: "mails/a.html")
    #expect(try check("mails", "--baseline", "b.json").output.contains("[emoji]"))
  }

  @Test func baselineIsTheSameBytesEachTime() throws {
    for name in ["b", "a", "c"] {
      try scratch.write("<p align=center>\(name) 😀</p>", to: "mails/\(name).html")
    }
    _ = try check("mails", "--baseline", "1.json", "--update-baseline", "--jobs", "1")
    _ = try check("mails", "--baseline", "2.json", "--update-baseline", "--jobs", "4")
    #expect(try scratch.read("1.json") == scratch.read("2.json"))
    #expect(try scratch.read("1.json").contains("\"path\": \"mails/a.html\""))
  }

  @Test func brokenBaselineStopsTheWork() throws {
    try scratch.write(Self.order, to: "a.html")
    for text in [
      "{", "[]", "{\"version\": 2, \"findings\": []}", "{\"version\": 1, \"findings\": [{}]}",
    ] {
      try scratch.write(text, to: "b.json")
      let result = try check("a.html", "--baseline", "b.json")
      #expect(result.status == 2)
      #expect(result.complaint.contains("b.json:1:"), "\(result.complaint)")
    }
    #expect(try check("a.html", "--update-baseline").status == 64)
  }

  // MARK: - Suppressions

  private static let day = ["SOURCE_DATE_EPOCH": "1772323200"]  // 2026-03-01

  @Test(arguments: [
    ("<!-- billet-ignore emoji: the mark of the shop -->\n<p>😀 <b>😀</b></p><p>ok</p>", ""),
    ("<p><!-- billet-ignore emoji: the mark of the shop -->😀</p>", ""),
    ("<!-- billet-ignore-file emoji: the mark of the shop --><p>a</p><p>😀</p>", ""),
    ("<!-- billet-ignore emoji: soon gone (until 2026-03-01) --><p>😀</p>", ""),
    ("<!-- billet-ignore emoji, text-alignment: both --><p align=center>😀</p>", ""),
    (
      "<!-- billet-ignore emoji: one -->\n<!-- billet-ignore text-alignment: two --><p align=center>😀</p>",
      ""
    ),
    ("<!-- billet-ignore emoji: here --><p>😀</p><p>😀</p>", "[emoji]"),
    (
      "<table><tr><td><!-- billet-ignore emoji: at the end --></td><td>😀</td></tr></table>",
      "[emoji]"
    ),
    ("<!-- billet-ignore emoji: gone (until 2026-02-28) --><p>😀</p>", "This ended on 2026-02-28"),
    (
      "<!-- billet-ignore emoji: nothing there --><p>a</p>", "Nothing that comes next breaks emoji."
    ),
    (
      "<!-- billet-ignore-file emoji: nothing there --><p>a</p>",
      "Nothing in the file breaks emoji."
    ),
    ("<!-- billet-ignore emoji --><p>😀</p>", "No reason is given."),
    ("<!-- billet-ignore emoji: --><p>😀</p>", "No reason is given."),
    ("<!-- billet-ignore: why --><p>😀</p>", "No rule is named to ignore."),
    ("<!-- billet-ignore emojy: mark --><p>😀</p>", "Did you mean “emoji”?"),
    ("<!-- billet-ignore emoji: mark (until 2026-02-30) --><p>😀</p>", "“2026-02-30” is no day."),
    ("<!-- billet-ignored is another word --><p>a</p>", ""),
  ])
  func commentInHTMLSilencesWhatComesNext(html: String, told: String) throws {
    try scratch.write(Self.order + html, to: "a.html")
    let result = try check(
      "a.html", "--rule", "emoji,text-alignment", environment: Self.day)
    if told.isEmpty {
      #expect(result.output == "No findings in 1 file.\n")
    } else {
      #expect(result.output.contains(told), "\(result.output)")
    }
  }

  @Test func suppressionOfARuleThatDoesNotRunIsNotUnused() throws {
    try scratch.write(Self.order + "<!-- billet-ignore emoji: mark --><p>a</p>", to: "a.html")
    #expect(try check("a.html", "--skip", "emoji").output == "No findings in 1 file.\n")
    #expect(try check("a.html").output.contains("[suppression]"))
  }

  @Test(arguments: [
    ("{{! billet-ignore emoji: the mark }}\nHello 😀,\nyours 😀", ""),
    ("{{! billet-ignore emoji: the mark }}\n\nHello 😀", ""),
    ("Hello 😀 {{! billet-ignore emoji: the mark }}", ""),
    ("{{! billet-ignore-file emoji: the mark }}\nHello\n\n😀", ""),
    ("{{! billet-ignore emoji: the mark }}\nHello 😀\n\n😀", "[emoji]"),
    ("{{! billet-ignore emoji: the mark }}\nHello", "Nothing that comes next breaks emoji."),
    ("{{! billet-ignore emoji: gone (until 2026-02-28) }}\nHello 😀", "This ended on 2026-02-28"),
    ("{{! billet-ignore emoij: the mark }}\nHello 😀", "Did you mean “emoji”?"),
  ])
  func commentInAMessageSilencesTheNextBlock(text: String, told: String) throws {
    try scratch.write(RenderCommandTests.message + "\n" + text + "\n", to: "hello.md")
    try scratch.write(
      #"{"order_id": "114-3941689-8772232", "name": "Ada"}"#, to: "fixtures/one.json")
    let result = try check("hello.md", environment: Self.day)
    if told.isEmpty {
      #expect(result.output == "No findings in 1 file.\n")
    } else {
      #expect(result.output.contains(told), "\(result.output)")
    }
  }

  @Test func whatIsSilentInACheckKeepsNoMessageFromBeingRendered() throws {
    try scratch.write(
      RenderCommandTests.message + "\n{{! billet-ignore emoji: the mark }}\nHello 😀\n",
      to: "hello.md")
    try scratch.write(
      #"{"order_id": "114-3941689-8772232", "name": "Ada"}"#, to: "fixtures/one.json")
    func render() throws -> BilletProcess.Result {
      try BilletProcess.run(["render", "hello.md", "--fixture", "one"], in: scratch.url)
    }
    let silent = try render()
    #expect(silent.status == 0 && silent.output.contains("😀"), "\(silent.complaint)")
    try scratch.write(RenderCommandTests.message + "\nHello 😀\n", to: "hello.md")
    let told = try render()
    #expect(told.status == 1 && told.complaint.contains("[emoji]"), "\(told.complaint)")
  }

  // MARK: - Folders

  @Test func folderRunEndsWithATableAndAPassRate() throws {
    try scratch.write(Self.order + "<p>😀 😀</p><p align=center>a</p>", to: "m/a.html")
    try scratch.write(Self.order + "<p>😀</p>", to: "m/b/b.htm")
    try scratch.write(Self.order, to: "m/c.html")
    let result = try check("m")
    #expect(
      result.output.hasSuffix(
        """
        rule            errors  warnings  reviews  notes  files
        emoji                3         0        0      0      2
        text-alignment       1         0        0      0      1
        1 of 3 files pass (33 %).
        4 errors in 3 files.

        """), "\(result.output)")
    #expect(try check("m", "--jobs", "1").output == result.output)
  }
}
