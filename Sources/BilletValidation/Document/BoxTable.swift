import BilletTree

/// The width of each element and the space beside it, as far as the source tells.
///
/// Two sums run side by side: what percentages alone say, which holds at any width, and what comes
/// out at the message's width when pixels, floats and columns are taken in.
package struct BoxTable: Sendable {
  struct Box: Sendable {
    /// Space left and right of the content, of the element and all around it, in CSS pixels.
    var inset = 0.0
    /// The part of it that percentages give, as a share of the message's width.
    var insetShare = 0.0
    /// The width of the content in CSS pixels.
    var width: Double
    /// The width of the content as a share of the message's width, pixels left out; 0 when it rests
    /// on pixels.
    var share = 1.0
    /// Whether percentages alone make the width.
    var isExact = true
  }

  /// Most elements stand in the box of their parent, so each box is kept once and nodes have its number.
  private var boxes: [Box]
  private var numbers: [Int32]

  private(set) subscript(id: HTMLTree.NodeID) -> Box {
    get { boxes[Int(numbers[id.index])] }
    set {
      boxes.append(newValue)
      numbers[id.index] = Int32(truncatingIfNeeded: boxes.count - 1)
    }
  }

  /// Whether any box satisfies a condition.
  func contains(where condition: (Box) -> Bool) -> Bool { boxes.contains(where: condition) }

  init(_ tree: HTMLTree, _ styles: StyleTable, _ content: VisibleContent, messageWidth: Double) {
    boxes = [Box(width: messageWidth)]
    numbers = Array(repeating: 0, count: tree.nodes.count)
    // How many cells in use the row of a cell has; 0 for what is no cell of a row.
    var columns = [Int32](repeating: 0, count: tree.nodes.count)
    for index in tree.nodes.indices.dropFirst() where tree.nodes[index].isElement {
      let id = HTMLTree.NodeID(index)
      let parent = tree.nodes[index].parent
      if columns[index] == 0 { numbers[index] = numbers[parent.index] }
      let style = styles.computed[index]
      guard style.isRendered else { continue }
      switch style.display {
      case .none, .contents, .inline, .tableRowGroup, .tableColumn: break
      case .tableRow: placeCells(of: id, tree, styles, content, columns: &columns)
      default:
        let isColumn = columns[index] > 1 || standsBeside(style, styles.computed[parent.index])
        enter(id, tree, style, isColumn: isColumn)
      }
    }
  }

  /// Whether a box stands beside others, so that the space around it is no margin of the message.
  private func standsBeside(_ style: StyleTable.Computed, _ parent: StyleTable.Computed) -> Bool {
    style.isFloating || style.isOutOfFlow || style.display == .inlineBlock
      || style.display == .inlineTable || parent.display == .other
  }

  /// Narrows the box that an element was given by its own width, margins, borders and padding.
  private mutating func enter(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ style: StyleTable.Computed, isColumn: Bool
  ) {
    let outer = self[id]
    let isCell = style.display == .tableCell
    let edges = Edges(style, name: tree.nodes[id.index].name, isCell: isCell)
    var box = outer
    let padding = edges.padding(in: outer)
    let margin = edges.margin(in: outer)
    let isTable = style.display == .table || style.display == .inlineTable

    // The width of a cell is its row's business.
    if !isCell,
      let width = ownWidth(style, in: outer, room: outer.width - padding.pixels - margin.pixels)
    {
      let taken = isTable ? width.pixels : width.pixels + padding.pixels
      if !isColumn, isCentred(id, tree, style) {
        let free = outer.width - taken - margin.pixels
        if free > 0 {
          box.inset += free
          if width.share > 0 {
            box.insetShare += max(0, outer.share - width.share - margin.share)
          }
        }
      }
      box.width = isTable ? width.pixels - padding.pixels : width.pixels
      box.share = width.share
      box.isExact = outer.isExact && width.share > 0
    } else {
      box.width = outer.width - padding.pixels - margin.pixels
      box.share = max(0, outer.share - padding.share - margin.share)
      let isShrunk = !isCell && (isColumn || isTable)
      box.isExact = outer.isExact && !isShrunk && padding.isExact && margin.isExact
      // A table without a width is as wide as what is in it, so its percentages are of nothing known.
      if isShrunk { box.share = 0 }
    }
    if !isColumn {
      box.inset += padding.pixels + margin.pixels
      box.insetShare += padding.share + margin.share
    }
    box.width = max(0, box.width)
    self[id] = box
  }

  /// Divides a row among its cells.
  ///
  /// Empty cells at either end are margins. With one cell in use its padding is a margin too; with
  /// several they are columns, and padding only keeps them apart.
  private mutating func placeCells(
    of row: HTMLTree.NodeID, _ tree: HTMLTree, _ styles: StyleTable, _ content: VisibleContent,
    columns: inout [Int32]
  ) {
    let outer = self[row]
    var cells: [Cell] = []
    tree.forEachChild(of: row) { child in
      guard case .tableCell = styles.computed[child.index].display else { return }
      cells.append(
        Cell(
          id: child, width: ownWidth(styles.computed[child.index], in: outer, room: outer.width),
          isUsed: content.holdsAnything(child, in: tree)))
    }
    guard let first = cells.firstIndex(where: \.isUsed),
      let last = cells.lastIndex(where: \.isUsed)
    else { return }

    var column = outer
    for (index, cell) in cells.enumerated() where index < first || index > last {
      // How wide an empty cell is drawn, the other cells decide too: so never certain.
      column.inset += cell.width?.pixels ?? 0
      column.width -= cell.width?.pixels ?? 0
      column.isExact = false
    }
    let inner = cells[first...last]
    let known = inner.reduce(0) { $0 + ($1.width?.pixels ?? 0) }
    let unknown = inner.count { $0.width == nil }
    for cell in inner {
      var box = column
      if inner.count > 1 {
        box.width = cell.width?.pixels ?? max(0, column.width - known) / Double(unknown)
        box.share = cell.width?.share ?? 0
        box.isExact = column.isExact && box.share > 0
      }
      box.width = max(0, box.width)
      self[cell.id] = box
      columns[cell.id.index] = Int32(truncatingIfNeeded: inner.count)
    }
  }

  private struct Cell {
    var id: HTMLTree.NodeID
    var width: Extent?
    var isUsed: Bool
  }

  /// The width that an element asks for, no more than its `max-width`; `nil` when it takes the room.
  private func ownWidth(
    _ style: StyleTable.Computed, in outer: Box, room: Double
  ) -> Extent? {
    let width = Extent(style.width, in: outer)
    guard let limit = Extent(style.maxWidth, in: outer), limit.pixels < width?.pixels ?? room
    else { return width }
    return limit
  }

  /// Whether the space that a width leaves stands on the left, or on both sides.
  private func isCentred(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ style: StyleTable.Computed
  ) -> Bool {
    style.marginLeft == .auto || style.marginRight == .auto
      || isAlignedCentre(id, tree)
      || (style.display == .table && tree.parent(of: id).map { isAlignedCentre($0, tree) } == true)
  }

  private func isAlignedCentre(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.nodes[id.index].name == .center
      || tree.attribute(.align, of: id).map { tree.bytes(of: $0).trimmed.spells("center") } == true
  }
}

