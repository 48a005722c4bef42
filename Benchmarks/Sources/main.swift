import BilletAuthoring
import BilletCore
import BilletMessage
import BilletRendering
import BilletValidation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Prints one table: Billet against md4c and libxml2 on the starter messages, in one run.

/// One starter message with its typical data, ready for every measurement.
struct Sample {
  var name: String
  var template: Template
  var data: JSONDocument
  var binding: Binding
  var skeleton: Skeleton
  /// What md4c is given: the message's Markdown with the values in their places.
  var markdown: [UInt8]
  var html: SourceFile

  init?(_ name: String) {
    let folder = "Messages/\(name)"
    guard let bytes = try? FileSystem.read("\(folder)/en-US.md", limit: Limits.messageBytes),
      let json = try? FileSystem.read(
        "\(folder)/fixtures/typical.json", limit: Limits.dataBytes),
      let template = Template.compile(
        SourceFile(path: name, bytes: bytes), partials: NoPartials()
      ).template,
      let data = JSONReader.read(SourceFile(path: "data.json", bytes: json)).document,
      let binding = template.bind(data).binding,
      let message = template.message(for: binding.shape).message
    else { return nil }
    self.name = name
    self.template = template
    self.data = data
    self.binding = binding
    skeleton = HTMLRenderer(theme: .standard).skeleton(of: message, as: .document)
    markdown = template.markdown(for: binding)
    html = SourceFile(path: name, bytes: skeleton.fill(binding.values).bytes)
  }
}

let names = [
  "return-label", "invoice", "delivery-scheduling", "custom-design", "order-problem",
  "review-request",
]
let samples = names.compactMap(Sample.init)
guard samples.count == names.count else {
  print("Run this from the repository's folder: a starter message cannot be read.")
  exit(2)
}

if CommandLine.arguments.count > 2, CommandLine.arguments[1] == "repeat" {
  let work = CommandLine.arguments[2]
  let count = CommandLine.arguments.count > 3 ? Int(CommandLine.arguments[3]) ?? 1 : 1
  Repetition.run(work, count: count, samples)
  exit(0)
}

print("| work, one message, one thread | peer | Billet µs | peer µs | Billet ÷ peer |")
print("| --- | --- | ---: | ---: | ---: |")
let measure = Measure()
var sink = 0

func row(_ work: String, _ peer: String, _ figures: [[Double]]) {
  let ours = Measure.median(figures.map { $0[0] })
  let theirs = Measure.median(figures.map { $0[1] })
  let ratio = Measure.median(figures.map { $0[0] / $0[1] })
  print(
    "| \(work) | \(peer) | \(fixed(ours, 2)) | \(fixed(theirs, 2)) | \(fixed(ratio, 2)) |")
}

row(
  "fill and write HTML, template compiled, values checked",
  "md4c Markdown to HTML, same text",
  samples.map { sample in
    var buffer: [UInt8] = []
    return measure.medians([
      {
        buffer.removeAll(keepingCapacity: true)
        sample.skeleton.fill(sample.binding.values, into: &buffer)
        sink &+= buffer.count
      },
      { sink &+= Peers.renderWithMD4C(sample.markdown) },
    ])
  })

row(
  "check the data, fill and write HTML, template compiled",
  "md4c Markdown to HTML, same text",
  samples.map { sample in
    var buffer: [UInt8] = []
    return measure.medians([
      {
        buffer.removeAll(keepingCapacity: true)
        guard let binding = sample.template.bind(sample.data).binding else { return }
        sample.skeleton.fill(binding.values, into: &buffer)
        sink &+= buffer.count
      },
      { sink &+= Peers.renderWithMD4C(sample.markdown) },
    ])
  })

row(
  "validate rendered HTML, all rules", "libxml2 SAX parser alone",
  samples.map { sample in
    let validator = HTMLValidator()
    return measure.medians([
      { sink &+= validator.validate(sample.html, facts: sample.binding.facts).count },
      { sink &+= Peers.parseWithLibXML2(sample.html.bytes) },
    ])
  })

if let binary = CommandLine.arguments.dropFirst().first {
  let path = "demo/benchmark.html"
  try FileSystem.makeDirectory("demo")
  try FileSystem.write(samples[0].html.bytes, to: path)
  let ours = ProcessTime.medianMilliseconds([binary, "check", path])
  let nothing = ProcessTime.medianMilliseconds(["/bin/true"])
  print("")
  print("| whole process | ms, wall |")
  print("| --- | ---: |")
  print("| billet check of one file | \(fixed(ours, 1)) |")
  print("| /bin/true | \(fixed(nothing, 1)) |")
}
print("")
print(
  "Medians over \(samples.count) starter messages of \(Measure.median(samples.map { Double($0.html.bytes.count) }).rounded()) bytes of HTML; \(sink == 0 ? "nothing" : "all") written."
)

/// A figure with some decimals, without Foundation.
func fixed(_ figure: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let whole = Int((figure * scale).rounded())
  let text = String(whole)
  guard decimals > 0 else { return text }
  let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
  return padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
