import BilletAuthoring
public import BilletCore
public import BilletMessage
import BilletRendering
import Synchronization

/// A message that is ready to render with any data, from any number of threads.
public final class CompiledTemplate: Sendable {
  /// The message's file.
  public let file: SourceFile

  let template: Template
  let theme: Theme
  private let project: Project
  /// What the rendered HTML is called in findings.
  private let renderedPath: String
  /// Whether an e-mail may bring attachments from files.
  private let readsFiles: Bool
  /// What is wrong with the message whatever its data; the caller has it from the compiler.
  private let faults: [Diagnostic]
  private let validator: Validator
  private let waivers: WaiverList
  /// Renderings that take the same branches share what is prepared once; a template with very many
  /// shapes starts over rather than grow without end.
  private let prepared = Mutex<[Shape: Prepared]>([:])
  private static let preparedLimit = 256

  init(
    file: SourceFile, template: Template, theme: Theme, project: Project, readsFiles: Bool = true,
    faults: [Diagnostic], validator: Validator, waivers: WaiverList
  ) {
    self.file = file
    self.template = template
    self.theme = theme
    self.project = project
    renderedPath = file.path + " (rendered)"
    self.readsFiles = readsFiles
    self.faults = faults
    self.validator = validator
    self.waivers = waivers
  }

  /// A filled and checked message.
  public struct Rendering: Sendable {
    /// The message in the format that was asked for, UTF-8; `nil` when it could not be rendered.
    public let output: [UInt8]?
    /// What is wrong with the data and with the rendered message, shown at the author's lines.
    public let diagnostics: [Diagnostic]
    /// The HTML that was checked, whatever the format; `nil` when the message could not be rendered.
    public let html: SourceFile?
    /// All that is known of the order, the data's and the front matter's facts among it.
    public let facts: MessageFacts

    init(
      output: [UInt8]?, diagnostics: [Diagnostic], html: SourceFile? = nil,
      facts: MessageFacts = MessageFacts()
    ) {
      self.output = output
      self.diagnostics = diagnostics
      self.html = html
      self.facts = facts
    }
  }

  /// Notes on waivers of the project that name this message and that no rendering so far had need of.
  public var unusedWaivers: [Diagnostic] { waivers.unused(in: file.path) { _ in true } }

  /// How a rendered message is validated.
  public enum Validation: String, Sendable, CaseIterable {
    /// The HTML of each message is read and every rule runs on it; only rules that read nothing but the
    /// author's words are not asked twice about the same words.
    case full
    /// What rules find in tags, attributes and styles is found out once for all messages that take the
    /// same branches; for each message the rules run that can depend on its values, on the tree of its
    /// own HTML. A message in which anything is found, or whose values are out of the ordinary, is
    /// validated in full, so that the findings are those of `full`.
    case shared
  }

  /// The name that snapshots give to the message's language.
  public var language: String { template.frontMatter.language.rawValue }

  /// Fills the message with data, renders it and validates the rendered HTML.
  ///
  /// `data` is a JSON object (RFC 8259); without it only defaults fill the message. What `facts` leaves
  /// open comes from the data's `facts` object, then from the front matter. `dataName` names the data in
  /// findings about the rendered HTML. An e-mail's attachments are files in `attachmentsFolder`, or else
  /// beside the message and inside its project; other formats read no files.
  public func render(
    _ data: SourceFile?, as format: OutputFormat, facts: MessageFacts = MessageFacts(),
    dataName: String? = nil, attachmentsFolder: String? = nil, validation: Validation = .full
  ) -> Rendering {
    var document: JSONDocument?
    if let data {
      let read = JSONReader.read(data)
      guard let root = read.document else {
        return Rendering(output: nil, diagnostics: read.diagnostics)
      }
      document = root
    }
    return render(
      document, as: format, facts: facts, dataName: dataName,
      attachmentsFolder: attachmentsFolder, validation: validation)
  }

