import BilletCore
import BilletTree

/// Nothing flashes.
struct MotionFlash: Rule {
  static let description = RuleDescription(
    id: "motion-flash", category: .accessibility, severity: .review,
    summary: "The animation may flash more than three times a second",
    rationale: "Flashing light can bring on a seizure.",
    help: "Remove the animation.",
    references: [.wcag("2.3.1")], examples: examples)
  static let interest: Interest = [.properties(.animation, .animationName), .styleRules]

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let keyframes = Animation.keyframes(in: context.styles)
    guard !keyframes.isEmpty else { return }
    var told: Set<Int> = []
    for id in context.elements(declaring: .animation, .animationName, .other)
    where context.styles[id].isVisible && context.content.holdsAnything(id, in: tree) {
      for animation in Animation.all(on: id, context, keyframes: keyframes) {
        sink.applies()
        let flashes = flashes(in: animation.keyframes, tree)
        guard flashes > 0, Double(flashes) * animation.count > 3,
          Double(flashes) / animation.duration > 3, told.insert(animation.span.lowerBound).inserted
        else { continue }
        sink.report(animation.span)
      }
    }
  }

  /// How often light and dark may change in one round: as often as frames set something that shines.
  private func flashes(in rule: StyleTable.AtRule, _ tree: HTMLTree) -> Int {
    let text = tree.source[rule.span.clamped(to: 0..<tree.source.count)]
    guard let start = text.firstIndex(of: UInt8(ascii: "{")) else { return 0 }
    let frames = text[start...].dropFirst().split(separator: UInt8(ascii: "}")).filter { frame in
      guard let open = frame.firstIndex(of: UInt8(ascii: "{")) else { return false }
      return frame[open...].split(whereSeparator: { $0 == 0x7B || $0 == 0x3B }).contains {
        declaration in
        let name = declaration.trimmed
        return name.begins(with: "opacity") || name.begins(with: "background")
          || name.begins(with: "color") || name.begins(with: "visibility")
          || name.begins(with: "filter")
      }
    }
    return frames.isEmpty ? 0 : max(1, frames.count / 2)
  }
}

extension MotionFlash {
  private static func page(_ css: String, _ frames: String = "from{opacity:0}to{opacity:1}")
    -> String
  {
    "<style>@keyframes k{\(frames)}p{\(css)}</style><p>Hello</p>"
  }

  fileprivate static let examples: [Example] = [
    .passed(page("animation:k 2s infinite")),
    .passed(page("animation:k .2s 2")),
    .passed(page("animation:k .2s infinite", "from{left:0}to{left:1px}")),
    .cantTell(page("«animation:k .2s infinite»")),
    .cantTell(page("«animation:k 250ms 20»", "from{background:#fff}to{background:#000}")),
    .cantTell(
      page(
        "«animation:k .5s infinite»",
        "0%{color:red}25%{color:blue}50%{color:red}75%{color:blue}to{color:red}")),
    .inapplicable(page("animation:other .2s infinite")),
    .inapplicable(page("animation:k .2s infinite;display:none")),
    .inapplicable("<p>Hello</p>"),
  ]
}
