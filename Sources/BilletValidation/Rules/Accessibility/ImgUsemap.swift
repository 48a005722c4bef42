import BilletCore
import BilletTree

/// An image that names an image map names one that is there.
struct ImgUsemap: Rule {
  static let description = RuleDescription(
    id: "img-usemap", category: .accessibility, severity: .error,
    summary: "The image map is not there",
    rationale: "The links that the image promises cannot be followed.",
    help: "Write usemap=\"#name\" with the name of a map element, or remove it.",
    references: [.wcag("1.1.1"), Reference(.html, "4.8.14")], examples: examples)

  static let interest: Interest = .attributes(.usemap)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var known: Set<ArraySlice<UInt8>>?
    for id in tree.elements(.img, .object, .input) where context.styles[id].isVisible {
      guard let map = tree.attribute(.usemap, of: id) else { continue }
      sink.applies()
      let value = tree.bytes(of: map)
      guard let hash = value.firstIndex(of: UInt8(ascii: "#")), hash + 1 < value.endIndex else {
        sink.report(map.span, message: "Browsers read no name of a map from \(value.quoted).")
        continue
      }
      let name = value[(hash + 1)...]
      let maps = known ?? Self.mapNames(in: tree)
      known = maps
      if !maps.contains(name) {
        sink.report(map.span, message: "There is no map with the name \(name.quoted).")
      }
    }
  }

  /// What maps are called; some programs go by the id.
  private static func mapNames(in tree: HTMLTree) -> Set<ArraySlice<UInt8>> {
    var result: Set<ArraySlice<UInt8>> = []
    for map in tree.elements(named: .map) {
      if let name = tree.attribute(.name, of: map) { result.insert(tree.bytes(of: name)) }
      if let id = tree.attribute(.id, of: map) { result.insert(tree.bytes(of: id)) }
    }
    return result
  }
}

extension ImgUsemap {
  fileprivate static let examples: [Example] = [
    .passed(##"<img src="a.png" alt="A" usemap="#m"><map name="m"></map>"##),
    .passed(##"<map id="m"></map><img src="a.png" alt="A" usemap="x#m">"##),
    .failed(##"<img src="a.png" alt="A" «usemap="#m"»><map name="n"></map>"##),
    .failed(##"<img src="a.png" alt="A" «usemap="#M"»><map name="m"></map>"##),
    .failed(#"<img src="a.png" alt="A" «usemap="m"»><map name="m"></map>"#),
    .failed(#"<img src="a.png" alt="A" «usemap»>"#),
    .inapplicable(#"<img src="a.png" alt="A"><map name="m"></map>"#),
    .inapplicable(##"<img src="a.png" alt="A" usemap="#m" hidden>"##),
  ]
}
