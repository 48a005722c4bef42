import BilletAuthoring
import BilletCore
import BilletKit
import BilletRendering
import BilletTree
import BilletValidation

/// One kind of work on one sample, to be timed, counted or repeated.
enum Work: String, CaseIterable {
  /// Filling the holes of a prepared message, into a buffer that is there.
  case fill
  /// Reading the JSON of a row.
  case read
  /// Checking a row against the declarations of the variables.
  case bind
  /// Reading rendered HTML into a tree.
  case tree
  /// The tree and the computed styles.
  case style
  /// The tree, the styles and the rules of accessibility and styling.
  case markup
  /// The tree, the styles and all rules, those of the words and the facts too.
  case validate
  /// From the JSON of a row to validated HTML.
  case full
  /// The same with findings that messages of one template share.
  case shared
  /// From the text of a message to a compiled template.
  case compile
  /// Copying the rendered bytes.
  case memcpy
  case md4c
  case cmark
  case libxml2

  private static let validator = HTMLValidator()
  private static let markupValidator = HTMLValidator(
    rules: RuleRegistry.all.filter {
      switch type(of: $0).description.category {
      case .accessibility, .styling: true
      case .content, .facts: false
      }
    })

  /// Renders the data of another order each time.
  private func rendering(
    _ sample: Sample, _ validation: CompiledTemplate.Validation
  ) -> () -> Int {
    let rows = sample.rows()
    var next = 0
    return {
      let row = rows[next % rows.count]
      next += 1
      return sample.compiled.render(row, as: .html, validation: validation).output?.count ?? 0
    }
  }

  /// The work as a closure that gives some number, so that nothing is optimised away.
  func body(_ sample: Sample) -> () -> Int {
    switch self {
    case .fill:
      let buffer = Buffer()
      return {
        buffer.bytes.removeAll(keepingCapacity: true)
        sample.skeleton.fill(sample.binding.values, into: &buffer.bytes)
        return buffer.bytes.count
      }
    case .read: return { JSONReader.read(sample.row).document == nil ? 0 : 1 }
    case .bind: return { sample.template.bind(sample.data).binding == nil ? 0 : 1 }
    case .tree: return { HTMLTree.parse(sample.html).nodes.count }
    case .style: return { StyleTable(HTMLTree.parse(sample.html)).computed.count }
    case .markup:
      return {
        Self.markupValidator.validate(
          sample.html, facts: sample.binding.facts, values: sample.values
        ).count
      }
    case .validate:
      return {
        Self.validator.validate(
          sample.html, facts: sample.binding.facts, values: sample.values
        ).count
      }
    case .full: return rendering(sample, .full)
    case .shared: return rendering(sample, .shared)
    case .compile:
      return {
        Compiler(project: Project(root: ".")).compile(sample.compiled.file).template == nil ? 0 : 1
      }
    case .memcpy:
      let buffer = Buffer()
      buffer.bytes = sample.html.bytes
      return { Peers.copy(sample.html.bytes, to: &buffer.bytes) }
    case .md4c: return { Peers.renderWithMD4C(sample.markdown) }
    case .cmark: return { Peers.renderWithCMark(sample.markdown) }
    case .libxml2: return { Peers.parseWithLibXML2(sample.html.bytes) }
    }
  }

  private final class Buffer {
    var bytes: [UInt8] = []
  }

  /// Does the work again and again and nothing else: what a profiler or an instruction counter sees.
  func run(times: Int, _ samples: [Sample]) {
    var sum = 0
    for sample in samples {
      let body = body(sample)
      for _ in 0..<times { sum &+= body() }
    }
    print(sum)
  }
}
