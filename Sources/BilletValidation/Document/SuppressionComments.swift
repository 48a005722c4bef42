import BilletCore
import BilletTree

extension SuppressionList {
  /// The suppressions in the comments of a document; `nil` when there are none.
  init?(commentsOf tree: HTMLTree, in file: SourceFile, today: String?) {
    let comments = tree.nodes.indices.filter { index in
      tree.nodes[index].kind == .comment
        && tree.bytes(of: HTMLTree.NodeID(index)).trimmed.begins(with: "billet-ignore")
    }
    guard !comments.isEmpty else { return nil }
    self.init(
      file, today: today,
      knownRules: RuleRegistry.all.map { type(of: $0).description.id.rawValue } + ["html-parsing"])
    for index in comments {
      let comment = HTMLTree.NodeID(index)
      add(tree.bytes(of: comment), at: tree.nodes[index].span) { tree.whatFollows(comment) }
    }
    if isEmpty { return nil }
  }
}

extension HTMLTree {
  /// The source bytes of the element or text that comes next after a comment and in the same element; an
  /// element with all that is in it.
  fileprivate func whatFollows(_ comment: NodeID) -> Range<Int>? {
    let start = nodes[comment.index].span.upperBound
    let parent = nodes[comment.index].parent
    for index in (comment.index + 1)..<max(comment.index + 1, nodes.count) {
      let node = nodes[index]
      // What the parser adds or moves has no place of its own in the source.
      guard !node.isImplied, node.span.lowerBound >= start else { continue }
      let id = NodeID(index)
      guard nodes[parent.index].isImplied || parent == Self.document || isDescendant(id, of: parent)
      else { return nil }
      switch node.kind {
      case .element:
        return node.span.lowerBound..<max(node.span.upperBound, node.endSpan.upperBound)
      case .text where !bytes(of: id).isBlank: return node.span
      case .comment where bytes(of: id).begins(with: "[if"): return node.span
      default: continue
      }
    }
    return nil
  }
}
