import BilletCore

/// What the format refuses, in words: what is wrong, why, and what to write instead.
struct Refusal {
  var rule: RuleID
  var message: String
  var rationale: String
  var help: String
  var references: [Reference] = []
}

extension DiagnosticBag {
  /// The fix is made only for a finding that is kept: hostile text has one at every letter.
  mutating func add(
    _ refusal: Refusal, at location: SourceLocation, fix: @autoclosure () -> Fix? = nil
  ) {
    add(
      refusal.rule, refusal.message, why: refusal.rationale, help: refusal.help, at: location,
      references: refusal.references, fix: isFull ? nil : fix())
  }
}

extension Refusal {
  static func headingDepth(_ level: Int) -> Refusal {
    Refusal(
      rule: "heading-depth", message: "This heading has level \(level); messages have three.",
      rationale: "A message may use three font sizes, and a fourth level would need a fourth size.",
      help: "Write “###”, or a paragraph in **bold**.", references: [.policy("Styling")])
  }

  static let columnAlignment = Refusal(
    rule: "text-alignment", message: "The columns of this table are aligned.",
    rationale: "The marketplace withholds messages that change the default text alignment.",
    help: "Write the row under the header without colons: “| --- | --- |”.",
    references: [.policy("Styling")])

  static let code = Refusal(
    rule: "font-family", message: "This is code, which is shown in another font and size.",
    rationale: "The marketplace withholds messages that change the default font.",
    help: "Write the words without backticks or indentation, in **bold** if they must stand out.",
    references: [.policy("Styling")])

  static let lineBreaks = Refusal(
    rule: "line-breaks", message: "More than two line breaks follow one another.",
    rationale: "The marketplace withholds messages with more than two line breaks in a row.",
    help: "Remove the backslashes or blanks at the line ends; a blank line begins a new paragraph.",
    references: [.policy("Styling")])

  static let emoji = Refusal(
    rule: "emoji", message: "This is an emoji.",
    rationale: "The marketplace withholds messages that hold emoji.",
    help: "Say it in words, or leave it out.", references: [.policy("Styling")])

  static func shortcode(_ name: String) -> Refusal {
    Refusal(
      rule: "emoji", message: "“\(name)” stands for an emoji.",
      rationale: "The marketplace withholds messages that hold emoji.",
      help: "Say it in words, or leave it out.", references: [.policy("Styling")])
  }

  static let invisible = Refusal(
    rule: "encoding", message: "This stands for a character that nobody can see.",
    rationale: "Control and private-use characters have no meaning in a letter.",
    help: "Remove it.")

  static let imageAlternative = Refusal(
    rule: "image-alt", message: "The image has no text alternative.",
    rationale: "A screen reader falls back to the file name.",
    help: "Describe what the image shows: ![Where the label goes](…).",
    references: [.wcag("1.1.1"), .act("23a2a8"), .axe("image-alt")])

  static func rawHTML(_ tag: ArraySlice<UInt8>) -> Refusal {
    Refusal(
      rule: "raw-html", message: "HTML stands here.",
      rationale: "Billet writes the HTML, so that nothing in it can break the guidelines.",
      help: markdown(insteadOf: tag), references: [Reference(.commonMark, "6.6")])
  }

  static func unknownAttribute(_ name: String, behind target: String) -> Refusal {
    let known = target == "an image" ? "{width=60%}" : "{.button}"
    let refused = ["align", "color", "colour", "style", "class", "bgcolor", "font", "size", "face"]
    let isStyling = refused.contains(name.lowercased())
    return Refusal(
      rule: "unknown-attribute",
      message: "There is no attribute “\(name)” behind \(target).",
      rationale: isStyling
        ? "The marketplace withholds messages that change colours, fonts or alignment." : "",
      help: "Remove it; \(target) takes \(known).",
      references: isStyling ? [.policy("Styling")] : [])
  }

  static let valueInAttributes = Refusal(
    rule: "unknown-attribute", message: "A value stands between these braces.",
    rationale: "What {…} says is settled before a message is filled with values.",
    help: "Write the width itself, such as {width=60%}.")

  static func strayAttributes(_ text: String) -> Refusal {
    Refusal(
      rule: "unknown-attribute", message: "“\(text)” stands behind nothing that takes it.",
      rationale: "The buyer would read it as it stands.",
      help: "Write {.button} directly behind a link and {width=60%} directly behind an image; "
        + "\\{ writes a brace.")
  }

  static let noTable = Refusal(
    rule: "table-syntax", message: "This looks like a table, but is none.",
    rationale: "The buyer would read the bars as they stand.",
    help: "Leave a blank line before it, and write “| --- |” under the header with as many columns "
      + "as the header has; \\| writes a bar.",
    references: [Reference(.commonMark, "GFM 4.10")])

  static let noHeading = Refusal(
    rule: "heading-syntax", message: "This looks like a heading, but is none.",
    rationale: "The buyer would read the number signs as they stand.",
    help: "Write one to three of them and a blank: “## Heading”; \\# writes a number sign.",
    references: [Reference(.commonMark, "4.2")])

  static let headingInTable = Refusal(
    rule: "heading-syntax", message: "This heading would become a row of the table above it.",
    rationale: "The buyer would read the number signs as they stand.",
    help: "Leave a blank line before it; \\# writes a number sign.",
    references: [Reference(.commonMark, "GFM 4.10")])

  static let lostCells = Refusal(
    rule: "table-syntax", message: "The table has no column for this.",
    rationale: "Markdown leaves such cells out, and the buyer would not see them.",
    help: "Write as many columns under the header as it has, such as “| --- | --- |”; "
      + "\\| writes a bar inside a cell.",
    references: [Reference(.commonMark, "GFM 4.10")])

  static func imageWidthSyntax(_ text: String) -> Refusal {
    Refusal(
      rule: "image-width", message: "“\(text)” is not a width.", rationale: "",
      help: "Write a share of the message's width such as {width=60%}, or {width=300px}.")
  }

  static func imageTooWide(_ text: String) -> Refusal {
    Refusal(
      rule: "image-width", message: "The image takes \(text) of the message's width.",
      rationale: "The marketplace withholds messages with images wider than 80 %.",
      help: "Write {width=80%} or less.", references: [.policy("Styling")])
  }

  private static func markdown(insteadOf tag: ArraySlice<UInt8>) -> String {
    let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }
      .prefix { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
    switch String(decoding: name, as: UTF8.self).lowercased() {
    case "br": return "End the line: a new line in the message is a line break."
    case "b", "strong": return "Write **bold**."
    case "i", "em": return "Write *emphasis*."
    case "s", "del", "strike": return "Write ~~struck out~~."
    case "a": return "Write [text](https://address)."
    case "img": return "Write ![what it shows](https://address)."
    case "h1", "h2", "h3", "h4", "h5", "h6": return "Write “# Heading”, “##” or “###”."
    case "p", "div", "span": return "Leave the tag out; a blank line begins a new paragraph."
    case "ul", "ol", "li": return "Write a list: “- item” or “1. item”."
    case "table", "tr", "td", "th", "thead", "tbody":
      return "Write a table: “| Item | Price |”, then “| --- | --- |”, then the rows."
    case "blockquote": return "Write “> ” before the quoted lines."
    case "hr": return "Write “---” on a line of its own."
    default:
      return tag.starts(with: "<!--".utf8)
        ? "Write a comment that is not sent: {{! comment }}."
        : "Say it in Markdown, or write \\< for a plain “<”."
    }
  }
}
