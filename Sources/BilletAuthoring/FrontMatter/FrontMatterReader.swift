import BilletCore
import BilletMessage

/// Reads what stands between the `---` lines at the top of a message.
struct FrontMatterReader {
  struct Result {
    var frontMatter: FrontMatter
    var subject: TemplateSource?
    /// The offset of the first byte of the text.
    var bodyStart: Int
  }

  private static let keys = [
    "subject", "language", "reason", "direction", "theme", "line-breaks", "marketplace",
    "attachments", "variables",
  ]
  private static let example =
    "Begin the file with --- on a line of its own, then subject: …, language: en-US and reason: "
    + "…, then --- again."

  /// Reads the front matter; `nil` when nothing after it can be told apart from it.
  static func read(
    _ file: SourceFile, from start: Int, options: AuthoringOptions, into bag: inout DiagnosticBag
  ) -> Result? {
    guard let fence = Fence(file, from: start) else {
      bag.add(
        "front-matter", "The message has no front matter.",
        why: "Subject and language stand there.", help: example,
        at: SourceLocation(file, start..<start))
      let missing = missingFrontMatter(options)
      return missing.map { Result(frontMatter: $0, subject: nil, bodyStart: start) }
    }
    guard let bodyStart = fence.bodyStart else {
      bag.add(
        "front-matter", "The front matter that begins here has no end.",
        help: "Put --- on a line of its own after its last line.",
        at: SourceLocation(file, fence.opening))
      return nil
    }
    guard fence.content.count <= Limits.frontMatterBytes else {
      bag.add(
        "front-matter", "The front matter is larger than \(Limits.frontMatterBytes) bytes.",
        help: "Shorten it.", at: SourceLocation(file, fence.opening))
      return nil
    }
    let opening = SourceLocation(file, fence.opening)
    let root = YAMLReader.read(file, in: fence.content, rule: "front-matter", into: &bag)
    guard let root else {
      // Without its variables, everything in the text would be a fault that follows from this one.
      guard !bag.hasErrors else { return nil }
      bag.add("front-matter", "The front matter is empty.", help: example, at: opening)
      return missingFrontMatter(options).map {
        Result(frontMatter: $0, subject: nil, bodyStart: bodyStart)
      }
    }
    let fields = FieldSet(root, keys: keys, of: "a message", into: &bag)
    guard let language = language(fields, opening: opening, into: &bag) else { return nil }
    var frontMatter = FrontMatter(
      language: language, lineBreaks: options.lineBreaks, variables: VariableTable(),
      facts: facts(fields, into: &bag))
    frontMatter.themeName = fields.text("theme", into: &bag)
    frontMatter.themeLocation = fields["theme"]?.location
    frontMatter.attachmentsLocation = fields["attachments"]?.location
    if let mode = fields.choice("line-breaks", as: LineBreakMode.self, into: &bag) {
      frontMatter.lineBreaks = mode
    }
    if let node = fields["variables"] {
      var reader = VariableReader(language: language)
      frontMatter.variables = reader.table(from: node, into: &bag)
    }
    let subject = subject(fields, file: file, opening: opening, into: &bag)
    frontMatter.subjectLocation = fields["subject"]?.location
    return Result(frontMatter: frontMatter, subject: subject, bodyStart: bodyStart)
  }

  private static func missingFrontMatter(_ options: AuthoringOptions) -> FrontMatter? {
    LanguageTag("en").map {
      FrontMatter(
        language: $0, lineBreaks: options.lineBreaks, variables: VariableTable(),
        facts: MessageFacts())
    }
  }

  private static func language(
    _ fields: FieldSet, opening: SourceLocation, into bag: inout DiagnosticBag
  ) -> LanguageTag? {
    let help = "Write a language tag such as language: en-US."
    if let text = fields.text("language", into: &bag) {
      if let tag = LanguageTag(text) { return tag }
      bag.add(
        "front-matter", "“\(text)” is no language tag (BCP 47).",
        why: "Screen readers choose their voice by it.", help: help,
        at: fields["language"]?.location, references: [.wcag("3.1.1")])
    } else if fields["language"] == nil {
      bag.add(
        "front-matter", "The language is missing.", why: "Screen readers choose their voice by it.",
        help: help, at: opening, references: [.wcag("3.1.1")])
    }
    return LanguageTag("en")
  }

