import BilletAuthoring
import BilletCore
import BilletMessage
import BilletValidation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the cost of hostile and of large input grows with its size.
struct Growth {
  var name: String
  /// The work on input of a size.
  var work: (Int) -> () -> Void

  static let sizes = [1, 2, 4, 8, 16]

  static var all: [Growth] {
    [
      Growth(name: "elements in one another") { size in
        validating(
          String(
            repeating: String(repeating: "<div>", count: 150) + "x"
              + String(repeating: "</div>", count: 150), count: 6 * size))
      },
      Growth(name: "elements beside one another") { size in
        validating(String(repeating: "<p>Hello <b>x</b></p>\n", count: 1_000 * size))
      },
      Growth(name: "rows of a table") { size in
        validating(
          "<table><tr><th>a</th><th>b</th></tr>"
            + String(repeating: "<tr><td>x</td><td>1</td></tr>", count: 500 * size) + "</table>")
      },
      Growth(name: "rules of a style sheet") { size in
        validating(
          "<style>"
            + (0..<(500 * size)).map { ".c\($0) > p { margin: 0 }\n" }.joined() + "</style>"
            + (0..<(500 * size)).map { "<div class=c\($0)><p>x</p></div>" }.joined())
      },
      Growth(name: "delimiter runs") { size in
        compiling(String(repeating: "**a _b ", count: 100) + "\n\n", times: 4 * size)
      },
      Growth(name: "containers in one another") { size in
        compiling("> - > 1. x\n\n", times: 60 * size)
      },
    ]
  }

  /// The CPU time for each size in milliseconds, the least of several runs.
  func times() -> [Double] {
    Self.sizes.map { size in
      let work = work(size)
      return (0..<5).map { _ in
        let start = Measure.cpuSeconds()
        work()
        return (Measure.cpuSeconds() - start) * 1e3
      }.min() ?? 0
    }
  }

  /// The slope of time over size, both as logarithms.
  static func exponent(of times: [Double]) -> Double {
    let points = zip(sizes, times).map { (log(Double($0)), log(max($1, 1e-6))) }
    let count = Double(points.count)
    let x = points.map(\.0).reduce(0, +) / count
    let y = points.map(\.1).reduce(0, +) / count
    let covariance = points.map { ($0.0 - x) * ($0.1 - y) }.reduce(0, +)
    return covariance / points.map { ($0.0 - x) * ($0.0 - x) }.reduce(0, +)
  }

  private static func validating(_ html: String) -> () -> Void {
    let file = SourceFile(path: "growth.html", text: html)
    let validator = HTMLValidator()
    return { _ = validator.validate(file, facts: MessageFacts()) }
  }

  private static func compiling(_ text: String, times: Int) -> () -> Void {
    let head =
      "---\nsubject: Growth\nlanguage: en-US\nreason: order-information\ndirection: reply\n---\n"
    let file = SourceFile(path: "growth.md", text: head + String(repeating: text, count: times))
    return {
      guard let template = Template.compile(file, partials: NoPartials()).template,
        let binding = template.bind(nil).binding
      else { return }
      _ = template.message(for: binding.shape)
    }
  }
}