/// A length in a box: in CSS pixels at the message's width, and as the message's share.
struct Extent {
  var pixels = 0.0
  var share = 0.0
  var isExact = true

  init() {}

  /// `nil` for `auto` and for what is not known.
  init?(_ length: StyleTable.Length, in box: BoxTable.Box) {
    switch length {
    case .pixels(let value) where value.isFinite:
      pixels = max(0, value)
      isExact = value == 0
    case .percent(let value) where value.isFinite:
      pixels = max(0, value / 100 * box.width)
      share = max(0, value / 100 * box.share)
    default: return nil
    }
  }

  static func + (left: Extent, right: Extent) -> Extent {
    var sum = Extent()
    sum.pixels = left.pixels + right.pixels
    sum.share = left.share + right.share
    sum.isExact = left.isExact && right.isExact
    return sum
  }
}

/// The space around an element's content, without what browsers put there by themselves.
private struct Edges {
  let style: StyleTable.Computed
  let isCell: Bool
  /// What a browser adds on one side: the indent of a list, the edge of the page, a cell's padding.
  let ownIndent: Double

  init(_ style: StyleTable.Computed, name: ElementName, isCell: Bool) {
    self.style = style
    self.isCell = isCell
    switch name {
    case .ul, .ol, .menu, .dir, .dd: ownIndent = 40
    case .body: ownIndent = 8
    case .td, .th: ownIndent = 1
    default: ownIndent = 0
    }
  }

  func padding(in box: BoxTable.Box) -> Extent {
    var borders = Extent()
    borders.pixels = max(0, style.borderLeft) + max(0, style.borderRight)
    borders.isExact = borders.pixels == 0
    return side(style.paddingLeft, in: box) + side(style.paddingRight, in: box) + borders
  }

  func margin(in box: BoxTable.Box) -> Extent {
    isCell ? Extent() : side(style.marginLeft, in: box) + side(style.marginRight, in: box)
  }

  private func side(_ length: StyleTable.Length, in box: BoxTable.Box) -> Extent {
    if case .pixels(let value) = length, value <= ownIndent { return Extent() }
    return Extent(length, in: box) ?? Extent()
  }
}
