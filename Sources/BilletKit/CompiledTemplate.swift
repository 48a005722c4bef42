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
  private let theme: Theme
  private let project: Project
  /// Whether an e-mail may bring attachments from files.
  private let readsFiles: Bool
  /// What is wrong with the message whatever its data; the caller has it from the compiler.
  private let faults: [Diagnostic]
  private let validator: Validator
  /// Renderings that take the same branches share what is prepared once; a template with very many
  /// shapes starts over rather than grow without end.
  private let prepared = Mutex<[Shape: Prepared]>([:])
  private static let preparedLimit = 256

  init(
    file: SourceFile, template: Template, theme: Theme, project: Project, readsFiles: Bool = true,
    faults: [Diagnostic], validator: Validator
  ) {
    self.file = file
    self.template = template
    self.theme = theme
    self.project = project
    self.readsFiles = readsFiles
    self.faults = faults
    self.validator = validator
  }

  /// A filled and checked message.
  public struct Rendering: Sendable {
    /// The message in the format that was asked for, UTF-8; `nil` when it could not be rendered.
    public let output: [UInt8]?
    /// What is wrong with the data and with the rendered message, shown at the author's lines.
    public let diagnostics: [Diagnostic]
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
    dataName: String? = nil, attachmentsFolder: String? = nil
  ) -> Rendering {
    var diagnostics: [Diagnostic] = []
    var document: JSONDocument?
    if let data {
      let read = JSONReader.read(data)
      diagnostics += read.diagnostics
      guard let root = read.document else {
        return Rendering(output: nil, diagnostics: diagnostics)
      }
      document = root
    }
    let bound = template.bind(document)
    diagnostics += bound.diagnostics
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
    diagnostics += findings(
      in: html, facts: known, dataName: dataName, besides: faults + diagnostics)
    return Rendering(output: written.bytes, diagnostics: diagnostics)
  }

  // MARK: - Preparing

  struct Prepared: Sendable {
    var message: Message?
    var document: Skeleton?
    var fragment: Skeleton?
    var diagnostics: [Diagnostic]
  }

  func prepare(_ shape: Shape) -> Prepared {
    if let known = prepared.withLock({ $0[shape] }) { return known }
    let composed = template.message(for: shape)
    let renderer = HTMLRenderer(theme: theme)
    let made = Prepared(
      message: composed.message,
      document: composed.message.map { renderer.skeleton(of: $0, as: .document) },
      fragment: composed.message.map { renderer.skeleton(of: $0, as: .fragment) },
      diagnostics: composed.diagnostics)
    prepared.withLock { cache in
      if cache.count >= Self.preparedLimit { cache.removeAll(keepingCapacity: true) }
      cache[shape] = made
    }
    return made
  }

  // MARK: - Findings at the author's lines

  private func findings(
    in html: Rendered, facts: MessageFacts, dataName: String?, besides known: [Diagnostic]
  ) -> [Diagnostic] {
    let name = dataName.map { "\(file.path) (rendered with \($0))" } ?? "\(file.path) (rendered)"
    let rendered = SourceFile(path: name, bytes: html.bytes)
    let found = validator.validate(rendered, facts: facts, values: html.valueSpans)
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
