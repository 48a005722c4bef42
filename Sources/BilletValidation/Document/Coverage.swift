import BilletTree

extension RuleContext {
  /// Whether all that is shown stands in elements inside the body that the test holds for.
  ///
  /// Mail programs drop `html` and `body`, so what those say does not arrive.
  func isAllShown(_ tree: HTMLTree, inElements isRight: (HTMLTree.NodeID) -> Bool) -> Bool {
    func isCovered(_ shown: [HTMLTree.NodeID]) -> Bool {
      var coveredEnd: Int32 = 0
      return shown.allSatisfy { id in
        if id.rawValue < coveredEnd { return true }
        let isObject = tree.nodes[id.index].kind == .element
        let cover =
          isObject && isRight(id)
          ? id
          : tree.ancestors(of: id).first { ancestor in
            let name = tree.nodes[ancestor.index].name
            return name != .html && name != .body && isRight(ancestor)
          }
        guard let cover else { return false }
        coveredEnd = tree.nodes[cover.index].end
        return true
      }
    }
    return isCovered(content.texts) && isCovered(content.objects)
  }
}
