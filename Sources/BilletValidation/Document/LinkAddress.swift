import BilletTree

/// An address that a reader follows, wherever a document names one.
struct LinkAddress {
  let bytes: ArraySlice<UInt8>
  /// The attribute that holds it.
  let span: Range<Int>

  /// The addresses of links and areas, also of those that only Outlook reads.
  static func links(in tree: HTMLTree, _ context: RuleContext) -> [LinkAddress] {
    var result: [LinkAddress] = []
    collect(tree, into: &result) { $0 }
    for comment in context.conditionalComments {
      collect(comment.tree, into: &result) { comment.span($0) }
    }
    return result
  }

  private static func collect(
    _ tree: HTMLTree, into result: inout [LinkAddress], place: (Range<Int>) -> Range<Int>
  ) {
    for id in tree.elements {
      switch tree.nodes[id.index].name {
      case .a, .area: break
      case .other:
        guard tree.otherNames[id.rawValue]?.hasPrefix("v:") == true else { continue }
      default: continue
      }
      guard let href = tree.attribute(.href, of: id) else { continue }
      result.append(LinkAddress(bytes: tree.bytes(of: href), span: place(href.span)))
    }
  }
}
