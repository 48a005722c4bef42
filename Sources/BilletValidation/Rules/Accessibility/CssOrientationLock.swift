import BilletCore
import BilletTree

/// The page can be read however the device is held.
struct CssOrientationLock: Rule {
  static let description = RuleDescription(
    id: "css-orientation-lock", category: .accessibility, severity: .error,
    summary: "The style turns the content when the device is turned",
    rationale: "People whose device is fixed to a wheelchair cannot turn it back.",
    help: "Remove the rotation, and let the layout follow the width.",
    references: [.wcag("1.3.4", .aa), .act("b33eff"), .axe("css-orientation-lock")],
    examples: examples)

  /// So many rotations are judged, each against all others.
  private static let limit = 50

  static let interest: Interest = .styleRules
  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard context.styles.rules.contains(where: { Self.orientation(of: $0) != nil }) else { return }
    let turns = Turn.all(in: context.styles)
    var judged = 0
    for turn in turns where judged < Self.limit {
      guard let orientation = turn.orientation, let angle = turn.angle,
        let shown = firstShown(of: turn, tree, context)
      else { continue }
      judged += 1
      sink.applies()
      func last(_ wanted: Orientation?) -> Turn? {
        let others = turns.filter {
          $0.orientation == wanted && $0.property == turn.property
            && $0.matches(shown, context.styles)
        }
        return others.last(where: \.isImportant) ?? others.last
      }
      // What is important for both wins over this.
      if !turn.isImportant, last(nil)?.isImportant == true { continue }
      // Held the other way, the content stands as a rule for that says, else as one for both does.
      let opposite = last(orientation.opposite) ?? last(nil)
      if Self.isQuarter(angle - (opposite?.angle ?? 0)) { sink.report(turn.span) }
    }
  }

  private func firstShown(
    of turn: Turn, _ tree: HTMLTree, _ context: RuleContext
  ) -> HTMLTree.NodeID? {
    context.styles.rules[turn.rule].matches.first {
      context.styles[$0].isVisible && context.content.holdsAnything($0, in: tree)
    }
  }

  /// Whether an angle is a quarter or three, give or take a degree.
  private static func isQuarter(_ angle: Double) -> Bool {
    guard angle.isFinite, abs(angle) < 1e6 else { return false }
    let half = abs(angle).truncatingRemainder(dividingBy: 180)
    return abs(half - 90) <= 1
  }

  fileprivate enum Orientation {
    case portrait, landscape

    var opposite: Orientation { self == .portrait ? .landscape : .portrait }
  }

  /// The orientation that a rule is for; `nil` when it is for any, or that is not certain.
  fileprivate static func orientation(of rule: StyleTable.Rule) -> Orientation? {
    for query in rule.media {
      let bytes = Array(query.utf8)[...]
      guard let start = bytes.indices.first(where: { bytes[$0...].begins(with: "orientation") }),
        !bytes.contains(UInt8(ascii: ",")),
        !bytes.indices.contains(where: { bytes[$0...].begins(with: "not ") })
      else { continue }
      let value = bytes[start...].dropFirst(11).drop {
        $0.isHTMLSpace || $0 == UInt8(ascii: ":")
      }
      if value.begins(with: "portrait") { return .portrait }
      if value.begins(with: "landscape") { return .landscape }
    }
    return nil
  }
}

/// A declaration of a style sheet that turns content.
private struct Turn {
  let rule: Int
  let orientation: CssOrientationLock.Orientation?
  let property: String
  let isImportant: Bool
  let span: Range<Int>
  /// Degrees; `nil` when the value turns nothing, or in a way that is not judged.
  let angle: Double?

  static func all(in styles: StyleTable) -> [Turn] {
    var result: [Turn] = []
    for (number, rule) in styles.rules.enumerated() {
      let orientation = CssOrientationLock.orientation(of: rule)
      // Under another condition nobody knows whether it holds.
      guard orientation != nil || rule.isActive else { continue }
      for declaration in styles.declarations[rule.declarations] where declaration.turnsContent {
        result.append(
          Turn(
            rule: number, orientation: orientation, property: declaration.property,
            isImportant: declaration.isImportant, span: declaration.span,
            angle: Rotation.degrees(of: declaration)))
      }
    }
    return result
  }

  func matches(_ id: HTMLTree.NodeID, _ styles: StyleTable) -> Bool {
    let matches = styles.rules[rule].matches
    var low = 0
    var high = matches.count
    while low < high {
      let middle = (low + high) / 2
      if matches[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < matches.count && matches[low] == id
  }
}

extension StyleTable.Declaration {
  fileprivate var turnsContent: Bool {
    name == .rotate || name == .transform || property == "-webkit-transform"
  }
}

extension CssOrientationLock {
  fileprivate static let examples: [Example] = [
    .passed("<style>@media (orientation: portrait){p{transform:rotate(0deg)}}</style><p>Hi</p>"),
    .passed("<style>@media (orientation:landscape){p{transform:rotate(180deg)}}</style><p>Hi</p>"),
    .passed("<style>@media (orientation:landscape){p{rotate:45deg}}</style><p>Hi</p>"),
    .passed(
      "<style>@media (orientation: portrait){p{rotate:90deg}}"
        + "@media (orientation: landscape){p{rotate:90deg}}</style><p>Hi</p>"),
    .passed("<style>@media (orientation:portrait){p{transform:matrix(1,0,0,1,0,0)}}</style><p>Hi"),
    .passed(
      "<style>@media (orientation:portrait){p{transform:rotate(90deg)}}"
        + "p{transform:none!important}</style><p>Hi</p>"),
    .failed(
      "<style>@media (orientation: portrait){body{«transform:rotate(90deg)»}}</style><p>Hi</p>"),
    .failed(
      "<style>@media screen and (ORIENTATION:landscape){p{«rotate: -0.25turn»}}</style><p>Hi</p>"),
    .failed("<style>@media (orientation:portrait){p{«transform:rotateZ(1.5708rad)»}}</style><p>Hi"),
    .failed(
      "<style>@media (orientation:portrait){p{«transform:matrix(0,-1,1,0,1,1)»}}</style><p>Hi"),
    .failed(
      "<style>@media (orientation:portrait){p{«transform:rotate3d(0,0,1,270deg)»}}</style><p>Hi"),
    .failed(
      "<style>@media (orientation:portrait){p{«transform:translateX(1px) rotate(100grad)»}}</style><p>Hi"
    ),
    .failed(
      "<style>p{transform:rotate(180deg)}@media (orientation:portrait)"
        + "{p{«transform:rotate(90deg)»}}</style><p>Hi</p>"),
    .inapplicable("<style>p{transform:rotate(90deg)}</style><p>Hi</p>"),
    .inapplicable("<style>@media (min-width:9px){p{transform:rotate(90deg)}}</style><p>Hi</p>"),
    .inapplicable("<style>@media (orientation:portrait){p{transform:scale(2)}}</style><p>Hi</p>"),
    .inapplicable("<style>@media (orientation:portrait){h1{rotate:90deg}}</style><p>Hi</p>"),
    .inapplicable(
      "<style>@media (orientation:portrait){p{transform:rotate(90deg)}}</style><p hidden>Hi</p>"),
    .inapplicable("<p>Hi</p>"),
  ]
}
