import BilletTree

/// The shown text of a document as one run of bytes, as a reader reads on: inline elements do not
/// interrupt it, blocks, cells, breaks and images put a line end between.
package struct TextFlow: Sendable {
  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// Where a text of the tree begins in the flow.
  private struct Piece {
    var flow: Int
    var characters: Int
  }

  init(_ tree: HTMLTree, _ styles: StyleTable) {
    bytes.reserveCapacity(tree.characters.count)
    // The ends of the blocks that are open, innermost last.
    var blockEnds: [Int32] = []
    for index in tree.nodes.indices {
      while let end = blockEnds.last, end <= index {
        blockEnds.removeLast()
        interrupt()
      }
      switch tree.nodes[index].kind {
      case .text: append(HTMLTree.NodeID(index), tree, styles)
      case .element:
        let name = tree.nodes[index].name
        if name == .br || name.isObject {
          interrupt()
        } else if styles.computed[index].display.interruptsText {
          interrupt()
          blockEnds.append(tree.nodes[index].end)
        }
      default: break
      }
    }
  }

  /// The source bytes of a range of the flow.
  func sourceSpan(of range: Range<Int>, in tree: HTMLTree) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    let first = character(at: range.lowerBound)
    let last = character(at: range.upperBound - 1)
    let start = tree.sourceSpan(ofCharacters: first..<(first + 1)).lowerBound
    let end = tree.sourceSpan(ofCharacters: last..<(last + 1)).upperBound
    return start..<max(start, end)
  }

  private mutating func append(_ id: HTMLTree.NodeID, _ tree: HTMLTree, _ styles: StyleTable) {
    guard styles.computed[id.index].isVisible, styles.computed[id.index].fontSize > 0,
      !tree.isMachineText(id)
    else { return }
    pieces.append(
      Piece(flow: bytes.count, characters: Int(tree.nodes[id.index].characters.lowerBound)))
    bytes.append(contentsOf: tree.bytes(of: id))
  }

  private mutating func interrupt() {
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  private func character(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].flow <= offset { low = middle } else { high = middle }
    }
    guard low < pieces.count else { return 0 }
    return pieces[low].characters + offset - pieces[low].flow
  }
}

extension StyleTable.Display {
  /// Whether text before and after such a box does not run on.
  var interruptsText: Bool {
    switch self {
    case .none, .contents, .inline: false
    default: true
    }
  }
}
