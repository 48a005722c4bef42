internal import CLanguageTools

/// Telephone numbers in text, as libphonenumber knows their national formats.
package enum TelephoneNumbers {
  /// The byte ranges of the valid numbers in a text, grouped as people of a region (ISO 3166) write them;
  /// `ZZ` finds numbers with a country code alone. `nil` when the library is not on this machine.
  package static func ranges(in text: ArraySlice<UInt8>, region: String) -> [Range<Int>]? {
    let capacity = 64
    var offsets = [Int32](repeating: 0, count: 2 * capacity)
    let count = text.withUnsafeBytes { text in
      billet_find_phone_numbers(
        text.assumingMemoryBound(to: CChar.self).baseAddress, text.count, region, &offsets,
        capacity)
    }
    guard count >= 0 else { return nil }
    return (0..<min(count, capacity)).compactMap { index in
      let start = Int(offsets[2 * index])
      let end = Int(offsets[2 * index + 1])
      guard start >= 0, start < end, end <= text.count else { return nil }
      return (text.startIndex + start)..<(text.startIndex + end)
    }
  }
}
