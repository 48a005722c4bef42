import BilletTree

/// Images that are there to count readers or to hold a space open.
enum InvisibleImage {
  /// Whether an `img` has the size of one pixel, or the file name of a spacer.
  static func isOne(_ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext) -> Bool {
    guard tree.nodes[id.index].name == .img else { return false }
    return isTiny(id, context) || isSpacer(id, tree)
  }

  /// Whether both sizes are given and one pixel at most.
  private static func isTiny(_ id: HTMLTree.NodeID, _ context: RuleContext) -> Bool {
    let style = context.styles[id]
    guard case .pixels(let width) = style.width, case .pixels(let height) = style.height else {
      return false
    }
    return width <= 1 && height <= 1
  }

  private static func isSpacer(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard let source = tree.attribute(.src, of: id) else { return false }
    let name = WebAddress(tree.bytes(of: source)).fileName[...]
    let names: [StaticString] = [
      "spacer.gif", "spacer.png", "blank.gif", "blank.png", "pixel.gif", "pixel.png",
      "transparent.gif", "transparent.png", "clear.gif", "1x1.gif", "1x1.png", "shim.gif",
    ]
    return names.contains { name.spells($0) }
  }
}
