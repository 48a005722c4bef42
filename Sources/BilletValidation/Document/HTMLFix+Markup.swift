import BilletCore
import BilletTree

extension DiagnosticSink.HTMLFix {
  /// Takes an attribute out of its tag, with the white space before it.
  static func removing(
    _ attribute: HTMLTree.Attribute, from tree: HTMLTree, _ title: String, safety: Fix.Safety
  ) -> DiagnosticSink.HTMLFix {
    removing([attribute], from: tree, title, safety: safety)
  }

  /// Takes attributes out of their tags, all of them or none.
  static func removing(
    _ attributes: [HTMLTree.Attribute], from tree: HTMLTree, _ title: String, safety: Fix.Safety
  ) -> DiagnosticSink.HTMLFix {
    let edits = attributes.map { attribute in
      var start = attribute.span.lowerBound
      let end = attribute.span.upperBound
      // Without the white space two attributes would become one.
      let isApart = end < tree.source.count && isTagEnd(tree.source[end])
      while start > 0, tree.source[start - 1].isHTMLSpace { start -= 1 }
      return (span: start..<end, replacement: isApart ? "" : " ")
    }
    return DiagnosticSink.HTMLFix(title, edits, safety: safety)
  }

  private static func isTagEnd(_ byte: UInt8) -> Bool {
    byte.isHTMLSpace || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  /// Writes an attribute into an element's start tag, behind its name; `nil` when the source has no tag.
  ///
  /// The value must hold neither quotes nor ampersands.
  static func adding(
    _ attribute: String, to id: HTMLTree.NodeID, in tree: HTMLTree, _ title: String,
    safety: Fix.Safety
  ) -> DiagnosticSink.HTMLFix? {
    let node = tree.nodes[id.index]
    guard node.kind == .element, !node.isImplied, !node.span.isEmpty else { return nil }
    var end = node.span.lowerBound + 1
    while end < node.span.upperBound, !isTagEnd(tree.source[end]) { end += 1 }
    return DiagnosticSink.HTMLFix(title, [(end..<end, " " + attribute)], safety: safety)
  }

  /// Replaces an attribute.
  static func replacing(
    _ attribute: HTMLTree.Attribute, with text: String, _ title: String, safety: Fix.Safety
  ) -> DiagnosticSink.HTMLFix {
    DiagnosticSink.HTMLFix(title, [(attribute.span, text)], safety: safety)
  }

  /// Takes a declaration out of its style, with the semicolon behind it.
  static func removing(
    _ declaration: StyleTable.Declaration, from tree: HTMLTree
  ) -> DiagnosticSink.HTMLFix {
    var end = declaration.span.upperBound
    while end < tree.source.count, tree.source[end].isHTMLSpace { end += 1 }
    if end < tree.source.count, tree.source[end] == UInt8(ascii: ";") {
      end += 1
      while end < tree.source.count, tree.source[end] == 0x20 { end += 1 }
    } else {
      end = declaration.span.upperBound
    }
    return DiagnosticSink.HTMLFix(
      "Remove “\(declaration.property)”", [(declaration.span.lowerBound..<end, "")],
      safety: .unsafe)
  }
}
