import BilletCore
import BilletTree

/// Nothing moves for long.
struct MotionCss: Rule {
  static let description = RuleDescription(
    id: "motion-css", category: .accessibility, severity: .error,
    summary: "The animation goes on for more than five seconds",
    rationale:
      "What moves beside the text keeps people with attention disorders from reading, and a"
      + " message has no way to stop it.",
    help: "Remove the animation, or let it end after five seconds.",
    references: [.wcag("2.2.2"), .wcag("2.3.3", .aaa)], examples: examples)
  static let interest: Interest = [
    .properties(.animation, .animationName, .animationDuration, .animationIterationCount),
    .styleRules,
  ]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let keyframes = Animation.keyframes(in: context.styles)
    guard !keyframes.isEmpty else { return }
    var told: Set<Int> = []
    for id in context.elements(declaring: .animation, .animationName, .other)
    where context.styles[id].isVisible && context.content.holdsAnything(id, in: tree) {
      for animation in Animation.all(on: id, context, keyframes: keyframes) {
        sink.applies()
        guard animation.length > 5, !Animation.isStopped(on: id, context.styles),
          told.insert(animation.span.lowerBound).inserted
        else { continue }
        sink.report(
          animation.span,
          message: animation.count.isInfinite
            ? "The animation goes on for ever."
            : "The animation goes on for \(Figure(animation.length)) seconds.")
      }
    }
  }
}

extension MotionCss {
  private static func page(_ css: String) -> String {
    "<style>@keyframes k { from { opacity: .9 } to { opacity: 1 } } p { \(css) }</style><p>Hello</p>"
  }

  fileprivate static let examples: [Example] = [
    .passed(page("animation: k 2s")),
    .passed(page("animation: k 1s 5")),
    .passed(page("animation: 1s ease-in k; animation-iteration-count: 3")),
    .passed(
      page("animation: k 1s infinite")
        + "<style>@media (prefers-reduced-motion: reduce) { p { animation: none } }</style>"),
    .failed(page("«animation: k 1s infinite»")),
    .failed(page("«animation: k 500ms linear 12»")),
    .failed(page("«animation-name: k»; animation-duration: 3s; animation-iteration-count: 2")),
    .failed(page("animation: none; «animation: k 6s»")),
    .inapplicable(page("animation: k 1s infinite; animation-play-state: paused")),
    .inapplicable(page("animation: k infinite")),
    .inapplicable(page("animation: other 1s infinite")),
    .inapplicable(page("animation: k 1s infinite; display: none")),
    .inapplicable(page("animation: k 1s infinite; animation: none")),
    .inapplicable(
      "<style>@keyframes k { to { top: 0 } } @media (prefers-reduced-motion: no-preference)"
        + " { p { animation: k 1s infinite } }</style><p>Hello</p>"),
    .inapplicable("<p>Hello</p>"),
  ]
}
