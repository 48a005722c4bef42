import BilletCore

/// The rules of the format and of the files around it; they have no `Rule`, for they are found while reading.
extension Catalogue {
  static let formatEntries: [Entry] = messageEntries + templateEntries + dataEntries + fileEntries
}

/// What the Markdown of a message may hold.
extension Catalogue {
  private static let messageEntries: [Entry] = [
    .format(
      "raw-html", "The message holds HTML",
      why: "Billet writes the HTML, so that nothing in it can break the guidelines.",
      help: "Say it in Markdown, or write \\< for a plain “<”.",
      references: [Reference(.commonMark, "6.6")],
      examples: [
        .init(outcome: .failed, source: "Send it by «<b>»Friday</b>."),
        .init(outcome: .passed, source: "Send it by **Friday**, if 5 < 6."),
      ]),
    .format(
      "heading-depth", "The heading is deeper than three levels",
      why: "A message may use three font sizes, and a fourth level would need a fourth size.",
      help: "Write “###”, or a paragraph in **bold**.", references: [.policy("Styling")],
      examples: [
        .init(outcome: .failed, source: "#### «Return address»"),
        .init(outcome: .passed, source: "### Return address"),
      ]),
    .format(
      "link-definition", "A link reference definition stands in the message",
      why: "A message is read from top to bottom, and a definition hides where its links go.",
      help: "Write each link where it is used: [text](https://address).",
      references: [Reference(.commonMark, "4.7")],
      examples: [
        .init(outcome: .failed, source: "[Your order][1]\n\n«[1]: https://www.amazon.com/orders»"),
        .init(outcome: .passed, source: "[Your order](https://www.amazon.com/orders)"),
      ]),
    .format(
      "unknown-attribute", "Braces hold an attribute that does not exist or has no target",
      why: "Colours, fonts and alignment are withheld, and stray braces are read as they stand.",
      help: "Write {width=60%} directly behind an image and {.button} directly behind a link.",
      examples: [
        .init(
          outcome: .failed, source: "[Your order](https://www.amazon.com/orders){«color=red»}"),
        .init(
          outcome: .failed, source: "[Your order](https://www.amazon.com/orders) «{.button}»"),
        .init(outcome: .passed, source: "[Your order](https://www.amazon.com/orders){.button}"),
      ]),
    .format(
      "table-syntax", "A table is not written as one, or has cells without a column",
      why: "The buyer would read the bars as they stand, or not see the cells.",
      help: "Leave a blank line before it, and write “| --- |” under the header with as many "
        + "columns as the header has; \\| writes a bar.",
      references: [Reference(.commonMark, "GFM 4.10")],
      examples: [
        .init(outcome: .failed, source: "«| Item | Price |\n| Lamp | 5 |»"),
        .init(outcome: .failed, source: "| Item | «Price» |\n| --- |\n| Lamp | 5 |"),
        .init(outcome: .passed, source: "| Item | Price |\n| --- | --- |\n| Lamp | 5 |"),
      ]),
    .format(
      "container", "A “:::” container is unknown, open or wrongly filled",
      why: "What it holds would not be set apart as the author meant.",
      help: "Write “::: note” or “::: details”, and “:::” where it ends.",
      examples: [
        .init(outcome: .failed, source: "«::: nope»\nBring the receipt.\n:::"),
        .init(outcome: .passed, source: "::: note\nBring the receipt.\n:::"),
      ]),
    .format(
      "message-limit", "The message is longer or nested deeper than a letter needs",
      why: "Within the limits every message is read in linear time.",
      help: "Shorten it, or take levels out."),
  ]
}

