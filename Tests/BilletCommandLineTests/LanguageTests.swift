import Foundation
import Testing

@Suite struct LanguageTests {
  let scratch = Scratch()

  private func message(_ language: String, _ text: String) -> String {
    """
    ---
    subject: Order 114-3941689-8772232
    language: \(language)
    reason: order-information
    direction: proactive
    ---
    \(text) 114-3941689-8772232

    """
  }

  private func write(_ languages: [String]) throws {
    for language in languages {
      try scratch.write(message(language, language), to: "Messages/hello/\(language).md")
    }
  }

  private func render(_ options: String...) throws -> BilletProcess.Result {
    try BilletProcess.run(
      ["render", "Messages/hello", "--format", "text"] + options, in: scratch.url)
  }

  @Test func languageIsTakenFromTheFolder() throws {
    let result = try BilletProcess.run([
      "render", "Messages/return-label", "--language", "de-DE", "--fixture", "typical",
    ])
    #expect(result.status == 0 && result.complaint == "")
    let file = try BilletProcess.run([
      "render", "Messages/return-label/de-DE.md", "--fixture", "typical",
    ])
    #expect(result.output == file.output && file.output.contains("lang=\"de-DE\""))
  }

  @Test func nearestLanguageIsTakenAndSaid() throws {
    try write(["de-DE", "en-US"])
    let result = try render("--language", "de-AT")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("de-DE"))
    #expect(result.complaint.contains("Messages/hello/de-DE.md:1:1: note:"))
    #expect(result.complaint.contains("There is no de-AT of this message; de-DE was taken."))
    #expect(result.complaint.contains("[language-fallback]"))
  }

  @Test func projectsLanguageIsTheLastResortAndTheFirstChoice() throws {
    try write(["de-DE", "en-US"])
    #expect(try render("--language", "fr-FR").status == 64)
    try scratch.write("language: en-GB\n", to: "billet.yaml")
    let other = try render("--language", "fr-FR")
    #expect(other.status == 0 && other.output.hasPrefix("en-US"))
    #expect(other.complaint.contains("There is no fr-FR of this message; en-US was taken."))
    let none = try render()
    #expect(none.status == 0 && none.output.hasPrefix("en-US"))
    #expect(none.complaint.contains("There is no en-GB of this message; en-US was taken."))
  }

  @Test func severalLanguagesAndNoChoiceIsWrongUsage() throws {
    try write(["de-DE", "en-US"])
    let result = try render()
    #expect(result.status == 64)
    #expect(result.complaint.contains("Choose one with --language: de-DE, en-US."))
  }

  @Test func onlyLanguageIsTaken() throws {
    try write(["ja-JP"])
    let result = try render()
    #expect(result.status == 0 && result.output.hasPrefix("ja-JP"))
    #expect(!result.complaint.contains("language-fallback"))
  }

  @Test(arguments: [
    ["Messages/hello/de-DE.md", "--language", "de-DE"], ["-", "--language", "de-DE"],
    ["Messages/hello", "--language", "not a tag"], ["Messages", "--language", "de-DE"],
    ["Messages/hello", "--language", "fr-FR"],
  ])
  func languageThatCannotBePickedIsWrongUsage(arguments: [String]) throws {
    try write(["de-DE", "en-US"])
    let result = try BilletProcess.run(["render"] + arguments, in: scratch.url)
    #expect(result.status == 64 && result.output == "", "\(arguments) \(result.complaint)")
  }

  @Test func faultInTheProjectFileIsToldOnce() throws {
    try write(["de-DE", "en-US"])
    try scratch.write("thema: default\n", to: "billet.yaml")
    let result = try BilletProcess.run(["check", "Messages", "--format", "plain"], in: scratch.url)
    #expect(result.status == 1)
    let told = result.output.split(separator: "\n").filter { $0.contains("[project-file]") }
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("billet.yaml:1:1: error:") == true, "\(result.output)")
    #expect(result.output.contains("Did you mean “theme”?"))

    try scratch.write("theme: defalt\n", to: "billet.yaml")
    let theme = try BilletProcess.run(["check", "Messages", "--format", "plain"], in: scratch.url)
    #expect(theme.status == 2)
    #expect(theme.output.components(separatedBy: "[theme]").count == 2, "\(theme.output)")
  }

  @Test func messageFromRightToLeftIsClean() throws {
    try scratch.write(
      """
      ---
      subject: بطاقة الإرجاع للطلب {{order_id}}
      language: ar
      reason: return
      direction: proactive
      variables:
        order_id: {type: order-id}
        buyer_name: {type: text}
        items: {type: list, fields: {title: text, quantity: integer}}
      ---
      # بطاقة الإرجاع

      مرحبًا {{buyer_name}}،

      بطاقة الإرجاع الخاصة بالطلب {{order_id}} جاهزة. يُرجى إرسال الطرد خلال **14 يومًا**.

      ## ما يجب إرجاعه

      | المنتج | العدد |
      | --- | --- |
      {{#items}}
      | {{title}} | {{quantity}} |
      {{/items}}

      ![طرد تظهر البطاقة على أكبر جوانبه](https://m.media-amazon.com/images/I/label.png){width=60%}

      [افتح الإرجاع على أمازون](https://www.amazon.ae/spr/returns/{{order_id}}){.button}

      مع أطيب التحيات،
      فريق المتجر

      """, to: "Messages/return/ar.md")
    try scratch.write(
      """
      {"order_id": "114-3941689-8772232", "buyer_name": "مريم",
       "items": [{"title": "مصباح مكتب (USB-C)", "quantity": 2}, {"title": "Lamp", "quantity": 1}]}
      """, to: "Messages/return/fixtures/typical.json")
    let check = try BilletProcess.run(
      ["check", "Messages", "--fail-on", "warning", "--format", "plain"], in: scratch.url)
    #expect(check.status == 0 && check.output == "No findings in 1 file.\n", "\(check.output)")
    let result = try BilletProcess.run(
      ["render", "Messages/return", "--fixture", "typical"], in: scratch.url)
    #expect(result.status == 0)
    #expect(result.output.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(!result.output.contains("text-align") && !result.output.contains("dir=\"ltr\""))
  }
}
