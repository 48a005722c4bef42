import BilletCore
import BilletTree

/// Landmarks are few, apart and told from one another.
struct StructLandmarks: Rule {
  static let description = RuleDescription(
    id: "struct-landmarks", category: .accessibility, severity: .note,
    summary: "The landmarks of the page cannot be told apart",
    rationale: "People jump from landmark to landmark by their names.",
    help: "Keep one of each kind, or name them.",
    references: [
      .wcag("1.3.1"), .axe("landmark-no-duplicate-main"), .axe("landmark-no-duplicate-banner"),
      .axe("landmark-no-duplicate-contentinfo"), .axe("landmark-main-is-top-level"),
      .axe("landmark-banner-is-top-level"), .axe("landmark-contentinfo-is-top-level"),
      .axe("landmark-unique"),
    ],
    examples: examples)

  static let interest: Interest = [
    .elements(.main, .header, .footer, .nav, .aside, .section, .search, .form), .attributes(.role),
  ]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.isFragment else { return }
    let native = tree.elements(.main, .header, .footer, .nav, .aside, .section, .search, .form)
    let landmarks = (native + context.elementsWithRole).sorted()
    var seen: [Role: HTMLTree.NodeID] = [:]
    var names: Set<String> = []
    var previous: HTMLTree.NodeID?
    for id in landmarks where id != previous {
      previous = id
      let role = context.names.semanticRole(of: id)
      guard Self.isLandmark(role), !context.names.isProgrammaticallyHidden(id) else { continue }
      sink.applies()
      let span = tree.nodes[id.index].span
      switch role {
      case .main, .banner, .contentinfo:
        if seen.updateValue(id, forKey: role) != nil {
          sink.report(span, message: "The page has a second landmark “\(role)”.")
        } else if isNested(id, tree, context) {
          sink.report(
            span, message: "The landmark “\(role)” stands inside another one.",
            help: "Move it out, or remove its role.")
        }
      default:
        let name = context.names.name(of: id).lowercased()
        if !names.insert("\(role) \(name)").inserted {
          sink.report(
            span,
            message: name.isEmpty
              ? "A second landmark “\(role)” has no name that tells it from the first."
              : "A second landmark “\(role)” has the same name as the first.",
            help: "Name each in aria-label=\"…\" after what it holds.")
        }
      }
    }
  }

  private static func isLandmark(_ role: Role) -> Bool {
    switch role {
    case .banner, .complementary, .contentinfo, .form, .main, .navigation, .region, .search: true
    default: false
    }
  }

  private func isNested(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    tree.ancestors(of: id).contains { Self.isLandmark(context.names.semanticRole(of: $0)) }
  }
}

extension StructLandmarks {
  fileprivate static let examples: [Example] = [
    .passed("<html><header>a</header><main>b</main><footer>c</footer></html>"),
    .passed(
      #"<html><nav aria-label="Lamps">a</nav><nav aria-label="Help">b</nav><main>c</main></html>"#),
    .passed("<html><main><article><header>a</header><footer>b</footer></article></main></html>"),
    .failed("<html><main>a</main>«<main>»b</main></html>"),
    .failed(#"<html><main>a</main>«<div role="main">»b</div></html>"#),
    .failed("<html><nav>a</nav>«<nav>»b</nav></html>"),
    .failed(#"<html><aside aria-label="a">a</aside>«<aside aria-label="A">»b</aside></html>"#),
    .failed(#"<html><nav>«<div role="main">»b</div></nav></html>"#),
    .inapplicable("<main>a</main><main>b</main>"),
    .inapplicable("<html><section>a</section><form>b</form></html>"),
    .inapplicable("<html><main hidden>a</main></html>"),
  ]
}
