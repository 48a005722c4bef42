import BilletCore
import BilletTree

/// Nothing is told by colour alone.
struct ColourOnly: Rule {
  static let description = RuleDescription(
    id: "colour-only", category: .accessibility, severity: .review,
    summary: "Something seems to be told by colour alone",
    rationale: "People who see few colours, or listen, do not get to know it.",
    help: "Say it in words as well.",
    references: [.wcag("1.4.1"), .act("9bd38c")], examples: examples)
  static let interest: Interest = .colors

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let texts = context.paint.written.paint.texts.filter {
      $0.concealment.isEmpty && $0.ink.isAuthored && $0.seen != nil
    }
    guard !texts.isEmpty else { return }
    sink.applies()
    reportMarks(texts, tree, &sink)
    reportWords(texts, tree, context, &sink)
  }

  /// The same sign in two colours: a red and a green dot.
  private func reportMarks(
    _ texts: [PaintedText], _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    var colors: [ArraySlice<UInt8>: Set<String>] = [:]
    func mark(_ text: PaintedText) -> ArraySlice<UInt8>? {
      let bytes = tree.bytes(of: text.node).trimmed
      return bytes.count <= 8 && !tree.expressesLanguage(text.node) ? bytes : nil
    }
    for text in texts {
      guard let mark = mark(text), let ink = text.seen?.ink, Hue(ink) != nil else { continue }
      colors[mark, default: []].insert(ink.hex)
    }
    guard let text = texts.first(where: { mark($0).map { (colors[$0]?.count ?? 0) > 1 } ?? false })
    else { return }
    sink.report(
      tree.nodes[text.node.index].span,
      message: "“\(tree.excerpt(text.node))” stands here in several colours, and nothing else"
        + " tells them apart.")
  }

  /// Words that point at a colour which some text really has.
  private func reportWords(
    _ texts: [PaintedText], _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let hues = Set(texts.compactMap { $0.seen.flatMap { Hue($0.ink) } })
    guard !hues.isEmpty else { return }
    let bytes = context.flow.bytes
    for hue in Hue.allCases where hues.contains(hue) {
      for phrase in hue.phrases {
        guard let range = bytes.firstRange(ofWords: Array(phrase.utf8)) else { continue }
        sink.report(
          context.flow.sourceSpan(of: range, in: tree),
          message: "The words “\(bytes[range].string)” point at text by its colour.")
        return
      }
    }
  }
}

/// The colours that words point at most.
private enum Hue: CaseIterable {
  case red, green, blue

  /// The hue of a colour that nobody takes for black, white or grey.
  init?(_ color: CSSColor) {
    let (low, high) = (
      min(color.red, color.green, color.blue), max(color.red, color.green, color.blue)
    )
    guard high - low > 0.35 else { return nil }
    switch high {
    case color.red where color.green < 0.5 * color.red: self = .red
    case color.green where color.blue < 0.8 * color.green: self = .green
    case color.blue: self = .blue
    default: return nil
    }
  }

  /// How the languages of messages point at it.
  var phrases: [String] {
    switch self {
    case .red:
      [
        "in red", "marked red", "red text", "rot markiert", "in rot", "rot geschrieben", "en rouge",
        "en rojo", "in rosso", "in het rood",
      ]
    case .green:
      [
        "in green", "marked green", "green text", "grün markiert", "in grün", "en vert", "en verde",
        "in verde", "in het groen",
      ]
    case .blue:
      [
        "in blue", "marked blue", "blue text", "blau markiert", "in blau", "en bleu", "en azul",
        "in blu", "in het blauw",
      ]
    }
  }
}

extension [UInt8] {
  /// Where words stand in the text first, in any case of ASCII letters and not inside another word.
  fileprivate func firstRange(ofWords words: [UInt8]) -> Range<Int>? {
    guard count >= words.count else { return nil }
    func isWord(_ index: Int) -> Bool {
      indices.contains(index) && (self[index].isLetter || self[index] >= 0x80)
    }
    var start = 0
    while start + words.count <= count {
      if self[start].lowercased == words[0], !isWord(start - 1), !isWord(start + words.count) {
        var offset = 1
        while offset < words.count, self[start + offset].lowercased == words[offset] { offset += 1 }
        if offset == words.count { return start..<(start + offset) }
      }
      start += 1
    }
    return nil
  }
}

extension ColourOnly {
  fileprivate static let examples: [Example] = [
    .passed(#"<p style="color:#222">Parts in red are required</p>"#),
    .passed(##"<p>The lamp is sold in red.</p><p style="color:#060">Thank you</p>"##),
    .passed(
      ##"<p><span style="color:#c00">•</span> One</p><p><span style="color:#c00">•</span> Two</p>"##
    ),
    .passed(
      ##"<p><span style="color:#222">•</span> One</p><p><span style="color:#444">•</span> Two</p>"##
    ),
    .passed(##"<p style="color:#c00">Late</p><p>The reddest lamp, coloured in.</p>"##),
    .cantTell(##"<p>Fields «in red» are required: <b style="color:#c00">name</b></p>"##),
    .cantTell(##"<p>Was «rot markiert» ist, fehlt: <b style="color:red">Name</b></p>"##),
    .cantTell(
      ##"<p><span style="color:#c00">«●»</span> One</p><p><span style="color:#080">●</span> Two</p>"##
    ),
    .inapplicable("<p>Fields in red are required</p>"),
    .inapplicable(#"<p style="background:#eee">Hello</p>"#),
  ]
}
