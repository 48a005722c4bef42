import BilletCore
import BilletTree

/// Links that open a window say so.
struct LinkNewWindow: Rule {
  static let description = RuleDescription(
    id: "link-new-window", category: .accessibility, severity: .note,
    summary: "The link opens a window and does not say so",
    rationale: "People who do not see the new window wonder why they cannot go back.",
    help: "Remove target=\"_blank\", or say in the link that it opens a window.",
    references: [.wcag("3.2.5", .aaa)], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var isTold = false
    for link in context.links {
      guard let target = tree.attribute(.target, of: link.id),
        tree.bytes(of: target).trimmed.spells("_blank")
      else { continue }
      sink.applies()
      // Programs that make messages write it on every link.
      guard !isTold, !saysSo(link, tree, context) else { continue }
      isTold = true
      sink.report(target.span)
    }
  }

  private func saysSo(_ link: Link, _ tree: HTMLTree, _ context: RuleContext) -> Bool {
    var text = link.name
    text += context.shownText(of: link.id, in: tree)
    if let title = tree.attribute(.title, of: link.id) { text += tree.bytes(of: title) }
    let words = text[...].string.lowercased()
    return Self.words.contains { words.contains($0) }
  }

  private static let words = [
    "window", "new tab", "fenster", "neuer tab", "neuem tab", "neuen tab", "fenêtre", "onglet",
    "ventana", "pestaña", "finestra", "scheda", "venster", "tabblad", "janela", "aba", "fönster",
    "flik", "okno", "oknie", "karcie", "ウィンドウ", "タブ", "窗口", "标签页",
  ]
}

extension LinkNewWindow {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="/a" target="_blank">Your return (opens a new window)</a>"#),
    .passed(#"<a href="/a" target="_blank" title="Neues Fenster">Rücksendung</a>"#),
    .passed(#"<a href="/a" target="_blank">Return <img src="a.png" alt="in a new tab"></a>"#),
    .failed(
      #"<p>Hi</p><a href="/a" «target="_blank"»>Return</a> <a href="/b" target=_blank>B</a>"#),
    .failed(#"<a href="/a" «TARGET=_Blank»>Return</a>"#),
    .inapplicable(#"<a href="/a">Return</a><a href="/b" target="_self">Refund</a>"#),
    .inapplicable(#"<a href="/a" target="_blank" hidden>Return</a>"#),
    .inapplicable("<p>Return</p>"),
  ]
}
