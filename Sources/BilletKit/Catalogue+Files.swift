import BilletCore

/// The rules of the files around a message and of the ways that it is sent.
extension Catalogue {
  /// What data, themes and HTML files cannot be.
  static let fileEntries: [Entry] = [
    entry(
      "data", "The data does not fit the message",
      why: "A value that no variable takes is not shown, which is rarely what was meant.",
      help: "Write one JSON object with the names that the front matter declares; what Billet"
        + " should know of the order stands under “facts”.",
      passed: [#"{"name": "Ada"}"#], failed: [#"{«"nam"»: "Ada"}"#, #"«["Ada"]»"#]),
    entry(
      "json", "The data is not JSON",
      why: "What one program guesses another guesses otherwise: the same key twice, a text without"
        + " its quote, half a character.",
      help: "Write it as RFC 8259 says: names and texts in double quotes, no comma at the end, each"
        + " key once.",
      passed: [#"{"name": "Ada"}"#],
      failed: [#"{"name": «'»Ada'}"#, #"{"name": "Ada", «"name"»: "Eve"}"#]),
    entry(
      "row", "The row of the table cannot be read",
      why: "A quote that is not closed, or a cell too many, shifts what follows into other"
        + " columns.",
      help: "Give each row a cell for each column; put a cell that holds a delimiter, a quote or a"
        + " line break in quotes, and double the quotes inside it. A row has"
        + " \(Limits.dataBytes) bytes at most.",
      passed: ["title,size\n\"Lamp, 12\"\"\",M"], failed: ["title,size\n«Lamp, 12\",M»"]),
    entry(
      "request", "The request to the service does not fit",
      why: "A member that is misspelt would have no effect, and nobody would see it.",
      help: "Send what /openapi.json describes."),
    entry(
      "value", "The value cannot be shown",
      why: "Control and private-use characters have no meaning in a letter and can hide text, and a"
        + " value of more than \(Limits.valueBytes) bytes is no part of one.",
      help: "Remove the character from the data, or shorten the value.",
      passed: [#"{"name": "Ada\nKing"}"#], failed: [#"{"name": «"Ada\u0007"»}"#]),
    entry(
      "encoding", "The file is not plain UTF-8 text",
      why: "Programs disagree on what such bytes mean, and characters that nobody can see can hide"
        + " text.",
      help: "Save the file as UTF-8 and remove the character.",
      passed: ["Grüße, 宛先"]),
    entry(
      "mail-format", "The e-mail cannot be read as it was meant",
      why: "Mail programs show such an e-mail in part, or each in another way.",
      help: "Export it again, with its headers and all its parts."),
    entry(
      "output-limit", "The rendered message is too large",
      why: "No mail program takes a letter of more than \(Limits.outputBytes) bytes well.",
      help: "Give the message fewer or shorter items."),
    entry(
      "theme", "The theme does not load",
      why: "A theme that breaks a limit would make every message break it.",
      help: "Keep each number within the limit that the finding names, without a unit; “billet"
        + " themes” lists the themes that there are.",
      references: [.policy("Styling")],
      passed: ["image:\n  width: 60"],
      failed: ["image:\n  width: «100»", "summary: Red\n«color»: red"]),
    entry(
      "project-file", "The project's settings cannot be used",
      why:
        "A setting that is misspelt would have no effect on any message, and nobody would see it.",
      help: "Write theme, language and line-breaks in billet.yaml, each in one line.",
      passed: ["theme: compact\nlanguage: de-DE\nline-breaks: join"],
      failed: ["«thema»: compact", "line-breaks: «kept»"]),
    entry(
      "html-parsing", "Browsers read this HTML in another way than it was written",
      severity: .warning,
      why:
        "A part of the text is lost, moved or shown although it was hidden, and programs disagree"
        + " on which.",
      help:
        "Close tags, quotes and comments, close elements in the reverse order in which they were"
        + " opened, and leave <?…> and <![CDATA[…]]> out.",
      references: [Reference(.html, "13.2")],
      passed: ["<p><b><i>Late</i></b></p>"],
      failed: ["«<p» title=\"x>Late</p>"]),
    entry(
      "html-limit", "The HTML is larger than Billet checks",
      why: "What was not checked may break any rule.",
      help: "Remove what the message does not need: a file has \(Limits.htmlBytes) bytes at the"
        + " most, a tag \(Limits.tagBytes), elements stand in one another \(Limits.elementDepth)"
        + " deep."),
    entry(
      "waiver", "A waiver has expired, or nothing needs it", severity: .warning,
      why: "A waiver is for a finding that a project lives with until a day it set itself.",
      help: "Mend what it was for and remove it from billet.yaml, or give it another day."),
    entry(
      "missing-facts", "Rules could not be checked without facts", severity: .note,
      why:
        "The message does not say when it goes out, or what was sent before; without that, a rule"
        + " about it neither passes nor fails.",
      help:
        "Give what is known of the order with --facts FILE; “billet schema facts” lists what there"
        + " is to say."),
    entry(
      "suppression", "A comment that is to silence a finding does not do so",
      why: "A finding that is passed over without need hides the next one of its kind.",
      help: "Write <!-- billet-ignore RULE: REASON (until 2027-03-01) --> before the element, or"
        + " billet-ignore-file for the whole file; in a message {{! billet-ignore RULE: REASON }}"
        + " before the block.",
      passed: [
        "<!-- billet-ignore gif-image: the mark is a GIF until the relaunch -->"
          + "<img src=\"https://a.example/a.gif\" alt=\"A lamp\">"
      ],
      failed: [
        "«<!-- billet-ignore gif-image -->»<img src=\"https://a.example/a.gif\" alt=\"A lamp\">",
        "«<!-- billet-ignore gif-imag: it is small -->»<p>Hello</p>",
        "«<!-- billet-ignore gif-image: it is small (until 2020-01-01) -->»<p>Hello</p>",
        "«<!-- billet-ignore gif-image: there is none -->»<p>Hello</p>",
      ]),
    entry(
      "baseline", "A finding that the baseline accepts is gone, or the baseline cannot be used",
      severity: .warning,
      why: "As long as the baseline accepts what is mended, it may come back unseen.",
      help: "Write the baseline anew with --update-baseline=gone."),
    entry(
      "finding-limit", "There are more findings than are shown",
      why: "A report of thousands helps nobody.",
      help: "Mend the first \(Limits.findingsPerFile), then check again."),
  ]

  /// What a way of sending does not take.
  static let channelEntries: [Entry] = [
    entry(
      "marketplace", "The marketplace is missing or unknown",
      why: "The Selling Partner API asks for the marketplace in which the order was placed.",
      help: "Give it in the front matter as marketplace: amazon.de, or in the data's facts."),
    entry(
      "language-fallback", "The message was taken in another language", severity: .note,
      why: "A buyer should get a message in the language of their choice.",
      help: "Write the message in the language that was asked for, as <language>.md beside the"
        + " others, or ask for one that there is."),
    entry(
      "attachment", "The file cannot be attached",
      why: "The buyer would get a message that speaks of a file and brings none.",
      help: "Put it beside the message, or name the folder that holds it with --attachments; files"
        + " outside the project and more than \(AttachmentFolder.byteLimit >> 20) MB together are"
        + " not attached."),
  ]
}
