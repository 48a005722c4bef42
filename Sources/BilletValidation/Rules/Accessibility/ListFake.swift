import BilletCore
import BilletTree

/// Lists are marked as lists.
struct ListFake: Rule {
  static let description = RuleDescription(
    id: "list-fake", category: .accessibility, severity: .review,
    summary: "Lines with bullets or numbers look like a list",
    rationale: "A screen reader says how many items a real list has, and reads bullets as signs.",
    help: "Write <ul> or <ol> with an <li> for each line.",
    references: [.wcag("1.3.1")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    var finder = FakeListFinder()
    finder.read(tree, context)
    for span in finder.spans { sink.report(span) }
  }
}

/// Reads the lines of a document and finds those that begin alike.
private struct FakeListFinder {
  /// Where each list begins.
  private(set) var spans: [Range<Int>] = []

  private var isLineStart = true
  private var run: Run?

  private struct Run {
    var marker: Marker
    var count: Int
    var span: Range<Int>
    /// Whether the last line was the marker alone, so that the next one is its text.
    var waitsForText: Bool
  }

  enum Marker: Equatable {
    case sign(Unicode.Scalar)
    case number(Int)
  }

  mutating func read(_ tree: HTMLTree, _ context: RuleContext) {
    var blockEnds: [Int32] = []
    var listEnd: Int32 = 0
    // The texts that are shown, of which `next` is the next one.
    let texts = context.content.texts
    var next = 0
    for index in tree.nodes.indices {
      while let end = blockEnds.last, end <= index {
        blockEnds.removeLast()
        isLineStart = true
      }
      let id = HTMLTree.NodeID(index)
      switch tree.nodes[index].kind {
      case .element:
        switch tree.nodes[index].name {
        case .br: isLineStart = true
        case .ul, .ol, .menu, .pre: listEnd = max(listEnd, tree.nodes[index].end)
        default: break
        }
        if context.styles[id].display.interruptsText {
          isLineStart = true
          blockEnds.append(tree.nodes[index].end)
        }
      case .text:
        guard next < texts.count, texts[next] == id else { continue }
        next += 1
        if index < listEnd {
          endRun()
        } else if isLineStart {
          read(line: tree.bytes(of: id), at: tree.nodes[index].span)
        }
        isLineStart = false
      default: break
      }
    }
    endRun()
  }

  private mutating func read(line: ArraySlice<UInt8>, at span: Range<Int>) {
    guard let (marker, isAlone) = Self.marker(of: line) else {
      if run?.waitsForText == true { run?.waitsForText = false } else { endRun() }
      return
    }
    if var current = run, Self.follows(marker, current.marker) {
      current.marker = marker
      current.count += 1
      current.waitsForText = isAlone
      run = current
    } else {
      endRun()
      if case .number(let number) = marker, number != 1 { return }
      run = Run(marker: marker, count: 1, span: span, waitsForText: isAlone)
    }
  }

  private mutating func endRun() {
    if let run, run.count >= 2 { spans.append(run.span) }
    run = nil
  }

  private static func follows(_ marker: Marker, _ previous: Marker) -> Bool {
    switch (marker, previous) {
    case (.sign(let sign), .sign(let before)): sign == before
    case (.number(let number), .number(let before)): number == before + 1
    default: false
    }
  }

  /// The bullet or number that a line begins with, and whether nothing stands behind it.
  private static func marker(of line: ArraySlice<UInt8>) -> (Marker, isAlone: Bool)? {
    var scanner = ScalarScanner(line)
    while let (scalar, next) = scanner.peek(at: scanner.position), scalar.isBlank {
      scanner.position = next
    }
    let rest = line[scanner.position...]
    guard let scalar = scanner.next() else { return nil }
    let behind = line[scanner.position...]
    switch scalar {
    case "•", "‣", "◦", "▪", "▫", "●", "○", "■", "□", "►", "▶", "➤", "➔", "✓", "✔", "·":
      return (.sign(scalar), behind.isBlank)
    case "-", "–", "—", "*", "+":
      guard !behind.isBlank, scanner.next()?.isBlank == true else { return nil }
      return (.sign(scalar), false)
    default:
      let digits = rest.prefix(while: \.isDigit)
      guard (1...2).contains(digits.count) else { return nil }
      let tail = rest.dropFirst(digits.count)
      guard let sign = tail.first, sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")") else {
        return nil
      }
      let text = tail.dropFirst()
      guard text.isBlank || ScalarScanner(text).peek(at: text.startIndex)?.scalar.isBlank == true
      else { return nil }
      let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return (.number(number), text.isBlank)
    }
  }
}

extension ListFake {
  fileprivate static let examples: [Example] = [
    .passed("<ul><li>a</li><li>b</li></ul>"),
    .passed("<p>- a</p><p>b</p>"),
    .passed("<p>a<br>- Ann</p>"),
    .passed("<p>-5 degrees<br>-6 degrees</p>"),
    .passed("<p>1. a</p><p>Text between</p><p>2. b</p>"),
    .passed("<p>24. December<br>25. December</p>"),
    .passed("<p>1.5 kg<br>2.5 kg</p>"),
    .passed("<table><tr><td>–</td><td>–</td></tr><tr><td>–</td><td>–</td></tr></table>"),
    .passed("<ul><li>- a<br>- b</li></ul>"),
    .passed("<p>- a\n- b</p>"),
    .cantTell("<p>We need:<br>«- the box»<br>- the lamp</p>"),
    .cantTell("<p>«• a»</p><p>•&nbsp;b</p><p>c</p>"),
    .cantTell("<div>«1. a»<br>2. b<br>3) c</div>"),
    .cantTell("<p><b>«* a»</b> b</p><p>* c</p>"),
    .cantTell(
      "<table><tr><td>«•»</td><td>a</td></tr><tr><td>•</td><td>b</td></tr></table>"),
    .inapplicable("<p hidden>- a<br>- b</p>"),
  ]
}
