import BilletAuthoring
import BilletCore
import BilletKit
import BilletMessage
import BilletRendering

/// One starter message with its typical data, ready for every measurement.
struct Sample {
  var name: String
  var template: Template
  var compiled: CompiledTemplate
  /// The data as it is read.
  var row: SourceFile
  var data: JSONDocument
  var binding: Binding
  var skeleton: Skeleton
  /// What md4c is given: the message's Markdown with the values in their places.
  var markdown: [UInt8]
  var html: SourceFile
  var values: [ValueSpan]

  static let all: [Sample] = [
    "return-label", "invoice", "delivery-scheduling", "custom-design", "order-problem",
    "review-request",
  ].compactMap(Sample.init)

  init?(_ name: String) {
    let path = "Messages/\(name)/en-US.md"
    guard let bytes = try? FileSystem.read(path, limit: Limits.messageBytes),
      let json = try? FileSystem.read(
        "Messages/\(name)/fixtures/typical.json", limit: Limits.dataBytes),
      let template = Template.compile(
        SourceFile(path: name, bytes: bytes), partials: NoPartials()
      ).template,
      let compiled = Compiler(project: Project(root: ".")).compile(
        SourceFile(path: path, bytes: bytes)
      ).template
    else { return nil }
    row = SourceFile(path: "data.json", bytes: json)
    guard let data = JSONReader.read(row).document,
      let binding = template.bind(data).binding,
      let message = template.message(for: binding.shape).message
    else { return nil }
    self.name = name
    self.template = template
    self.compiled = compiled
    self.data = data
    self.binding = binding
    skeleton = HTMLRenderer(theme: .standard).skeleton(of: message, as: .document)
    markdown = template.markdown(for: binding)
    let filled = skeleton.fill(binding.values)
    html = SourceFile(path: name, bytes: filled.bytes)
    values = filled.valueSpans
  }
}
