/// Whether the words that are seen on an element stand in its name in the same order ("label in name
/// algorithm").
struct LabelInName {
  enum Result {
    case contained
    case notContained
    /// An abbreviation, a number or another spelling: only a person can tell.
    case undecided
  }

  private let label: [String]
  private let name: [String]
  private let mayBeShort: Bool

  init(label: ArraySlice<UInt8>, name: ArraySlice<UInt8>) {
    let words = Self.words(label)
    self.label = words.map(\.folded)
    self.name = Self.words(name).map(\.folded)
    mayBeShort = words.contains { $0.isShort }
  }

  var result: Result {
    // Symbols alone are no words; a single letter is most often one of them, such as X for “close”.
    if label.isEmpty || label == ["x"] { return .contained }
    if Self.contains(name, label) { return .contained }
    if mayBeShort || label.allSatisfy({ $0.unicodeScalars.count == 1 }) { return .undecided }
    // The same letters in other words are another spelling; scripts without spaces have one long word.
    let seen = label.joined()
    let isSpaced = seen.unicodeScalars.allSatisfy { $0.value < 0x0E00 || $0.value > 0xFFFF }
    if !isSpaced { return name.joined().contains(seen) ? .contained : .undecided }
    return isSpelledOtherwise(seen) ? .undecided : .notContained
  }

  /// Whether some words of the name, one behind the other, have the letters of the label.
  private func isSpelledOtherwise(_ seen: String) -> Bool {
    name.indices.contains { start in
      var joined = ""
      for word in name[start...] {
        joined += word
        if joined.utf8.count >= seen.utf8.count { break }
      }
      return joined == seen
    }
  }

  private static func contains(_ name: [String], _ label: [String]) -> Bool {
    guard name.count >= label.count else { return false }
    return (0...(name.count - label.count)).contains { start in
      name[start..<(start + label.count)].elementsEqual(label)
    }
  }

  /// The most words that are looked at, so that two long texts stay cheap.
  private static let limit = 200

  /// The letters and digits between other characters; what stands in round brackets does not count.
  private static func words(_ text: ArraySlice<UInt8>) -> [String] {
    var result: [String] = []
    var word = String.UnicodeScalarView()
    var scanner = ScalarScanner(withoutBrackets(text)[...])
    while let scalar = scanner.next(), result.count < limit {
      // A soft hyphen is no letter and parts no words.
      if scalar.value >= 0x80, scalar.properties.isDefaultIgnorableCodePoint,
        scalar.value != 0x200B
      {
        continue
      }
      if scalar.isWordPart {
        word.append(scalar)
      } else if !word.isEmpty {
        result.append(String(word))
        word.removeAll()
      }
    }
    if !word.isEmpty { result.append(String(word)) }
    return result
  }

  private static func withoutBrackets(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard let close = text.lastIndex(of: UInt8(ascii: ")")) else { return Array(text) }
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "("), index < close {
        while text[index] != UInt8(ascii: ")") { index += 1 }
        result.append(0x20)
      } else {
        result.append(text[index])
      }
      index += 1
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter, a digit, or a mark on one.
  fileprivate var isWordPart: Bool {
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10 }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}

extension Unicode.Scalar {
  /// What stands for it when case and the look of letters do not count (Unicode case folding and
  /// compatibility decomposition), for what is met on buttons; `nil` for itself.
  fileprivate var folding: String? {
    switch value {
    case 0xDF: return "ss"
    case 0x017F: return "s"
    case 0x03C2: return "σ"
    case 0xAA: return "a"
    case 0xBA: return "o"
    case 0xB9: return "1"
    case 0xB2, 0xB3: return String(value - 0xB0)
    case 0x2070, 0x2074...0x2079: return String(value - 0x2070)
    case 0x2080...0x2089: return String(value - 0x2080)
    case 0x2460...0x2468: return String(value - 0x245F)
    case 0xFB00: return "ff"
    case 0xFB01: return "fi"
    case 0xFB02: return "fl"
    case 0xFB03: return "ffi"
    case 0xFB04: return "ffl"
    case 0xFB05, 0xFB06: return "st"
    // Letters and digits as wide as a Chinese one.
    case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0).map { String($0).lowercased() }
    default: return nil
    }
  }
}

extension String {
  /// The word without regard to case.
  fileprivate var folded: String {
    let small = lowercased()
    if small.utf8.allSatisfy({ $0 < 0x80 }) { return small }
    var result = ""
    for scalar in small.unicodeScalars {
      if let folding = scalar.folding {
        result += folding
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a word may stand for another: it has digits, or two capitals or more and nothing else.
  fileprivate var isShort: Bool {
    if utf8.contains(where: { $0.isDigit }) { return true }
    return utf8.count > 1 && utf8.count <= 6 && utf8.allSatisfy { $0 &- 0x41 < 26 }
  }
}
