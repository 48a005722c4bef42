/// Finds emoji in text: sequences that are drawn as pictures (UTS 51, 1.4 and ED-4 to ED-17).
///
/// `Emoji=Yes` alone also holds for digits, # and ©, which are text; what counts is the presentation:
/// by default (`Emoji_Presentation`), or asked for with U+FE0F, with a keycap or by joining.
struct EmojiScanner {
  private var scanner: ScalarScanner

  init(_ bytes: ArraySlice<UInt8>) {
    scanner = ScalarScanner(bytes)
  }

  /// The next run of emoji that touch one another, in the indices of the bytes; `nil` at the end.
  mutating func next() -> Range<Int>? {
    let bytes = scanner.bytes
    while true {
      // Plain ASCII is an emoji only before a mark of three bytes or more, which shows from its lead.
      while scanner.position < bytes.endIndex, bytes[scanner.position] < 0x80,
        scanner.position + 1 >= bytes.endIndex || bytes[scanner.position + 1] < 0x80
      {
        scanner.position += 1
      }
      guard !scanner.isAtEnd else { return nil }
      let start = scanner.position
      var end = start
      while let stop = sequenceEnd(from: end) { end = stop }
      if end > start {
        scanner.position = end
        return start..<end
      }
      _ = scanner.next()
    }
  }

  /// Where the emoji that begins at an offset ends; `nil` when none begins there.
  private func sequenceEnd(from start: Int) -> Int? {
    guard let (first, afterFirst) = scanner.peek(at: start), first.properties.isEmoji else {
      return nil
    }
    let second = scanner.peek(at: afterFirst)
    if second?.scalar == Self.textSelector { return nil }
    if let keycap = keycapEnd(first, second) { return keycap }

    var isPicture = first.properties.isEmojiPresentation
    var end = afterFirst
    if let second, second.scalar == Self.pictureSelector {
      isPicture = true
      end = second.next
    } else if let second, second.scalar.properties.isEmojiModifier {
      isPicture = true
      end = second.next
    } else if first.isRegionalIndicator, let second, second.scalar.isRegionalIndicator {
      return second.next
    }
    // A tag sequence spells the flag of a region.
    while let (tag, next) = scanner.peek(at: end), isPicture, (0xE0020...0xE007F) ~= tag.value {
      end = next
    }
    if let (joiner, next) = scanner.peek(at: end), joiner == Self.joiner,
      let joined = sequenceEnd(ofJoined: next)
    {
      return joined
    }
    return isPicture ? end : nil
  }

  /// The end of what a joiner joins; a text symbol such as ♀ is part of the picture too.
  private func sequenceEnd(ofJoined start: Int) -> Int? {
    var end: Int?
    var next = start
    while let (scalar, after) = scanner.peek(at: next), scalar.properties.isEmoji,
      !scalar.isASCII
    {
      var stop = after
      if let (mark, afterMark) = scanner.peek(at: stop),
        mark == Self.pictureSelector || mark.properties.isEmojiModifier
      {
        stop = afterMark
      }
      end = stop
      guard let (joiner, afterJoiner) = scanner.peek(at: stop), joiner == Self.joiner else { break }
      next = afterJoiner
    }
    return end
  }

  private func keycapEnd(
    _ first: Unicode.Scalar, _ second: (scalar: Unicode.Scalar, next: Int)?
  ) -> Int? {
    guard first.isASCII, let second else { return nil }
    if second.scalar == Self.keycap { return second.next }
    if second.scalar == Self.pictureSelector, let (third, next) = scanner.peek(at: second.next),
      third == Self.keycap
    {
      return next
    }
    return nil
  }

  private static let joiner: Unicode.Scalar = "\u{200D}"
  private static let pictureSelector: Unicode.Scalar = "\u{FE0F}"
  private static let textSelector: Unicode.Scalar = "\u{FE0E}"
  private static let keycap: Unicode.Scalar = "\u{20E3}"
}

extension Unicode.Scalar {
  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF) ~= value }
}