  private static func subject(
    _ fields: FieldSet, file: SourceFile, opening: SourceLocation, into bag: inout DiagnosticBag
  ) -> TemplateSource? {
    guard let node = fields["subject"] else {
      bag.add(
        "front-matter", "The subject is missing.",
        why: "It is the subject line and the title of the message.",
        help: "Write subject: Your order {{order_id}}.", at: opening)
      return nil
    }
    guard case .scalar(let scalar) = node.content, !node.isNull,
      scalar.text.utf8.contains(where: { $0 > 0x20 })
    else {
      let isTag = node.entries != nil
      bag.add(
        "front-matter", isTag ? "YAML reads { as a mapping." : "The subject is empty.",
        help: isTag
          ? "Put a subject that begins with {{…}} in quotes." : "Write subject: Your order.",
        at: node.location)
      return nil
    }
    if let comment = commentOfWords(after: node, in: file) {
      bag.add(
        "front-matter",
        "YAML reads what follows this # as a comment, so it is no part of the subject.",
        help: "Put the subject in quotes.", at: SourceLocation(file, comment))
    }
    let text = Array(scalar.text.utf8)
    if text.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
      bag.add(
        "front-matter", "The subject has more than one line.", help: "Write it on one line.",
        at: node.location)
      return nil
    }
    return TemplateSource(file: file, text: text, verbatim: scalar.verbatim, whole: node.location)
  }

  /// A comment behind the subject that was hardly meant as one: no space follows its `#`.
  private static func commentOfWords(after node: YAMLNode, in file: SourceFile) -> Range<Int>? {
    let bytes = file.bytes
    var start = node.location.span.upperBound
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "#"), bytes[start + 1] > 0x20 else {
      return nil
    }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return start..<end
  }

  private static func facts(_ fields: FieldSet, into bag: inout DiagnosticBag) -> MessageFacts {
    var facts = MessageFacts()
    facts.reason = fields.choice("reason", as: MessageFacts.Reason.self, into: &bag)
    facts.direction = fields.choice("direction", as: MessageFacts.Direction.self, into: &bag)
    facts.marketplace = fields.text("marketplace", into: &bag)
    if let node = fields["attachments"], !node.isNull {
      guard let items = node.items else {
        bag.add(
          "front-matter", "“attachments” is a list, not \(node.kind).",
          help: "Write attachments: [{file: invoice.pdf, kind: invoice}].", at: node.location)
        return facts
      }
      facts.attachments = items.compactMap { item in
        let parts = FieldSet(item, keys: ["file", "kind"], of: "an attachment", into: &bag)
        let file = parts.text("file", into: &bag)
        let kind = parts.text("kind", into: &bag)
        if let file, let kind { return MessageFacts.Attachment(file: file, kind: kind) }
        if item.entries != nil, parts["file"] == nil || parts["kind"] == nil {
          bag.add(
            "front-matter", "An attachment has a file and a kind.",
            help: "Write {file: invoice.pdf, kind: invoice}.", at: item.location)
        }
        return nil
      }
    }
    return facts
  }

  /// The lines that set the front matter off.
  private struct Fence {
    var opening: Range<Int>
    var content: Range<Int>
    /// After the closing line; `nil` when there is none.
    var bodyStart: Int?

    init?(_ file: SourceFile, from start: Int) {
      let bytes = file.bytes
      guard let first = Self.fenceEnd(bytes, at: start) else { return nil }
      opening = start..<(start + 3)
      content = first..<bytes.count
      var line = first
      while line < bytes.count {
        if let end = Self.fenceEnd(bytes, at: line) {
          content = first..<line
          bodyStart = end
          return
        }
        line = Lines.next(in: bytes, from: line, end: bytes.count)
      }
    }

    /// The start of the line after `---`, or `nil` when another line stands at `offset`.
    private static func fenceEnd(_ bytes: [UInt8], at offset: Int) -> Int? {
      guard offset + 3 <= bytes.count, bytes[offset..<(offset + 3)].elementsEqual("---".utf8) else {
        return nil
      }
      var end = offset + 3
      while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
      if end == bytes.count { return end }
      guard bytes[end] == 0x0A || bytes[end] == 0x0D else { return nil }
      return Lines.next(in: bytes, from: end, end: bytes.count)
    }
  }
}
