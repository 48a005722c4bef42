import BilletLanguage

/// Finds telephone numbers in running text: by their formats, and by the words before them.
struct TelephoneFinder {
  struct Match {
    /// In the indices of the text.
    var range: Range<Int>
    /// Whether it is a run of digits and nothing says that one can call it.
    var isBare: Bool
  }

  /// In whose formats numbers may be written (ISO 3166, or `ZZ`).
  let regions: [String]

  /// The fewest digits of a number that is looked at.
  private static let leastDigits = 7
  /// The most (ITU-T E.164), a prefix for calls abroad among them.
  private static let mostDigits = 17

  /// Whether a text holds a run of digits that is long enough, separators in between, and no order ID: O(n).
  ///
  /// The text need not be folded.
  static func mayHold(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      var digits = 0
      var gap = 0
      var index = 0
      while index < text.count {
        let byte = text[index]
        if byte.isDigit {
          if digits == 0, isOrderID(text, at: index) {
            index += orderIDLength
            continue
          }
          digits += 1
          gap = 0
        } else if byte < 0x80 {
          gap += 1
          if !NumberMask.isSeparator(byte) || gap > 3 { digits = 0 }
        } else if byte >= 0xC0 {
          switch byte {
          // A wide digit, or a kind of hyphen or blank, or nothing that is seen.
          case 0xEF: digits += 1
          case 0xC2, 0xE2, 0xE3: break
          default: digits = 0
          }
          gap = 0
        }
        if digits >= leastDigits { return true }
        index += 1
      }
      return false
    }
  }

  /// Digits of an order ID and the hyphens between.
  private static let orderIDLength = 19

  /// Whether a plain order ID stands here by itself, `123-1234567-1234567`; written in another way, it is told later.
  private static func isOrderID(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let end = start + orderIDLength
    guard end <= text.count, text[start + 3] == UInt8(ascii: "-"),
      text[start + 11] == UInt8(ascii: "-")
    else { return false }
    for index in start..<end where index != start + 3 && index != start + 11 {
      guard text[index].isDigit else { return false }
    }
    // Where it could be a part of a longer number, it is looked at closely.
    let isFree = { (byte: UInt8) in byte < 0x80 && !byte.isDigit && byte != UInt8(ascii: "-") }
    return (start == 0 || isFree(text[start - 1])) && (end == text.count || isFree(text[end]))
  }

  /// The telephone numbers in a text, folded before.
  func matches(in text: ArraySlice<UInt8>) -> [Match] {
    let masked = NumberMask.apply(to: text)
    var runs = Self.runs(in: masked)
    guard !runs.isEmpty else { return [] }
    let offset = text.startIndex
    var cues = runs.map { NumberCue(before: $0.lowerBound, in: masked[...]) }
    for index in runs.indices.reversed() where cues[index] == .otherNumber {
      runs.remove(at: index)
      cues.remove(at: index)
    }
    let known = formatted(runs, in: masked)
    return runs.indices.compactMap { index in
      let run = runs[index]
      let isCalled = cues[index] == .telephone
      guard isCalled || known[index] else { return nil }
      let isPlain = masked[run].allSatisfy(\.isDigit)
      return Match(
        range: (run.lowerBound + offset)..<(run.upperBound + offset),
        isBare: isPlain && !isCalled)
    }
  }

  /// Runs of digits that are as long as a telephone number, with the sign or bracket before them.
  private static func runs(in bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let end = NumberMask.endOfRun(bytes, from: index)
      var start = index
      if start > 0, bytes[start - 1] == UInt8(ascii: "(") { start -= 1 }
      if start > 0, bytes[start - 1] == UInt8(ascii: "+") { start -= 1 }
      let digits = bytes[index..<end].count(where: \.isDigit)
      if (leastDigits...mostDigits).contains(digits), !isPartOfNumber(bytes, start..<end) {
        runs.append(start..<end)
      }
      index = max(end, index + 1)
    }
    return runs
  }

  /// Whether a decimal or a masked number goes on at one of the ends.
  private static func isPartOfNumber(_ bytes: [UInt8], _ run: Range<Int>) -> Bool {
    if run.lowerBound > 1, bytes[run.lowerBound - 1] == UInt8(ascii: ","),
      bytes[run.lowerBound - 2].isDigit
    {
      return true
    }
    guard run.upperBound + 1 < bytes.count else { return false }
    return
      (bytes[run.upperBound] == UInt8(ascii: ",") || bytes[run.upperBound] == UInt8(ascii: ":"))
      && bytes[run.upperBound + 1].isDigit
  }

  /// Which runs are numbers of one of the regions.
  private func formatted(_ runs: [Range<Int>], in masked: [UInt8]) -> [Bool] {
    var result = [Bool](repeating: false, count: runs.count)
    for region in regions {
      for index in runs.indices where !result[index] {
        // The line around the number: what stands right before and behind it counts in the format.
        let run = runs[index]
        var start = run.lowerBound
        while start > 0, run.lowerBound - start < 24, masked[start - 1] >= 0x20 { start -= 1 }
        var end = run.upperBound
        while end < masked.count, end - run.upperBound < 24, masked[end] >= 0x20 { end += 1 }
        // A cut inside a character would make the rest unreadable.
        while start < run.lowerBound, masked[start] & 0xC0 == 0x80 { start += 1 }
        while end > run.upperBound, end < masked.count, masked[end] & 0xC0 == 0x80 { end -= 1 }
        let found = TelephoneNumbers.ranges(in: masked[start..<end], region: region) ?? []
        result[index] = found.contains { $0.overlaps(run) }
      }
    }
    return result
  }
}
