/// Finds emoji as people see them (Unicode Technical Standard 51), in UTF-8.
///
/// An emoji is a character with emoji presentation, a character that U+FE0F turns into one, a keycap, a
/// flag, or a sequence of these joined by U+200D. Characters that are emoji by the property `Emoji` alone
/// (digits, ©, ™, ✓ and many arrows) are text, and U+FE0E makes any of them text.
package enum EmojiSequence {
  /// The byte ranges of all runs of emoji in a part of a text; emoji side by side make one range.
  ///
  /// The bytes are valid UTF-8. O(n), and one comparison a byte where a text is ASCII.
  package static func ranges(
    in bytes: UnsafeBufferPointer<UInt8>, within part: Range<Int>
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = part.lowerBound
    while offset < part.upperBound {
      // Of what begins below 0xE2 only keycaps, © and ® can be emoji, and only by a mark behind them: they
      // are found when the mark comes.
      if bytes[offset] < 0xE2 {
        offset += 1
        continue
      }
      let start: Int
      let end: Int
      if let marked = markedStart(in: bytes, at: offset, within: part) {
        (start, end) = (marked, offset + UTF8Scalar.length(of: bytes[offset]))
      } else {
        let sequence = sequence(in: bytes, at: offset, within: part)
        // No part of a sequence without emoji is one either, so none of it is read again.
        guard sequence.isEmoji else {
          offset = max(sequence.end, offset + UTF8Scalar.length(of: bytes[offset]))
          continue
        }
        (start, end) = (offset, sequence.end)
      }
      if let last = found.last, last.upperBound == start {
        found[found.count - 1] = last.lowerBound..<end
      } else {
        found.append(start..<end)
      }
      offset = end
    }
    return found
  }

  /// The byte ranges of all runs of emoji in a text.
  package static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    bytes.withUnsafeBufferPointer { ranges(in: $0, within: 0..<$0.count) }
  }

  /// Where the character begins that the mark at `offset` makes an emoji: U+20E3 a keycap, U+FE0F © or ®.
  private static func markedStart(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, within part: Range<Int>
  ) -> Int? {
    if bytes[offset] == 0xEF, UTF8Scalar.scalar(in: bytes, at: offset, within: part) == "\u{FE0F}" {
      let isMarkOfTwo =
        offset - 2 >= part.lowerBound && bytes[offset - 2] == 0xC2
        && (bytes[offset - 1] == 0xA9 || bytes[offset - 1] == 0xAE)
      return isMarkOfTwo ? offset - 2 : nil
    }
    guard UTF8Scalar.scalar(in: bytes, at: offset, within: part) == "\u{20E3}" else { return nil }
    var base = offset - 1
    if base - 2 >= part.lowerBound, bytes[base - 2] == 0xEF, bytes[base - 1] == 0xB8,
      bytes[base] == 0x8F
    {
      base -= 3
    }
    guard base >= part.lowerBound else { return nil }
    switch bytes[base] {
    case 0x30...0x39, UInt8(ascii: "#"), UInt8(ascii: "*"): return base
    default: return nil
    }
  }

  /// Where the characters end that are joined to the one at `offset`, and whether they are an emoji.
  private static func sequence(
    in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, within part: Range<Int>
  ) -> (end: Int, isEmoji: Bool) {
    var end = offset
    var isEmoji = false
    while let first = UTF8Scalar.scalar(in: bytes, at: end, within: part), first.properties.isEmoji,
      !first.isASCII
    {
      end += UTF8Scalar.length(of: bytes[end])
      var isElement = first.properties.isEmojiPresentation
      if let selector = UTF8Scalar.scalar(in: bytes, at: end, within: part) {
        if selector == "\u{FE0E}" { return (end, isEmoji) }
        if selector == "\u{FE0F}" {
          isElement = true
          end += 3
        }
      }
      if let modifier = UTF8Scalar.scalar(in: bytes, at: end, within: part),
        modifier.properties.isEmojiModifier
      {
        isElement = true
        end += 4
      }
      while let tag = UTF8Scalar.scalar(in: bytes, at: end, within: part),
        (0xE0020...0xE007F).contains(tag.value)
      {
        end += 4
      }
      isEmoji = isEmoji || isElement
      // A joiner binds only when another emoji follows.
      guard UTF8Scalar.scalar(in: bytes, at: end, within: part) == "\u{200D}",
        let next = UTF8Scalar.scalar(in: bytes, at: end + 3, within: part), next.properties.isEmoji,
        !next.isASCII
      else { break }
      end += 3
    }
    return (end, isEmoji)
  }
}
