package import BilletCore
package import BilletMessage

/// A message file, read once: its data can be bound and its shapes composed any number of times.
package struct Template: Sendable {
  package var frontMatter: FrontMatter

  private let file: SourceFile
  private let subject: Program
  private let body: Program
  /// Where each variable is first used, by its id.
  private let firstUses: [Int: SourceLocation]

  private init(frontMatter: FrontMatter, file: SourceFile, subject: Program, body: Program) {
    self.frontMatter = frontMatter
    self.file = file
    self.subject = subject
    self.body = body
    firstUses = subject.firstUses.merging(body.firstUses) { first, _ in first }
  }

  /// The message's file and those of its partials.
  package var sources: [SourceFile] { [file] + body.sources.map(\.file) }

  /// What compiling gives.
  package struct Compiled: Sendable {
    /// Present with errors too when there is anything to go on with, so that one run tells everything:
    /// nothing may be sent while `diagnostics` hold an error.
    package var template: Template?
    package var diagnostics: [Diagnostic]
  }

  /// What binding gives.
  package struct Bound: Sendable {
    /// Present with errors too: the names of variables stand in for values that are missing or wrong.
    package var binding: Binding?
    package var diagnostics: [Diagnostic]
  }

  /// What composing gives.
  package struct Composed: Sendable {
    /// Present with errors too: what was refused is there in its nearest allowed form.
    package var message: Message?
    package var diagnostics: [Diagnostic]
  }

  /// Reads front matter and template, partials included.
  package static func compile(
    _ file: SourceFile, partials: any PartialSource, options: AuthoringOptions = .init()
  ) -> Compiled {
    var bag = DiagnosticBag()
    guard SourceCheck.isReadable(file, into: &bag),
      let front = FrontMatterReader.read(
        file, from: SourceCheck.start(of: file), options: options, into: &bag)
    else { return Compiled(template: nil, diagnostics: bag.diagnostics) }

    var subject = TemplateCompiler(
      variables: front.frontMatter.variables, partials: NoPartials(), bag: bag)
    if let source = front.subject { subject.compile(source) }
    var body = TemplateCompiler(
      variables: front.frontMatter.variables, partials: partials, bag: subject.bag)
    body.compile(TemplateSource(file: file, from: front.bodyStart))
    return Compiled(
      template: Template(
        frontMatter: front.frontMatter, file: file, subject: subject.program, body: body.program),
      diagnostics: body.bag.diagnostics.sortedByPlace())
  }

  /// Checks and formats the data; `nil` stands for no data at all.
  package func bind(_ data: JSONDocument?) -> Bound {
    var binder = DataBinder(
      language: frontMatter.language, firstUses: firstUses, file: data?.file)
    var recorder = ShapeRecorder(root: binder.bind(data?.root, to: frontMatter.variables))
    var bag = binder.bag
    guard subject.walk(&recorder), body.walk(&recorder) else {
      bag.add(
        "message-limit",
        recorder.overrun
          ?? "The loops of the message take more than \(Limits.templateSteps) steps.",
        help: "Shorten the lists of the data, or take a loop out of another.",
        at: SourceLocation(file, 0..<0))
      return Bound(binding: nil, diagnostics: bag.diagnostics.sortedByPlace())
    }
    let binding = Binding(
      values: ResolvedValues(recorder.values), shape: recorder.shape,
      facts: binder.facts.filled(from: frontMatter.facts))
    return Bound(binding: binding, diagnostics: bag.diagnostics.sortedByPlace())
  }

  /// Writes the template out for a shape and reads its Markdown; the same shape gives the same message.
  package func message(for shape: Shape) -> Composed {
    var bag = DiagnosticBag()
    var subjectExpander = Expander(shape: Shape.Reader(shape), firstValue: 0)
    var isWhole = subject.walk(&subjectExpander)
    var bodyExpander = Expander(
      shape: subjectExpander.rest, firstValue: subjectExpander.firstFreeValue)
    isWhole = isWhole && body.walk(&bodyExpander)
    guard isWhole, !bodyExpander.isFull else {
      bag.add(
        "message-limit", "The message with its loops is larger than \(Limits.expandedBytes) bytes.",
        help: "Shorten the lists of the data.", at: SourceLocation(file, 0..<0))
      return Composed(message: nil, diagnostics: bag.diagnostics)
    }
    let subjectText = TextReader.plain(subjectExpander.expansion, into: &bag)
    let blocks = MarkdownReader.read(
      bodyExpander.expansion, lineBreaks: frontMatter.lineBreaks, into: &bag)
    let message = blocks.map {
      Message(
        subject: subjectText, language: frontMatter.language, facts: frontMatter.facts,
        themeName: frontMatter.themeName, blocks: $0)
    }
    return Composed(message: message, diagnostics: bag.diagnostics.sortedByPlace())
  }

  /// Walks through the subject and the text; `false` when the walk had to end early.
  func walk(_ visitor: inout some ProgramVisitor) -> Bool {
    subject.walk(&visitor) && body.walk(&visitor)
  }

  /// The Markdown of the text with its values written in their places, for comparison with other tools.
  package func markdown(for binding: Binding) -> [UInt8] {
    var subjectExpander = Expander(shape: Shape.Reader(binding.shape), firstValue: 0)
    _ = subject.walk(&subjectExpander)
    var bodyExpander = Expander(
      shape: subjectExpander.rest, firstValue: subjectExpander.firstFreeValue)
    _ = body.walk(&bodyExpander)
    let expansion = bodyExpander.expansion
    var markdown: [UInt8] = []
    var offset = 0
    while offset < expansion.buffer.count {
      let end = expansion.buffer.count
      guard let token = ValueToken.match(expansion.buffer, at: offset, end: end) else {
        markdown.append(expansion.buffer[offset])
        offset += 1
        continue
      }
      if case .value(let index) = expansion.values[token.number].content {
        markdown += binding.values[index].bytes
      }
      offset += token.length
    }
    return markdown
  }
}
