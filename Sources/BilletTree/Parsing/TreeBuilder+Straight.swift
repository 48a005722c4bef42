import BilletCore

/// Documents in which nothing is left to a parser: every element is written, begun where it may stand and
/// ended by its own end tag.
///
/// There libxml2 reports each tag just where it stands, so the tags themselves are its report. A test
/// holds both ways against each other. Whatever else a document does, libxml2 is asked.
extension TreeBuilder {
  /// Whether the document is of that kind: O(n).
  static func isStraight(_ tokens: [HTMLToken]) -> Bool {
    var reader = StraightReader()
    for index in tokens.indices where !reader.accepts(tokens[index]) { return false }
    return reader.isAtEnd
  }

  /// Puts the tokens into the tree as they come: no tag closes more than its own element, and nothing is moved.
  mutating func buildStraight() {
    cursor = tokens.count
    var parents: [Int32] = [0]
    parents.reserveCapacity(32)
    for index in tokens.indices {
      let token = tokens[index]
      let node = Int32(truncatingIfNeeded: tree.nodes.count)
      switch token.kind {
      case .startTag:
        tree.nodes.append(
          HTMLTree.Node(
            kind: .element, name: token.name,
            parent: HTMLTree.NodeID(Int(parents[parents.count - 1])),
            end: node + 1, span: token.span,
            endSpan: token.isClosed ? Int(token.end)..<Int(token.end) : 0..<0,
            attributes: token.content, characters: 0..<0, isImplied: false))
        if !token.isClosed { parents.append(node) }
      case .endTag where token.name == .html:
        tree.nodes[Int(parents[1])].endSpan = token.span
      case .endTag where token.name == .body:
        // What follows still belongs to the body (HTML 13.2.6.4.19).
        tree.nodes[Int(parents[parents.count - 1])].endSpan = token.span
      case .endTag:
        let element = Int(parents.removeLast())
        tree.nodes[element].end = node
        tree.nodes[element].endSpan = token.span
      case .text:
        // In front of the document white space is nothing.
        if parents.count > 1, !extendsText(token, in: parents[parents.count - 1]) {
          addLeaf(.text, token, in: parents[parents.count - 1])
        }
      case .comment: addLeaf(.comment, token, in: parents[parents.count - 1])
      case .doctype: addLeaf(.doctype, token, in: 0)
      }
    }
    for element in parents {
      tree.nodes[Int(element)].end = Int32(truncatingIfNeeded: tree.nodes.count)
    }
  }
}

/// Follows the tags of a document as long as no parser has to think.
private struct StraightReader {
  private enum Stage {
    case start, beforeHead, head, beforeBody, body, afterBody, end
  }

  private var stage = Stage.start
  private var hasDoctype = false
  /// The open elements inside head or body.
  private var open: [ElementName] = []
  private var openParagraphs = 0
  private var openLinks = 0

  init() {
    open.reserveCapacity(32)
  }

  var isAtEnd: Bool { stage == .end }

  mutating func accepts(_ token: HTMLToken) -> Bool {
    switch token.kind {
    case .comment:
      // Where a comment at the end of the body goes depends on what comes behind it.
      switch stage {
      case .beforeHead, .head, .beforeBody: return true
      case .body: return !open.isEmpty
      case .start, .afterBody, .end: return false
      }
    case .doctype:
      defer { hasDoctype = true }
      return stage == .start && !hasDoctype
    case .text: return acceptsText(isBlank: token.isBlank)
    case .startTag: return !token.isForeign && accepts(start: token.name)
    case .endTag: return !token.isForeign && accepts(end: token.name)
    }
  }

  private func acceptsText(isBlank: Bool) -> Bool {
    switch stage {
    case .head: return isBlank || !open.isEmpty
    case .body: return isBlank || !(open.last?.holdsOnlyTableParts ?? false)
    default: return isBlank
    }
  }

  private mutating func accepts(start name: ElementName) -> Bool {
    switch (stage, name) {
    case (.start, .html): stage = .beforeHead
    case (.beforeHead, .head): stage = .head
    case (.beforeBody, .body): stage = .body
    case (.head, .meta), (.head, .link), (.head, .base): return open.isEmpty
    case (.head, .title), (.head, .style):
      guard open.isEmpty else { return false }
      open.append(name)
    case (.body, _): return open.count < 64 && acceptsInBody(start: name)
    default: return false
    }
    return true
  }

  private mutating func acceptsInBody(start name: ElementName) -> Bool {
    let parent = open.last ?? .body
    switch name {
    case .br, .img:
      return !parent.holdsOnlyTableParts
    case .hr:
      return openParagraphs == 0 && !parent.holdsOnlyTableParts
    case .div, .ul, .ol, .dl, .blockquote, .address, .article, .aside, .center, .footer, .header,
      .main,
      .nav, .section:
      guard openParagraphs == 0, !parent.holdsOnlyTableParts else { return false }
    case .h1, .h2, .h3, .h4, .h5, .h6:
      guard openParagraphs == 0, !parent.isHeading, !parent.holdsOnlyTableParts else {
        return false
      }
    case .p:
      guard openParagraphs == 0, !parent.holdsOnlyTableParts else { return false }
      openParagraphs += 1
    case .li:
      guard parent == .ul || parent == .ol else { return false }
    case .dt, .dd:
      guard parent == .dl || (parent == .div && open.dropLast().last == .dl) else { return false }
    case .table:
      guard openParagraphs == 0, !parent.holdsOnlyTableParts else { return false }
    case .caption, .thead, .tbody, .tfoot:
      guard parent == .table else { return false }
    case .tr:
      guard parent == .thead || parent == .tbody || parent == .tfoot || parent == .table else {
        return false
      }
    case .td, .th:
      guard parent == .tr else { return false }
    case .a:
      guard openLinks == 0, !parent.holdsOnlyTableParts else { return false }
      openLinks += 1
    case .b, .strong, .i, .em, .u, .s, .small, .big, .font, .span, .sub, .sup, .del, .ins, .abbr,
      .bdi, .bdo, .cite, .code, .kbd, .mark, .q, .samp, .strike, .time, .tt, .var:
      guard !parent.holdsOnlyTableParts else { return false }
    default: return false
    }
    open.append(name)
    return true
  }

  private mutating func accepts(end name: ElementName) -> Bool {
    if let last = open.last {
      guard last == name else { return false }
      open.removeLast()
      if name == .p { openParagraphs -= 1 }
      if name == .a { openLinks -= 1 }
      return true
    }
    switch (stage, name) {
    case (.head, .head): stage = .beforeBody
    case (.body, .body): stage = .afterBody
    case (.afterBody, .html): stage = .end
    default: return false
    }
    return true
  }
}
