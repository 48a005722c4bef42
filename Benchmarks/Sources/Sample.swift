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

  /// The data of many orders of which no two are alike: the same order for other buyers.
  func rows() -> [SourceFile] {
    let row = String(decoding: row.bytes, as: UTF8.self)
    let names = ["Ada", "Maria", "Bartholomew", "Zoë", "Jo", "Ingrid", "Noah", "Priya"]
    // The text in pieces, with the numbers of what stands between them.
    let changing = ["114-3941689-8772232", "Maria", "2026-10442", "39.90"]
    var pieces = [(text: row, next: -1)]
    for (index, text) in changing.enumerated() {
      pieces = pieces.flatMap { piece in
        let parts = piece.text.split(separator: text, omittingEmptySubsequences: false)
        return parts.indices.map {
          (String(parts[$0]), $0 == parts.count - 1 ? piece.next : index)
        }
      }
    }
    return (0..<6_000).map { number in
      let values = [
        "114-\(3_000_000 + number * 7)-8772232", "\(names[number % names.count]) \(number)",
        "2026-\(10_000 + number)", "\(20 + number % 70).90",
      ]
      return SourceFile(
        path: "data.json",
        text: pieces.map { $0.next < 0 ? $0.text : $0.text + values[$0.next] }.joined())
    }
  }
}
