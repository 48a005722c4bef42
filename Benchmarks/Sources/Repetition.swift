import BilletAuthoring
import BilletCore
import BilletMessage
import BilletRendering
import BilletTree
import BilletValidation

/// One kind of work, again and again and nothing else: what a profiler or an instruction counter sees.
enum Repetition {
  /// The kinds of work by name.
  static let works: [String: (Sample) -> Int] = [
    "parse": { HTMLTree.parse($0.html).nodes.count },
    "style": { StyleTable(HTMLTree.parse($0.html)).computed.count },
    "validate": { validator.validate($0.html, facts: $0.binding.facts).count },
    "libxml2": { Peers.parseWithLibXML2($0.html.bytes) },
    "md4c": { Peers.renderWithMD4C($0.markdown) },
    "fill": { $0.skeleton.fill($0.binding.values).bytes.count },
    "bind": { $0.template.bind($0.data).binding == nil ? 0 : 1 },
  ]

  private static let validator = HTMLValidator()

  /// Does the work `count` times on each sample and prints a sum, so that nothing is optimised away.
  static func run(_ work: String, count: Int, _ samples: [Sample]) {
    guard let body = works[work] else {
      print("Unknown work; there are: \(works.keys.sorted().joined(separator: " "))")
      return
    }
    var sum = 0
    for _ in 0..<count {
      for sample in samples { sum &+= body(sample) }
    }
    print(sum)
  }
}
