/// A language tag (BCP 47) such as `en-US`, kept as the author wrote it.
package struct LanguageTag: Hashable, Sendable {
  /// The tag in canonical case: language lower, script title, region upper.
  package let rawValue: String

  /// Reads a tag: a primary subtag of 2 or 3 letters (longer ones are registered for no language), then subtags of 1 to 8 letters or
  /// digits (RFC 5646, section 2.1); `nil` for anything else.
  package init?(_ text: String) {
    let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = subtags.first, (2...3).contains(first.count),
      first.allSatisfy({ Self.isLetter($0) })
    else { return nil }
    var canonical = [Self.lower(first)]
    for subtag in subtags.dropFirst() {
      guard (1...8).contains(subtag.count),
        subtag.allSatisfy({ Self.isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) })
      else { return nil }
      let text = Self.lower(subtag)
      if subtag.count == 2, subtag.allSatisfy(Self.isLetter) {
        canonical.append(text.uppercased())
      } else if subtag.count == 4, subtag.allSatisfy(Self.isLetter) {
        canonical.append(text.prefix(1).uppercased() + text.dropFirst())
      } else {
        canonical.append(text)
      }
    }
    rawValue = canonical.joined(separator: "-")
  }

  /// The primary language subtag, such as `en`.
  package var language: Substring { rawValue.prefix { $0 != "-" } }

  /// The region subtag of two letters, such as `US`.
  package var region: String? {
    rawValue.utf8.split(separator: UInt8(ascii: "-")).dropFirst().last { $0.count == 2 }
      .map { String(Substring($0)) }
  }

  /// Whether the language is written from right to left, by its script subtag or else its usual script.
  package var isRightToLeft: Bool {
    let subtags = rawValue.split(separator: "-")
    if let script = subtags.dropFirst().first(where: { $0.count == 4 }) {
      return ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"].contains(script)
    }
    return ["ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr", "nqo"]
      .contains(language)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  private static func lower(_ subtag: Substring.UTF8View) -> String {
    String(Substring(subtag)).lowercased()
  }
}
