import BilletCore
import BilletTree

/// No more than two line breaks stand in a row.
///
/// A break is a `<br>`, a line end in preformatted text, or an empty line of its own: a block that
/// shows nothing but holds a line open with a no-break space or the like, and an empty paragraph,
/// which Outlook gives a line too.
struct LineBreaks: Rule {
  static let description = RuleDescription(
    id: "line-breaks", category: .styling, severity: .error,
    summary: "More than two line breaks stand in a row",
    rationale: "The marketplace withholds messages with more than two line breaks in a row.",
    help: "Leave two at most; paragraphs, <p>, bring their own space.",
    references: [.policy("Styling")], examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let breaks = tree.elements(named: .br).count
    if breaks > 0 || !context.content.texts.isEmpty || context.content.mayHoldBlankLines {
      sink.applies()
    }
    guard breaks + emptyParagraphs(tree, context) > Self.limit || context.content.mayHoldBlankLines
    else { return }
    var lines = BreakWalk(tree, context)
    lines.walk()
    for run in lines.runs {
      sink.report(run.span, message: "\(run.count) line breaks stand in a row.", fix: run.fix)
    }
  }

  private func emptyParagraphs(_ tree: HTMLTree, _ context: RuleContext) -> Int {
    tree.elements(named: .p).count { !context.content.holdsAnything($0, in: tree) }
  }

  fileprivate static let limit = 2
}

/// Reads a document line by line and counts the breaks between what is shown.
private struct BreakWalk {
  private let tree: HTMLTree
  private let context: RuleContext
  /// The runs that are too long.
  private(set) var runs: [Run] = []

  private var run: Run?
  /// Whether the line so far shows something.
  private var lineIsUsed = false
  /// Something invisible that holds the line open all the same, where nothing is shown.
  private var invisible: Range<Int>?
  private var open: [OpenBlock] = []

  struct Run {
    var count: Int
    var span: Range<Int>
    /// The `<br>` tags behind the second break.
    var excess: [Range<Int>] = []

    /// Leaves two breaks, where the others are all `<br>` tags.
    var fix: DiagnosticSink.HTMLFix? {
      guard excess.count == count - LineBreaks.limit else { return nil }
      return DiagnosticSink.HTMLFix("Leave two line breaks", excess.map { ($0, "") })
    }
  }

  private struct OpenBlock {
    var id: HTMLTree.NodeID
    /// How many breaks had been counted when it began.
    var breaks: Int
  }

  init(_ tree: HTMLTree, _ context: RuleContext) {
    self.tree = tree
    self.context = context
  }

  mutating func walk() {
    var next = 1
    while next < tree.nodes.count {
      closeBlocks(before: next)
      let id = HTMLTree.NodeID(next)
      next += 1
      switch tree.nodes[id.index].kind {
      case .text: read(text: id)
      case .element:
        guard context.styles.computed[id.index].isRendered else {
          next = Int(tree.nodes[id.index].end)
          continue
        }
        read(element: id)
      default: break
      }
    }
    closeBlocks(before: tree.nodes.count)
    endRun()
  }

  private mutating func read(element id: HTMLTree.NodeID) {
    let name = tree.nodes[id.index].name
    if name == .br {
      count(tree.nodes[id.index].span)
      if let run, run.count > LineBreaks.limit {
        self.run?.excess.append(tree.nodes[id.index].span)
      }
    } else if name.isObject {
      if context.styles.computed[id.index].isVisible { show() }
    } else if context.styles.computed[id.index].display.interruptsText {
      endLine()
      if separates(id) { endRun() }
      open.append(OpenBlock(id: id, breaks: run?.count ?? 0))
    }
  }

  private mutating func closeBlocks(before next: Int) {
    while let block = open.last, tree.nodes[block.id.index].end <= next {
      open.removeLast()
      let isEmpty =
        (run?.count ?? 0) == block.breaks && !lineIsUsed
        && !context.content.holdsAnything(block.id, in: tree)
      if isEmpty, invisible != nil || isEmptyParagraph(block.id) {
        count(tree.wholeSpan(of: block.id))
      }
      endLine()
      if separates(block.id) { endRun() }
    }
  }

  /// Whether breaks before and after the edge of an element never stand in one column of text.
  private func separates(_ id: HTMLTree.NodeID) -> Bool {
    switch context.styles.computed[id.index].display {
    case .tableCell, .tableCaption, .tableRow, .listItem, .table, .inlineTable, .inlineBlock: true
    default: false
    }
  }

  private func isEmptyParagraph(_ id: HTMLTree.NodeID) -> Bool {
    tree.nodes[id.index].name == .p && !tree.nodes[id.index].isImplied
  }

  private mutating func read(text id: HTMLTree.NodeID) {
    guard context.styles.computed[id.index].isRendered, !tree.isMachineText(id) else { return }
    let bytes = tree.bytes(of: id)
    let isVisible = context.styles.computed[id.index].isVisible
    if context.styles.computed[id.index].preservesWhitespace {
      read(preformatted: id, bytes, isVisible: isVisible)
    } else if isVisible, !bytes.isBlank {
      // Nothing stands between breaks on both sides of this text and each other.
      show()
    } else if !bytes.isCollapsible, !lineIsUsed {
      invisible = tree.nodes[id.index].span
    }
  }

