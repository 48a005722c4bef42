/// Finds the texts and values that holes lie in.
struct ContentFinder {
  private let tree: HTMLTree
  private let holes: [Range<Int>]

  init?(_ tree: HTMLTree, holes: [Range<Int>]) {
    self.tree = tree
    self.holes = holes
    // Attributes that were moved to another tag have their text behind that of what follows them.
    let isInOrder = zip(tree.alignment, tree.alignment.dropFirst()).allSatisfy {
      $0.source <= $1.source && $0.characters <= $1.characters
    }
    let areApart = zip(holes, holes.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    guard isInOrder, areApart,
      holes.allSatisfy({ !$0.isEmpty && $0.upperBound <= tree.source.count })
    else { return nil }
  }

  /// In order of the source; `nil` when a hole lies in none.
  func contents() -> [HTMLPattern.Content]? {
    var result: [HTMLPattern.Content] = []
    for (index, hole) in holes.enumerated() {
      if let last = result.last, hole.upperBound <= last.source.upperBound {
        result[result.count - 1].holes = last.holes.lowerBound..<(index + 1)
        continue
      }
      guard var content = text(around: hole) ?? value(around: hole) else { return nil }
      content.holes = index..<(index + 1)
      guard isWhole(content) else { return nil }
      result.append(content)
    }
    return result
  }

  private func text(around hole: Range<Int>) -> HTMLPattern.Content? {
    let node = tree.nodes.first {
      $0.kind == .text && $0.span.lowerBound <= hole.lowerBound
        && hole.upperBound <= $0.span.upperBound
    }
    guard let node else { return nil }
    let isRaw = tree.nodes[node.parent.index].name.isRawText
    let isTitle = tree.nodes[node.parent.index].name == .title
    guard !isRaw || isTitle else { return nil }
    return content(
      source: node.span, characters: Range(widening: node.characters), isAttribute: false)
  }

  private func value(around hole: Range<Int>) -> HTMLPattern.Content? {
    let attribute = tree.attributes.first {
      $0.valueSpan.lowerBound <= hole.lowerBound && hole.upperBound <= $0.valueSpan.upperBound
    }
    // A value without double quotes ends at a blank.
    guard let attribute, attribute.valueSpan.upperBound < tree.source.count,
      tree.source[attribute.valueSpan.upperBound] == UInt8(ascii: "\"")
    else { return nil }
    switch attribute.name {
    case .alt, .title, .href, .src, .ariaLabel: break
    default: return nil
    }
    return content(
      source: attribute.valueSpan, characters: Range(widening: attribute.value), isAttribute: true)
  }

  private func content(
    source: Range<Int>, characters: Range<Int>, isAttribute: Bool
  ) -> HTMLPattern.Content {
    let first = tree.alignment.firstIndex { $0.source >= source.lowerBound } ?? 0
    let last = tree.alignment.firstIndex { $0.source > source.upperBound } ?? tree.alignment.count
    return HTMLPattern.Content(
      source: source, characters: characters, alignment: first..<max(first, last), holes: 0..<0,
      isAttribute: isAttribute)
  }

  /// Whether the content was decoded from its source in one go, as it will be again.
  private func isWhole(_ content: HTMLPattern.Content) -> Bool {
    guard content.alignment.count >= 2 else { return false }
    let (first, last) = (
      tree.alignment[content.alignment.lowerBound],
      tree.alignment[content.alignment.upperBound - 1]
    )
    let source = tree.source[content.source]
    return Int(first.source) == content.source.lowerBound
      && Int(last.source) == content.source.upperBound
      && Int(first.characters) == content.characters.lowerBound
      && Int(last.characters) == content.characters.upperBound
      && !source.contains(UInt8(ascii: "<")) && !source.contains(UInt8(ascii: "\r"))
  }
}

/// What may fill a hole.
enum HoleFilling {
  /// Whether bytes bring in nothing but text that can be seen, as a renderer writes it.
  static func isPlain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard bytes.count <= 4_096 else { return false }
    var isVisible = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case 0..<0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): return false
      case UInt8(ascii: "&"):
        guard let length = referenceLength(bytes[index...]) else { return false }
        isVisible = true
        index += length
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        isVisible = true
      // À to ÿ, Greek and Cyrillic, Chinese characters and Hangul: letters, all of them.
      case 0xC3, 0xCE, 0xD0, 0xD1, 0xE4...0xED: isVisible = true
      // Hiragana and Katakana.
      case 0xE3:
        let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
        isVisible = isVisible || (0x81...0x83).contains(next)
      default: break
      }
      index += 1
    }
    return isVisible
  }

  private static func referenceLength(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let known: [StaticString] = ["&amp;", "&lt;", "&gt;", "&quot;"]
    for reference in known {
      let count = reference.utf8CodeUnitCount
      guard bytes.count >= count else { continue }
      let isSame = (0..<count).allSatisfy {
        bytes[bytes.startIndex + $0] == reference.utf8Start[$0]
      }
      if isSame { return count }
    }
    return nil
  }
}