  /// Fills the message with data that was read already.
  func render(
    _ document: JSONDocument?, as format: OutputFormat, facts: MessageFacts, dataName: String?,
    attachmentsFolder: String?, validation: Validation
  ) -> Rendering {
    let bound = template.bind(document)
    var diagnostics = bound.diagnostics
    guard let binding = bound.binding else {
      return Rendering(output: nil, diagnostics: diagnostics)
    }
    let prepared = prepare(binding.shape)
    diagnostics += prepared.diagnostics
    guard let message = prepared.message, let skeleton = prepared.document else {
      return Rendering(output: nil, diagnostics: diagnostics)
    }

    let html = skeleton.fill(binding.values)
    let known = facts.filled(from: binding.facts)
    let written = write(
      Filled(
        message: message, values: binding.values, html: html, fragment: prepared.fragment,
        facts: known,
        attachments: readsFiles
          ? AttachmentFolder(
            folder: attachmentsFolder ?? Path.directory(of: file.path),
            boundary: attachmentsFolder ?? project.root) : nil),
      as: format)
    diagnostics += written.diagnostics
    guard written.length <= Limits.outputBytes else {
      diagnostics.append(tooLong(written.length))
      return Rendering(output: nil, diagnostics: diagnostics)
    }
    let found = findings(
      in: html, facts: known, dataName: dataName, besides: faults + diagnostics,
      patterns: prepared.patterns, validation: validation)
    diagnostics = waivers.applied(to: diagnostics + found, in: file.path)
    return Rendering(
      output: written.bytes, diagnostics: diagnostics,
      html: SourceFile(path: renderedPath, bytes: html.bytes), facts: known)
  }

  // MARK: - Preparing

  /// A class, so that each rendering counts one reference instead of several.
  final class Prepared: Sendable {
    let message: Message?
    let document: Skeleton?
    let fragment: Skeleton?
    let diagnostics: [Diagnostic]
    let patterns = SharedPatterns()

    init(_ composed: Template.Composed, _ renderer: HTMLRenderer) {
      message = composed.message
      diagnostics = composed.diagnostics
      document = composed.message.map { renderer.skeleton(of: $0, as: .document) }
      fragment = composed.message.map { renderer.skeleton(of: $0, as: .fragment) }
    }
  }

  func prepare(_ shape: Shape) -> Prepared {
    if let known = prepared.withLock({ $0[shape] }) { return known }
    let made = Prepared(template.message(for: shape), HTMLRenderer(theme: theme))
    prepared.withLock { cache in
      if cache.count >= Self.preparedLimit { cache.removeAll(keepingCapacity: true) }
      cache[shape] = made
    }
    return made
  }

  // MARK: - Findings at the author's lines

  private func findings(
    in html: Rendered, facts: MessageFacts, dataName: String?, besides known: [Diagnostic],
    patterns: SharedPatterns, validation: Validation
  ) -> [Diagnostic] {
    let values = html.valueSpans
    if validation == .shared, patterns.outlines.isClean(html.bytes, values, facts) { return [] }
    let name = dataName.map { "\(file.path) (rendered with \($0))" } ?? renderedPath
    let rendered = SourceFile(path: name, bytes: html.bytes)
    let found =
      switch validation {
      case .full:
        validator.validate(rendered, facts: facts, values: values, words: patterns.words)
      case .shared:
        validator.validate(rendered, facts: facts, values: values, sharing: patterns)
      }
    guard !found.isEmpty else { return [] }
    let map = html.sourceMap
    let causes = known + found
    var told: Set<String> = []
    return found.compactMap { finding in
      guard let place = finding.location else { return finding }
      var finding = finding
      let source = map.source(of: place.span) ?? SourceLocation(file, 0..<0)
      if Consequences.explain(finding, at: source, by: causes) { return nil }
      // What is wrong with a value is wrong wherever it stands.
      if let value = Self.value(at: source),
        !told.insert("\(finding.rule) \(value) \(finding.message)").inserted
      {
        return nil
      }
      finding.location = source
      // A change to the rendered HTML would be gone with the next rendering.
      finding.fixes = []
      finding.labels.insert(Diagnostic.Label("as rendered", at: place), at: 0)
      return finding
    }
  }

  /// The tag that put a value into the message; `nil` for the author's own words.
  private static func value(at source: SourceLocation) -> String? {
    let text = source.file.bytes[source.span]
    return text.starts(with: "{{".utf8) ? String(decoding: text, as: UTF8.self) : nil
  }

  private func tooLong(_ count: Int) -> Diagnostic {
    Diagnostic(
      rule: "output-limit",
      message:
        "The rendered message has \(count) bytes, more than the limit of \(Limits.outputBytes).",
      help: "Give the message fewer or shorter items.", location: SourceLocation(file, 0..<0))
  }
}
