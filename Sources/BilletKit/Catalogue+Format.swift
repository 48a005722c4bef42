import BilletCore

/// The rules of the format and of the files around it; they have no `Rule`, for they are found while
/// reading.
extension Catalogue {
  static let formatEntries: [Entry] = textEntries + templateEntries + fileEntries + channelEntries

  /// A rule of the format, with examples that are the text of a message unless the rule is about
  /// another file.
  static func entry(
    _ id: RuleID, _ summary: String, severity: Severity = .error, why rationale: String,
    help: String, references: [Reference] = [], passed: [String] = [], failed: [String] = []
  ) -> Entry {
    Entry(
      id: id, category: "Format", severity: severity, summary: summary, rationale: rationale,
      help: help, references: references,
      makeExamples: {
        passed.map { Example(outcome: .passed, source: $0) }
          + failed.map { Example(outcome: .failed, source: $0) }
      })
  }

  /// What the text of a message cannot hold.
  private static let textEntries: [Entry] = [
    entry(
      "raw-html", "HTML stands in the message",
      why: "Billet writes the HTML, so that nothing in it can break the guidelines; the Selling"
        + " Partner API refuses text with HTML in it.",
      help: "Say it in Markdown: **bold** for <b>, a new line for <br>, [text](https://address) for"
        + " <a>; write \\< for a plain “<”.",
      references: [Reference(.commonMark, "6.6")],
      passed: ["Your parcel is **late**.", "a \\<b and c < d"],
      failed: ["Your parcel is «<b>»late</b>.", "«<div>»\nLate\n</div>", "«<!-- for us -->»"]),
    entry(
      "heading-depth", "The heading is deeper than three levels",
      why: "A message may use three font sizes, and a fourth level would need a fourth size.",
      help: "Write “###”, or a paragraph in **bold**.", references: [.policy("Styling")],
      passed: ["# Your return\n\n## The parcel\n\n### The label"],
      failed: ["# Your return\n\n#### «The label»"]),
    entry(
      "heading-syntax", "A heading is not written as one",
      why: "The buyer would read the number signs as they stand.",
      help: "Write one to three of them and a blank: “## Heading”; \\# writes a number sign.",
      references: [Reference(.commonMark, "4.2")],
      passed: ["## The parcel\n\n#1 of 2", "\\## The parcel"],
      failed: ["«##»The parcel"]),
    entry(
      "link-definition", "A link reference definition stands in the message",
      why: "A message is read from top to bottom, and a definition hides where its links go.",
      help: "Write each link where it is used: [text](https://address).",
      references: [Reference(.commonMark, "4.7")],
      passed: ["[Your order](https://www.amazon.com/orders)", "[Note]: the parcel is late"],
      failed: ["[Your order][1]\n\n«[1]: https://www.amazon.com/orders»"]),
    entry(
      "unknown-attribute", "Links and images have no such attribute",
      why: "{.button} and {width=60%} are all there is: the marketplace withholds messages that"
        + " change colours, fonts or alignment.",
      help: "Remove it; a link takes {.button}, an image {width=60%}.",
      references: [.policy("Styling")],
      passed: [
        "[Your order](https://www.amazon.com/orders){.button}",
        "![The label](https://m.media-amazon.com/images/I/label.png){width=60%}",
      ],
      failed: ["[Your order](https://www.amazon.com/orders){«color=red»}"]),
    entry(
      "container", "The container cannot be read",
      why: "A container that is not understood would lose what sets its text off.",
      help: "Write “::: note” or “::: details”, the text, and “:::”, each on lines of their own; in"
        + " details each line is “Label: value”.",
      passed: ["::: note\nPlease reply.\n:::", "::: details\nCarrier: DHL\n:::"],
      failed: [
        "«::: warning»\nHot!\n:::", "«::: note»\nPlease reply.",
        "::: details\n«no label here»\n:::",
      ]),
    entry(
      "table-syntax", "The table loses text",
      why: "Too few dashes make no table at all, and cells without a column are shown nowhere.",
      help: "Write “| --- | --- |” under the header, with as many cells in it as each row has.",
      references: [Reference(.commonMark, "4.10 (GFM)")],
      passed: ["| Item | Number |\n| --- | --- |\n| Lamp | 1 |"],
      failed: [
        "«| Item | Number |\n| - | - |\n| Lamp | 1 |»",
        "| Item | Number |\n| --- | --- |\n| Lamp | 1 | «blue» |",
      ]),
    entry(
      "message-limit", "The message, or a block of it, is too large or nested too deep",
      why: "Beyond a limit a message cannot be read in a time that grows with its length alone, and"
        + " loops and partials could grow without end.",
      help: "Split the block, or take a level out: lists and quotes stand in one another"
        + " \(Limits.containerDepth) deep, and a block has \(Limits.linesPerBlock) lines and"
        + " \(Limits.bracketsPerBlock) open brackets at the most.",
      passed: ["> > quoted twice"],
      failed: ["«> > > > > > > > > > > > > > > > > too deep»"]),
  ]

  /// What tags cannot be.
  private static let templateEntries: [Entry] = [
    entry(
      "template-syntax", "The tag cannot be read",
      why: "A tag that is not understood would be sent as it stands.",
      help: "Write {{name}}, {{#name}}…{{/name}}, {{^name}}…{{/name}}, {{! comment }} or"
        + " {{> partial}}; close sections in the reverse order in which they were opened.",
      passed: ["Hello {{name}}", "{{#gift}}\nIt is wrapped.\n{{/gift}}"],
      failed: ["Hello «{{»name", "«{{#gift}}»\nIt is wrapped.", "Hello «{{{name}}}»"]),
    entry(
      "undeclared-variable", "The variable is not declared",
      why: "Without a declaration nobody knows what the data must bring, and a misspelt name would"
        + " leave a hole.",
      help: "Declare it in the front matter, such as variables: {buyer: {type: text}}, or correct"
        + " the name.",
      passed: ["Hello {{name}}"], failed: ["Hello «{{nam}}»"]),
    entry(
      "missing-value", "A value is missing",
      why: "Without it the message would have a hole.",
      help: "Add it to the data, give it a default, or declare it optional: true and put it in a"
        + " section: {{#note}}{{note}}{{/note}}.",
      passed: ["{{#note}}{{note}}{{/note}}"], failed: ["Note: «{{note}}»"]),
    entry(
      "wrong-type", "The value is not of its declared type",
      why: "A date that is no date, or a list in the middle of a sentence, cannot be shown.",
      help: "Write the value as its type wants it, such as 2026-03-14 for a date, or change the"
        + " declaration; booleans and lists are used with {{#name}}…{{/name}}.",
      passed: ["{{#items}}{{title}}{{/items}}"], failed: ["Items: «{{items}}»"]),
    entry(
      "missing-partial", "The partial does not exist",
      why: "Its text would be missing from the message; partials come from the project's own folder"
        + " only.",
      help: "Create partials/<name>.md beside the message or at the project's root, or correct the"
        + " name.",
      failed: ["«{{> no-such-partial}}»"]),
    entry(
      "front-matter", "The front matter cannot be used",
      why: "Subject, language and variables stand there.",
      help:
        "Begin the file with --- on a line of its own, then subject: …, language: en-US and what"
        + " else there is to say, then --- again; put a text that begins with {{…}} in quotes.",
      references: [.wcag("3.1.1")],
      passed: ["---\nsubject: Your parcel\nlanguage: en-US\ndirection: reply\n---\nIt is here."],
      failed: [
        "---\nsubject: Your parcel\nlanguage: en-US\ndirection: reply\n«reson»: return\n---\nIt is here."
      ]),
  ]
}
