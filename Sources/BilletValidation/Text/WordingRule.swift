import BilletCore
import BilletMessage
import BilletTree

/// A rule on wording, whose words stand in `Wording/<id>`; the pairing of words is done there too.
protocol WordingRule: Rule {}

extension WordingRule {
  static var readsWordsOnly: Bool { true }

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    reportWording(tree, context, &sink)
  }

  /// Reports every sentence that the data finds at fault.
  func reportWording(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink,
    severity: (MessageWording.Finding) -> Severity = { $0.severity }
  ) {
    let wording = context.wording
    guard wording.isReadable else { return }
    sink.applies()
    for finding in wording.findings(of: Self.description.id) {
      report(finding, tree, context, &sink, severity: severity(finding))
    }
  }

  func report(
    _ finding: MessageWording.Finding, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink, severity: Severity
  ) {
    let sentence = context.text.sentences[finding.sentence]
    sink.report(
      context.text.sourceSpan(of: sentence, in: tree),
      message: "“\(context.text.quote(sentence))” \(finding.says).",
      help: Self.description.help
        + (finding.instead.isEmpty ? "" : " For example: “\(finding.instead)”"),
      severity: severity)
  }
}