/// What stands between `{{` and `}}`, and between the `---` lines.
extension Catalogue {
  private static let templateEntries: [Entry] = [
    .format(
      "front-matter", "The front matter is missing, or says something that cannot be used",
      why: "Subject, language, facts and variables stand there.",
      help: "Begin the file with --- on a line of its own, then subject: …, language: en-US and "
        + "reason: …, then --- again.",
      examples: [
        .init(
          outcome: .failed, source: "---\nsubject: Hello\nlanguage: en\n«direktion»: reply\n---\nHi"
        ),
        .init(
          outcome: .passed, source: "---\nsubject: Hello\nlanguage: en\ndirection: reply\n---\nHi"),
      ]),
    .format(
      "template-syntax", "A {{tag}} is not written as one, or a section is open or crossed",
      why: "The values could not be put where they belong.",
      help: "Write {{name}}, and {{#name}} … {{/name}} around a section.",
      examples: [
        .init(outcome: .failed, source: "Hello «{{»name}"),
        .init(outcome: .passed, source: "Hello {{name}}"),
      ]),
    .format(
      "undeclared-variable", "The front matter declares no such variable",
      why: "A name that is misspelt would leave a hole in the message.",
      help: "Correct the name, or declare it: variables: {name: {type: text}}.",
      examples: [
        .init(outcome: .failed, source: "Hello «{{nmae}}»"),
        .init(outcome: .passed, source: "Hello {{name}}"),
      ]),
    .format(
      "missing-partial", "There is no such partial",
      why: "A part of the message is not there.",
      help: "Create partials/NAME.md beside the message or in the project's folder.",
      examples: [.init(outcome: .failed, source: "«{{> absent}}»")]),
    .format(
      "limits", "The file, its sections or its data go beyond a limit",
      why: "Within the limits every message is read in linear time.", help: "Shorten it."),
  ]
}

/// What the data of a message may hold.
extension Catalogue {
  private static let dataEntries: [Entry] = [
    .format(
      "missing-value", "The data has no value for a variable",
      why: "Without it the message would have a hole.",
      help: "Add it to the data, give it a default, or declare it optional: true."),
    .format(
      "wrong-type", "A value is not of the type that its variable has",
      why: "A date, an amount or an order ID that cannot be read would go out as it stands.",
      help: "Write dates as 2026-03-14, amounts as {\"amount\": \"12.50\", \"currency\": \"EUR\"}."),
    .format(
      "value", "A value holds a character that nobody can see",
      why: "Control and private-use characters have no meaning in a letter.", help: "Remove it."),
    .format(
      "data", severity: .warning, "The data holds something that the message does not use",
      why: "It is often a name that is misspelt.",
      help: "Declare it in the front matter, or remove it."),
    .format(
      "json", "The data is not JSON", why: "Nothing in it can be told for certain.",
      help: "Write it as RFC 8259 has it; no key stands twice in one object."),
  ]
}

/// The files themselves, and what becomes of them.
extension Catalogue {
  private static let fileEntries: [Entry] = [
    .format(
      "encoding", "The file is not plain UTF-8 text",
      why: "Programs disagree on what such bytes mean.",
      help: "Save the file as UTF-8, and remove control characters."),
    .format(
      "html-parsing", severity: .warning, "Browsers and other programs read this HTML differently",
      why: "What one program hides another may show.",
      help: "Close what is open, and remove what is no HTML.",
      references: [Reference(.html, "13.2")]),
    .format(
      "html-limit", "The document goes beyond a limit",
      why: "What was not checked may break any rule.", help: "Split or simplify the document."),
    .format(
      "finding-limit", severity: .note, "There are more findings than are listed",
      why: "A longer list helps nobody.", help: "Correct what is listed, then check again."),
    .format(
      "output-limit", "The rendered message is too long",
      why: "Messages are letters; mail programs cut longer ones.",
      help: "Give the message fewer or shorter items."),
    .format(
      "theme", "The theme does not exist or does not load",
      why: "Without it sizes and margins are unknown.",
      help: "“billet themes” lists the themes and says what is wrong with them."),
    .format(
      "attachment", "An attachment cannot be used",
      why: "The message would go out without it.",
      help: "Put the file beside the message, or name its folder with --attachments."),
  ]
}

extension Catalogue.Entry {
  fileprivate static func format(
    _ id: RuleID, severity: Severity = .error, _ summary: String, why rationale: String,
    help: String, references: [Reference] = [], examples: [Catalogue.Example] = []
  ) -> Self {
    Self(
      id: id, category: "Format", severity: severity, summary: summary, rationale: rationale,
      help: help, references: references, examples: examples)
  }
}
