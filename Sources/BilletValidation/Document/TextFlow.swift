import BilletTree

/// The shown text of a document as one run of bytes, as a reader reads on: inline elements do not
/// interrupt it, blocks, cells, breaks and images put a line end between.
package struct TextFlow: Sendable {
  let bytes: [UInt8]
  /// Where the blocks end, without their line ends.
  let blockEnds: [Int]
  private let pieces: [Piece]

  /// Where a text of the tree begins in the flow.
  private struct Piece {
    var flow: Int32
    var characters: Int32
  }

  init(_ tree: HTMLTree, _ styles: StyleTable) {
    var pieces: [Piece] = []
    pieces.reserveCapacity(tree.nodes.count / 2)
    var blockEnds: [Int] = []
    // A line end stands only behind a byte of text, so there are no more of them.
    bytes = Array(unsafeUninitializedCapacity: 2 * tree.characters.count) { memory, count in
      var writer = Writer(memory: memory)
      Self.write(tree, styles, to: &writer, &pieces)
      count = writer.count
      blockEnds = writer.blockEnds
    }
    self.pieces = pieces
    if blockEnds.last ?? -1 < bytes.count { blockEnds.append(bytes.count) }
    self.blockEnds = blockEnds
  }

  private static func write(
    _ tree: HTMLTree, _ styles: StyleTable, to writer: inout Writer, _ pieces: inout [Piece]
  ) {
    // The ends of the blocks that are open, innermost last.
    var blockEnds: [Int32] = []
    for index in tree.nodes.indices {
      while let end = blockEnds.last, end <= index {
        blockEnds.removeLast()
        writer.interrupt()
      }
      switch tree.nodes[index].kind {
      case .text:
        guard styles.computed[index].isVisible, styles.computed[index].fontSize > 0,
          !tree.isMachineText(HTMLTree.NodeID(index))
        else { continue }
        let text = tree.nodes[index].characters
        pieces.append(
          Piece(flow: Int32(truncatingIfNeeded: writer.count), characters: text.lowerBound))
        writer.append(tree.characters, text)
      case .element:
        let name = tree.nodes[index].name
        if name == .br || name.isObject {
          writer.interrupt()
        } else if styles.computed[index].display.interruptsText {
          writer.interrupt()
          blockEnds.append(tree.nodes[index].end)
        }
      default: break
      }
    }
  }

  /// Writes into memory that holds all that can come.
  private struct Writer {
    let memory: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0
    private(set) var blockEnds: [Int] = []

    init(memory: UnsafeMutableBufferPointer<UInt8>) {
      self.memory = memory
    }

    mutating func append(_ characters: [UInt8], _ range: Range<Int32>) {
      precondition(range.count <= memory.count - count)
      guard let base = memory.baseAddress else { return }
      characters.withUnsafeBufferPointer { characters in
        let part = UnsafeBufferPointer(
          rebasing: characters[Int(range.lowerBound)..<Int(range.upperBound)])
        if let source = part.baseAddress {
          (base + count).initialize(from: source, count: part.count)
        }
      }
      count += range.count
    }

    mutating func interrupt() {
      guard count > 0, count != blockEnds.last.map({ $0 + 1 }) else { return }
      guard memory[count - 1] != UInt8(ascii: "\n") else {
        blockEnds.append(count - 1)
        return
      }
      blockEnds.append(count)
      memory.initializeElement(at: count, to: UInt8(ascii: "\n"))
      count += 1
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

  private func character(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(pieces[middle].flow) <= offset { low = middle } else { high = middle }
    }
    guard low < pieces.count else { return 0 }
    return Int(pieces[low].characters) + offset - Int(pieces[low].flow)
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
