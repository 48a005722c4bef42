import BilletCore
import BilletTree

/// The size of letters follows the reader's own.
struct TextSizeAbsolute: Rule {
  static let description = RuleDescription(
    id: "text-size-absolute", category: .accessibility, severity: .note,
    summary: "The size of the paragraph's letters is fixed",
    rationale: "Readers who chose larger letters in their program do not get them here.",
    help: "Leave the size alone, or write it in em or per cent.",
    references: [.wcag("1.4.8", .aaa)], profiles: [.web],
    examples: examples)
  static let interest: Interest = .properties(.fontSize, .font)
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let paragraphs = tree.elements(named: .p).filter { context.content.holdsText($0, in: tree) }
    guard !paragraphs.isEmpty else { return }
    for declaration in context.styles.declarations {
      guard declaration.name == .fontSize || declaration.name == .font else { continue }
      // Whoever writes the size of more elements than these writes it for the first as well.
      let isForParagraph = context.styles.elements(of: declaration).prefix(64).contains {
        context.styles[$0].isVisible && paragraphs.contains(descendantOf: $0, in: tree)
      }
      guard isForParagraph else { continue }
      sink.applies()
      guard isAbsolute(declaration) else { continue }
      sink.report(
        declaration.span,
        message: "“\(declaration.property): \(declaration.value)” fixes the size of a paragraph.")
      // One is enough advice.
      return
    }
  }

  private func isAbsolute(_ declaration: StyleTable.Declaration) -> Bool {
    var reader = declaration.tokens
    let size = declaration.name == .font ? FontShorthand(reader)?.size : reader.next()
    guard let size, size.kind == .dimension else { return false }
    let unit = reader.bytes[size.nameRange]
    let units: [StaticString] = ["px", "pt", "cm", "mm", "in", "pc", "q"]
    return units.contains { unit.spells($0) }
  }
}

extension TextSizeAbsolute {
  fileprivate static let examples: [Example] = [
    .passed(#"<p style="font-size: 1.2em">Hello</p>"#),
    .passed(#"<p style="font: 120% serif">Hello</p>"#),
    .passed(#"<div style="font-size: large"><p>Hello</p></div>"#),
    .failed(#"<p style="«font-size: 14px»">Hello</p><p style="font-size:14px">again</p>"#),
    .failed(#"<div style="«font: 12pt serif»"><p>Hello</p></div>"#),
    .failed(#"<style>p { «font-size: 14px» }</style><p>Hello</p>"#),
    .inapplicable(#"<h1 style="font-size: 30px">Hello</h1><p>Hi</p>"#),
    .inapplicable(#"<p style="font-size: 14px"></p>"#),
    .inapplicable("<p>Hello</p>"),
  ]
}
