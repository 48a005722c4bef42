/// Finds style attributes that say the same as one before: the paragraphs of a message share theirs.
///
/// It remembers one attribute for each of some kinds of text, so that the search is O(1) comparisons
/// whatever the document.
struct StyleTwins {
  private var remembered = [Int32](repeating: -1, count: 64)

  /// The number of an earlier attribute with the same text, both of which stand in the source as they
  /// are decoded.
  func find(
    _ style: StyleTable.StyleAttribute, among others: [StyleTable.StyleAttribute],
    in tree: HTMLTree
  ) -> Int? {
    guard style.text.count == style.span.count else { return nil }
    let number = Int(remembered[slot(of: style.text, in: tree)])
    guard number >= 0, others[number].text.count == style.text.count else { return nil }
    let isSame = tree.characters.withUnsafeBufferPointer { bytes in
      var one = Int(style.text.lowerBound)
      var other = Int(others[number].text.lowerBound)
      while one < Int(style.text.upperBound), bytes[one] == bytes[other] {
        one += 1
        other += 1
      }
      return one == Int(style.text.upperBound)
    }
    return isSame ? number : nil
  }

  /// Remembers an attribute in place of one of its kind.
  mutating func remember(_ style: StyleTable.StyleAttribute, in tree: HTMLTree) {
    guard style.text.count == style.span.count else { return }
    remembered[slot(of: style.text, in: tree)] = Int32(truncatingIfNeeded: style.original)
  }

  /// A mix of the length and of the bytes at both ends and in between.
  private func slot(of text: Range<Int32>, in tree: HTMLTree) -> Int {
    guard let last = text.last else { return 0 }
    let (first, count) = (Int(text.lowerBound), text.count)
    let middle = tree.characters[first + count / 2]
    let mix = UInt(count) &* 31 &+ UInt(tree.characters[first]) &* 7 &+ UInt(middle) &* 13
    return Int((mix &+ UInt(tree.characters[Int(last)]) &* 3) & 63)
  }
}
