package import BilletCore
import BilletTree

/// What a screen reader says of an HTML message, in the order in which it says it.
package struct ReadingOrder: Sendable {
  /// One thing that is said.
  package struct Item: Sendable, Equatable {
    /// The role in the words of WAI-ARIA, or `text`.
    package var role: String
    /// The accessible name, or the text.
    package var name: String
    /// What is said of it besides, such as `level 2` or `3 items`.
    package var detail: String
    /// How many of the items before hold it.
    package var depth: Int
  }

  /// The items in reading order.
  package let items: [Item]

  /// Reads HTML, whoever wrote it: O(n).
  package init(_ html: SourceFile) {
    let tree = HTMLTree.parse(html)
    var reader = Reader(
      tree: tree, names: AccessibleNames(tree, styles: StyleTable(tree)))
    reader.read(HTMLTree.document, depth: 0)
    reader.finishText(depth: 0)
    items = reader.items
  }

  private struct Reader {
    let tree: HTMLTree
    let names: AccessibleNames
    var items: [Item] = []
    /// Text that goes on from element to element until something else is said.
    var text: [UInt8] = []

    init(tree: HTMLTree, names: AccessibleNames) {
      self.tree = tree
      self.names = names
    }

    mutating func read(_ parent: HTMLTree.NodeID, depth: Int) {
      for node in tree.children(of: parent) {
        switch tree[node].kind {
        case .text where !names.isProgrammaticallyHidden(node): text += tree.bytes(of: node)
        case .element: readElement(node, depth: depth)
        default: break
        }
      }
    }

    private mutating func readElement(_ node: HTMLTree.NodeID, depth: Int) {
      if tree[node].name == .br { return finishText(depth: depth) }
      let isHidden = names.isProgrammaticallyHidden(node)
      let role = names.semanticRole(of: node)
      switch role {
      case _ where isHidden: read(node, depth: depth)
      case .none where [.head, .script, .style, .template].contains(tree[node].name): break
      case .none, .generic, .strong, .emphasis, .deletion, .insertion, .subscript, .superscript,
        .mark, .code, .time:
        read(node, depth: depth)
      case .paragraph:
        finishText(depth: depth)
        read(node, depth: depth)
        finishText(depth: depth)
      case .heading, .link, .button, .img:
        finishText(depth: depth)
        say(role, names.name(of: node), detail: detail(of: node, role), depth: depth)
        // The name was said; links and pictures in it are still met.
        if role == .heading { readLinksAndImages(in: node, depth: depth + 1) }
      default:
        finishText(depth: depth)
        say(role, name(of: node, role), detail: detail(of: node, role), depth: depth)
        read(node, depth: depth + 1)
        finishText(depth: depth + 1)
      }
    }

    private mutating func readLinksAndImages(in heading: HTMLTree.NodeID, depth: Int) {
      for node in tree.descendants(of: heading) where tree[node].kind == .element {
        let role = names.semanticRole(of: node)
        guard role == .link || role == .img, !names.isProgrammaticallyHidden(node) else { continue }
        say(role, names.name(of: node), detail: "", depth: depth)
      }
    }

    mutating func finishText(depth: Int) {
      let words = text.split { $0 <= 0x20 }
      text.removeAll(keepingCapacity: true)
      guard !words.isEmpty else { return }
      let name = String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
      items.append(Item(role: "text", name: name, detail: "", depth: depth))
    }

    private mutating func say(_ role: Role, _ name: String, detail: String, depth: Int) {
      items.append(Item(role: role.rawValue, name: name, detail: detail, depth: depth))
    }

    /// The name that the author gave; the content follows as items of its own.
    private func name(of node: HTMLTree.NodeID, _ role: Role) -> String {
      if role == .document {
        return tree.elements(named: .title).first
          .map { String(decoding: tree.textBytes(of: $0), as: UTF8.self) } ?? ""
      }
      return role.isNamedByContent ? "" : names.name(of: node)
    }

    private func detail(of node: HTMLTree.NodeID, _ role: Role) -> String {
      switch role {
      case .document: return tree.value(.lang, of: node) ?? ""
      case .heading: return "level \(level(of: node))"
      case .list:
        let count = tree.descendants(of: node).count { child in
          tree[child].kind == .element && names.semanticRole(of: child) == .listitem
            && nearest(.list, above: child) == node
        }
        return count == 1 ? "1 item" : "\(count) items"
      case .table:
        let rows = tree.descendants(of: node).filter { child in
          tree[child].kind == .element && names.semanticRole(of: child) == .row
            && nearest(.table, above: child) == node
        }
        let columns =
          rows.map { row in
            tree.children(of: row).count { tree[$0].name == .td || tree[$0].name == .th }
          }.max() ?? 0
        return (rows.count == 1 ? "1 row, " : "\(rows.count) rows, ")
          + (columns == 1 ? "1 column" : "\(columns) columns")
      default: return ""
      }
    }

    private func nearest(_ role: Role, above node: HTMLTree.NodeID) -> HTMLTree.NodeID? {
      tree.ancestors(of: node).first { names.semanticRole(of: $0) == role }
    }

    private func level(of node: HTMLTree.NodeID) -> Int {
      let own: Int? =
        switch tree[node].name {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
      let stated = tree.value(.ariaLevel, of: node).flatMap(Int.init)
      return stated ?? own ?? 2
    }
  }
}
