import BilletCore
import BilletTree

/// What is said of contrast.
extension ContrastFault {
  /// What is wrong, as a sentence with a full stop; `condition` says in which way of showing the message.
  func message(_ tree: HTMLTree, count: Int = 1, condition: String = "") -> String {
    let subject = "of “\(tree.excerpt(text.node))”"
    let others =
      count > 1 ? " \(count - 1) more \(count == 2 ? "text has" : "texts have") it too." : ""
    guard isCertain, let seen = text.seen else {
      return condition.capitalizedStart(
        "the contrast \(subject) cannot be worked out: \(reason).") + others
    }
    let figure = Figure((text.highest * 100).rounded(.down) / 100)
    return condition.capitalizedStart(
      "the contrast \(subject) is \(figure):1 (\(seen.ink.hex) on \(seen.backdrop.hex)); it needs"
        + " \(Figure(needed)):1.") + others
  }

  /// Why nobody can tell before the message is shown.
  private var reason: String {
    let doubts = text.doubts
    if isSizeUnknown { return "its size, on which the need depends, follows the window" }
    if doubts.contains(.ink) { return "its colour is one that only the mail program knows" }
    if doubts.contains(.clip) { return "the background is painted through the letters" }
    if doubts.contains(.picture) { return "a picture is behind it" }
    if doubts.contains(.color) {
      return "the colour behind it is one that only the mail program knows"
    }
    if doubts.contains(.filter) { return "a filter changes the colours" }
    if doubts.contains(.blend) { return "a blend mode changes the colours" }
    if doubts.contains(.shadow) { return "it has a shadow" }
    if doubts.contains(.script) { return "a script may put it into another tree" }
    if doubts.contains(.sheet) { return "a style sheet from elsewhere may change the colours" }
    if doubts.contains(.selector) {
      return "a style with a selector that Billet does not understand may change the colours"
    }
    if doubts.contains(.position) { return "it is placed where something else may be behind it" }
    if doubts.contains(.control) { return "the reader's system draws the list it stands in" }
    return "a gradient is behind it, and not all of that is far enough from its colour"
  }

  /// What to do, with a colour that would do.
  var help: String? {
    guard isCertain, let seen = text.seen, let color = better else { return nil }
    let figure = Figure((color.contrast(with: seen.backdrop) * 100).rounded(.down) / 100)
    return text.fadedBy == nil
      ? "Take colours further apart: \(color.hex) on \(seen.backdrop.hex) has \(figure):1."
      : "Remove the opacity, or take colours further apart:"
        + " \(color.hex) on \(seen.backdrop.hex) has \(figure):1."
  }

  /// The nearest colour towards black or white that is far enough from the background.
  private var better: CSSColor? {
    guard let seen = text.seen else { return nil }
    let goals: [CSSColor] =
      seen.ink.luminance > seen.backdrop.luminance ? [.white, .black] : [.black, .white]
    for goal in goals {
      for step in 1...50 {
        // Of whole bytes, as it will be written.
        let color = seen.ink.mixed(with: goal, share: Double(step) / 50).rounded
        if color.contrast(with: seen.backdrop) >= needed { return color }
      }
    }
    return nil
  }

  /// Writes that colour in the place of the declared one.
  func fix(_ styles: StyleTable) -> DiagnosticSink.HTMLFix? {
    guard isCertain, text.fadedBy == nil, let color = better,
      case .declaration(let number) = text.ink.kind, styles.declarations[number].name == .color
    else { return nil }
    return DiagnosticSink.HTMLFix(
      "Write the colour \(color.hex)", [(styles.declarations[number].valueSpan, color.hex)],
      safety: .unsafe)
  }
}

extension String {
  /// The sentence behind a condition, or with a capital when there is none.
  fileprivate func capitalizedStart(_ sentence: String) -> String {
    isEmpty ? sentence.prefix(1).uppercased() + sentence.dropFirst() : self + " " + sentence
  }
}
