import BilletCore
import Testing

@testable import BilletTree

/// A document with its styles.
struct Styled {
  let tree: HTMLTree
  let table: StyleTable

  /// A whole document in standards mode unless the text has its own beginning.
  init(_ html: String) {
    let isWhole = html.utf8.starts(with: "<!".utf8) || html.utf8.starts(with: "<html".utf8)
    tree = HTMLTree.parse(
      SourceFile(path: "a.html", text: isWhole ? html : "<!DOCTYPE html>" + html))
    table = StyleTable(tree)
  }

  func source(_ span: Range<Int>) -> String {
    String(decoding: tree.source[span], as: UTF8.self)
  }

  /// The element with this id.
  func node(_ id: String) throws -> HTMLTree.NodeID {
    try #require(tree.elements.first { tree.value(.id, of: $0) == id })
  }

  /// The values of the element with the id `x`.
  func x() throws -> StyleTable.Computed { table[try node("x")] }

  func ids(_ rule: StyleTable.Rule) -> [String] {
    rule.matches.map { tree.value(.id, of: $0) ?? tree.name(of: $0) }
  }
}

extension HTMLTree {
  fileprivate func name(of node: NodeID) -> String { nodes[node.index].name.rawValue }
}

/// A style attribute of one `div`.
func declarations(_ css: String) -> [(String, String)] {
  let escaped = css.split(separator: "\"", omittingEmptySubsequences: false)
    .joined(separator: "&quot;")
  return Styled("<div style=\"\(escaped)\">x</div>").table.declarations
    .map { ($0.property, $0.value) }
}

extension StyleTable {
  /// The styles of nothing, for tests that set values themselves.
  init() {
    self.init(HTMLTree())
  }
}
