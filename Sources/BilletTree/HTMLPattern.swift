import BilletCore

/// A document with holes: what was read of it once holds for every document that differs from it in the
/// contents of the holes alone.
///
/// A hole lies inside one text, or inside one attribute's value, and is never empty. What fills it brings
/// no tag, quote or control character and is not blank, so tags, attributes and their order stay as they
/// are; only offsets and the decoded bytes change. Those are worked out here; a test holds the result
/// against reading the whole document.
package struct HTMLPattern: Sendable {
  /// The document that the pattern was made from.
  package let tree: HTMLTree

  /// In order, in the source.
  private let holes: [Range<Int>]
  private let contents: [Content]
  private let nodePlaces: [NodePlaces]
  private let attributePlaces: [AttributePlaces]

  /// A text or a value with holes in it.
  struct Content: Sendable {
    var source: Range<Int>
    var characters: Range<Int>
    /// Its entries in the tree's `alignment`.
    var alignment: Range<Int>
    /// The holes in it.
    var holes: Range<Int>
    var isAttribute: Bool
  }

  /// How many holes end before the offsets of a node, and how many contents before its decoded bytes.
  struct NodePlaces: Sendable {
    var span: (UInt16, UInt16)
    var endSpan: (UInt16, UInt16)
    var characters: (UInt16, UInt16)
  }

  struct AttributePlaces: Sendable {
    var name: (UInt16, UInt16)
    var valueSpan: (UInt16, UInt16)
    var span: (UInt16, UInt16)
    var value: (UInt16, UInt16)
  }

  /// Makes a pattern of a document: O(n).
  ///
  /// - Returns: `nil` when a hole is empty or lies anywhere else than in one text or value, or when
  ///   something in the document was not read as a browser reads it.
  package init?(_ tree: HTMLTree, holes: [Range<Int>]) {
    guard tree.problems.isEmpty, holes.count < 1_000, tree.source.count <= Limits.htmlBytes / 10,
      let finder = ContentFinder(tree, holes: holes), let contents = finder.contents()
    else { return nil }
    self.tree = tree
    self.holes = holes
    self.contents = contents
    let source = PlaceCounter(holes)
    let characters = PlaceCounter(contents.map(\.characters))
    var nodePlaces: [NodePlaces] = []
    for node in tree.nodes {
      guard let span = source.places(of: node.span), let end = source.places(of: node.endSpan),
        let text = characters.places(
          of: Int(node.characters.lowerBound)..<Int(node.characters.upperBound))
      else { return nil }
      nodePlaces.append(NodePlaces(span: span, endSpan: end, characters: text))
    }
    var attributePlaces: [AttributePlaces] = []
    for attribute in tree.attributes {
      guard let name = source.places(of: attribute.nameSpan),
        let valueSpan = source.places(of: attribute.valueSpan),
        let span = source.places(of: attribute.span),
        let value = characters.places(
          of: Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound))
      else { return nil }
      attributePlaces.append(
        AttributePlaces(name: name, valueSpan: valueSpan, span: span, value: value))
    }
    self.nodePlaces = nodePlaces
    self.attributePlaces = attributePlaces
  }

  /// The tree of a document with other contents in the holes: O(n), without reading its tags.
  ///
  /// - Returns: `nil` when the document differs in anything else, or in what fills a hole might change
  ///   more than offsets.
  package func tree(of source: [UInt8], holes filled: [Range<Int>]) -> HTMLTree? {
    guard let moves = moves(to: source, filled) else { return nil }
    var result = tree
    let text = fill(source, moves)
    result.characters = text.characters
    result.features.update(withCharacters: result.characters)
    result.particulars = tree.particulars.with(source: source, alignment: text.alignment)
    moveNodes(of: &result, moves, text.moves)
    moveAttributes(of: &result, moves, text.moves)
    return result
  }

  // MARK: Offsets

  /// By how much offsets move behind so many holes; `nil` when the documents differ outside of them.
  private func moves(to source: [UInt8], _ filled: [Range<Int>]) -> [Int]? {
    guard filled.count == holes.count else { return nil }
    var moves = [0]
    moves.reserveCapacity(holes.count + 1)
    return tree.source.withUnsafeBufferPointer { old in
      source.withUnsafeBufferPointer { new -> [Int]? in
        var (oldEnd, newEnd) = (0, 0)
        for index in holes.indices {
          let (hole, other) = (holes[index], filled[index])
          guard other.lowerBound >= newEnd, other.upperBound <= new.count, !other.isEmpty,
            Self.isSame(old[oldEnd..<hole.lowerBound], new[newEnd..<other.lowerBound]),
            HoleFilling.isPlain(new[other])
          else { return nil }
          (oldEnd, newEnd) = (hole.upperBound, other.upperBound)
          moves.append(newEnd - oldEnd)
        }
        return Self.isSame(old[oldEnd...], new[newEnd...]) ? moves : nil
      }
    }
  }

  private static func isSame(
    _ left: Slice<UnsafeBufferPointer<UInt8>>, _ right: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    guard left.count == right.count else { return false }
    let (left, right) = (
      UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: left)),
      UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: right))
    )
    var index = 0
    while index + 8 <= left.count {
      guard
        left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          == right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      else { return false }
      index += 8
    }
    while index < left.count {
      guard left[index] == right[index] else { return false }
      index += 1
    }
    return true
  }

  private func moveNodes(of result: inout HTMLTree, _ moves: [Int], _ textMoves: [Int]) {
    result.nodes.withUnsafeMutableBufferPointer { nodes in
      for index in nodes.indices {
        let places = nodePlaces[index]
        nodes[index].span = Self.move(nodes[index].span, places.span, moves)
        nodes[index].endSpan = Self.move(nodes[index].endSpan, places.endSpan, moves)
        nodes[index].characters = Self.move(nodes[index].characters, places.characters, textMoves)
      }
    }
  }

  private func moveAttributes(of result: inout HTMLTree, _ moves: [Int], _ textMoves: [Int]) {
    result.attributes.withUnsafeMutableBufferPointer { attributes in
      for index in attributes.indices {
        let (attribute, places) = (attributes[index], attributePlaces[index])
        attributes[index] = HTMLTree.Attribute(
          name: attribute.name, nameSpan: Self.move(attribute.nameSpan, places.name, moves),
          valueSpan: Self.move(attribute.valueSpan, places.valueSpan, moves),
          span: Self.move(attribute.span, places.span, moves),
          value: Self.move(attribute.value, places.value, textMoves),
          isDuplicate: attribute.isDuplicate)
      }
    }
  }

  @inline(__always)
  private static func move(
    _ range: Range<Int>, _ places: (UInt16, UInt16), _ moves: [Int]
  ) -> Range<Int> {
    let lower = range.lowerBound + moves[Int(places.0)]
    return lower..<max(lower, range.upperBound + moves[Int(places.1)])
  }

  @inline(__always)
  private static func move(
    _ range: Range<Int32>, _ places: (UInt16, UInt16), _ moves: [Int]
  ) -> Range<Int32> {
    Range(narrowing: move(Range(widening: range), places, moves))
  }

  // MARK: Decoded bytes

  private struct Text {
    var characters: [UInt8]
    var alignment: [HTMLTree.Alignment]
    /// By how much decoded offsets move behind so many contents.
    var moves: [Int]
  }

  private func fill(_ source: [UInt8], _ moves: [Int]) -> Text {
    source.withUnsafeBufferPointer { bytes in
      var writer = HTMLTokenizer(
        bytes: bytes, from: 0, to: 0,
        problems: ProblemList(file: SourceFile(path: "", bytes: [])))
      writer.characters.reserve(tree.characters.count + max(0, moves.last ?? 0) + 64)
      writer.alignment.reserve(tree.alignment.count + 64)
      var textMoves = [0]
      textMoves.reserveCapacity(contents.count + 1)
      var (character, alignment) = (0, 0)
      for content in contents {
        copy(
          character..<content.characters.lowerBound, alignment..<content.alignment.lowerBound,
          characterMove: textMoves[textMoves.count - 1],
          sourceMove: moves[content.holes.lowerBound],
          to: &writer)
        let start = content.source.lowerBound + moves[content.holes.lowerBound]
        let end = content.source.upperBound + moves[content.holes.upperBound]
        _ = writer.decode(start..<end, inAttribute: content.isAttribute)
        textMoves.append(writer.characters.count - content.characters.upperBound)
        (character, alignment) = (content.characters.upperBound, content.alignment.upperBound)
      }
      copy(
        character..<tree.characters.count, alignment..<tree.alignment.count,
        characterMove: textMoves[textMoves.count - 1], sourceMove: moves[moves.count - 1],
        to: &writer)
      return Text(
        characters: writer.characters.array, alignment: writer.alignment.array, moves: textMoves)
    }
  }

  private func copy(
    _ characters: Range<Int>, _ alignment: Range<Int>, characterMove: Int, sourceMove: Int,
    to writer: inout HTMLTokenizer
  ) {
    tree.characters.withUnsafeBufferPointer {
      writer.characters.append(UnsafeBufferPointer(rebasing: $0[characters]))
    }
    tree.alignment.withUnsafeBufferPointer { entries in
      for index in alignment {
        writer.alignment.append(
          HTMLTree.Alignment(
            characters: entries[index].characters + Int32(truncatingIfNeeded: characterMove),
            source: entries[index].source + Int32(truncatingIfNeeded: sourceMove)))
      }
    }
  }
}

/// Counts the ranges that end at or before an offset.
private struct PlaceCounter {
  let ranges: [Range<Int>]

  init(_ ranges: [Range<Int>]) {
    self.ranges = ranges
  }

  /// `nil` when one of the ends stands inside a range.
  func places(of range: Range<Int>) -> (UInt16, UInt16)? {
    guard let lower = count(before: range.lowerBound), let upper = count(before: range.upperBound)
    else { return nil }
    return (lower, upper)
  }

  private func count(before offset: Int) -> UInt16? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    if low < ranges.count, ranges[low].lowerBound < offset { return nil }
    return UInt16(truncatingIfNeeded: low)
  }
}