  private mutating func read(
    preformatted id: HTMLTree.NodeID, _ bytes: ArraySlice<UInt8>, isVisible: Bool
  ) {
    var start = bytes.startIndex
    // The parser of a browser drops a line end right behind `<pre>` (HTML 13.2.6.4.7).
    if tree.nodes[tree.nodes[id.index].parent.index].name == .pre,
      id.rawValue == tree.nodes[id.index].parent.rawValue + 1, bytes.first == UInt8(ascii: "\n")
    {
      start += 1
    }
    while start < bytes.endIndex {
      let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      let line = bytes[start..<(lineEnd ?? bytes.endIndex)]
      if isVisible, !line.isBlank { show() }
      guard let lineEnd else { return }
      count(tree.sourceSpan(ofCharacters: lineEnd..<(lineEnd + 1)))
      start = lineEnd + 1
    }
  }

  /// Something is shown: breaks before it and breaks after it are apart.
  private mutating func show() {
    endRun()
    lineIsUsed = true
    invisible = nil
  }

  private mutating func count(_ span: Range<Int>) {
    let start = run?.span.lowerBound ?? span.lowerBound
    run = Run(
      count: (run?.count ?? 0) + 1,
      span: min(start, span.lowerBound)..<max(span.upperBound, run?.span.upperBound ?? 0),
      excess: run?.excess ?? [])
    lineIsUsed = false
    invisible = nil
  }

  /// A block begins or ends: a line that shows nothing and yet is there was an empty one.
  private mutating func endLine() {
    if let invisible, !lineIsUsed { count(invisible) }
    lineIsUsed = false
    invisible = nil
  }

  private mutating func endRun() {
    if let run, run.count > LineBreaks.limit { runs.append(run) }
    run = nil
  }
}

extension LineBreaks {
  fileprivate static let examples: [Example] = [
    .failed("a«<br><br><br>»b"),
    .failed("<p>a«<br/>\n<BR />\n\n<br clear=all><br>»b</p>"),
    .failed("a«<br><!-- two? --><br> <!-- --> <br>»b"),
    .failed("a«<br><b><br></b><i><span><br>»</span></i>b"),
    .failed("a«<br>&nbsp;<br>&#8203;<br>»b"),
    .failed("a«<br> <br>\u{200B}\n<br>»b"),
    .failed("<p>a</p>«<p>&nbsp;</p><p>&nbsp;</p><p>&nbsp;</p>»<p>b</p>"),
    .failed("<div>a</div><div>«<br></div><div><br></div><div><br>»</div><div>b</div>"),
    .failed(
      "<p>a</p>«<p><span>&nbsp;</span></p>\n<div><b>&#8203;</b></div> <p>\u{FEFF}</p>»<p>b</p>"),
    .failed("<p>a«<br><br></p><p>&nbsp;</p>»<p>b</p>"),
    .failed("<p>a</p>«<p></p><p></p><p></p>»<p>b</p>"),
    .failed("<pre>a«\n\n\n»b</pre>"),
    .failed("<p style=\"white-space: pre-wrap\">a«\n \n\t\n»b</p>"),
    .failed("<pre>a«\n\n</pre><br>»b"),
    .failed("a«<br><br><span style=\"display:none\">hidden</span><br>»b"),
    .failed("a«<br><br><br>»b<br><br>c«<br><br><br><br>»d"),
    .failed("<table><tr><td>a«<br><br><br>»b</td></tr></table>"),
    .passed("a<br><br>b"),
    .passed("<p>a<br><br></p><p>b</p>"),
    .passed("<p>a</p><p>&nbsp;</p><p>&nbsp;</p><p>b</p>"),
    .passed("<div>a</div><div><br></div><div><br></div><div>b</div>"),
    .passed("a<br>b<br>c<br>d<br>e"),
    .passed("a<br><br>b<br><br>c"),
    .passed("a<br><br><img src=\"https://a.example/a.png\" alt=\"\" width=\"9\"><br><br>b"),
    .passed("a<br><br><hr><br><br>b"),
    .passed("<table><tr><td>a<br><br></td><td><br><br>b</td></tr></table>"),
    .passed("<table><tr><td>a<br><br></td></tr><tr><td><br><br>b</td></tr></table>"),
    .passed(
      "<table><tr><td>&nbsp;</td></tr><tr><td>&nbsp;</td></tr><tr><td>&nbsp;</td></tr></table>"),
    .passed("<ul><li>a<br><br></li><li><br><br>b</li></ul>"),
    .passed("<pre>\na\n\nb</pre>"),
    .passed("<p>a\n\n\n\n\nb</p>"),
    .passed("<p>a</p>\n\n\n\n<p>b</p>\n\n\n"),
    .passed("<p>a</p><div></div><div></div><div> </div><div><div></div></div><p>b</p>"),
    .passed("a<br><br><span style=\"display:none\"><br><br></span>b"),
    .passed("<p>a&nbsp;</p><p>b&nbsp;<br>&nbsp;c</p><p>&nbsp;d</p>"),
    .passed("<p>&lt;br&gt;&lt;br&gt;&lt;br&gt;</p>"),
    .passed("<p>No break</p>"),
    .inapplicable("<img src=\"https://a.example/a.png\" alt=\"\">"),
  ]
}
