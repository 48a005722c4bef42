/// Takes the numbers that are no telephone numbers out of a text: order IDs, tracking and card numbers,
/// dates, times, prices, ISBNs, addresses of the internet, codes with letters in them.
enum NumberMask {
  /// What stands in place of a masked byte: no digit, no separator, no letter.
  static let mark = UInt8(ascii: "|")

  /// The text, folded before, with the bytes of other numbers masked: O(n), the same length.
  static func apply(to text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = Array(text)
    var orders = OrderIDScanner(bytes[...])
    var masked: [Range<Int>] = []
    while let match = orders.next() { masked.append(match.range) }
    for range in masked { mask(range, in: &bytes) }
    maskWords(in: &bytes)
    maskNumbers(in: &bytes)
    return bytes
  }

  private static func mask(_ range: Range<Int>, in bytes: inout [UInt8]) {
    for index in range { bytes[index] = mark }
  }

  // MARK: - Words

  /// Masks words that hold an address, and codes of letters and digits such as `1Z999AA10123456784`.
  private static func maskWords(in bytes: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] > 0x20 else {
        index += 1
        continue
      }
      var end = index
      var hasDigit = false
      while end < bytes.count, bytes[end] > 0x20 {
        hasDigit = hasDigit || bytes[end].isDigit
        end += 1
      }
      if hasDigit { maskWord(index..<end, in: &bytes) }
      index = end
    }
  }

  private static func maskWord(_ word: Range<Int>, in bytes: inout [UInt8]) {
    if holdsAddress(bytes[word]) {
      mask(word, in: &bytes)
      return
    }
    // A code is letters and digits with hyphens between, a letter before its seventh digit: `SN-1234567`.
    var start = word.lowerBound
    while start < word.upperBound {
      guard isCodeByte(bytes[start]) else {
        start += 1
        continue
      }
      var end = start
      var digits = 0
      var isCode = false
      while end < word.upperBound, isCodeByte(bytes[end]) {
        if bytes[end].isDigit { digits += 1 }
        if bytes[end].isLetter, digits < 7 { isCode = true }
        end += 1
      }
      if isCode, digits > 0 { mask(start..<end, in: &bytes) }
      start = end
    }
  }

  private static func holdsAddress(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(UInt8(ascii: "@")) || word.firstRange(of: "://") != nil
      || word.firstRange(of: "www.") != nil || word.firstRange(of: ".com") != nil
  }

  private static func isCodeByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  // MARK: - Numbers

  private static func maskNumbers(in bytes: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      guard bytes[index].isDigit else {
        index += 1
        continue
      }
      let end = endOfRun(bytes, from: index)
      if isMoney(bytes, index..<end) || isRange(bytes, index..<end) {
        mask(index..<end, in: &bytes)
      } else {
        maskGroups(in: &bytes, index..<end)
      }
      index = max(end, index + 1)
    }
  }

  /// The end of a run of digits with a separator or two between.
  static func endOfRun(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    var index = start
    var group = 0
    while index < bytes.count {
      if bytes[index].isDigit {
        group = index == end ? group + 1 : 1
        index += 1
        end = index
      } else if group >= 3, bytes[index...].starts(with: ". ".utf8) {
        // The end of a sentence, and a number that begins the next.
        break
      } else if isSeparator(bytes[index]), index - end < 3 {
        index += 1
      } else {
        break
      }
    }
    return end
  }

  static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Masks what some groups of a run make together: a date, an address, a book's or a card's number.
  private static func maskGroups(in bytes: inout [UInt8], _ run: Range<Int>) {
    let isInternational = run.lowerBound > 0 && bytes[run.lowerBound - 1] == UInt8(ascii: "+")
    let digits = bytes[run].count(where: \.isDigit)
    let groups = groups(of: bytes, run)
    // Longer than any telephone number (ITU-T E.164), or long and in one piece: a parcel's or a card's.
    let isForeign = bytes[run].starts(with: "00".utf8)
    if !isInternational,
      digits >= 16 || (groups.count == 1 && digits >= 12 && !isForeign)
        || isISBN(bytes, groups, digits)
    {
      mask(run, in: &bytes)
      return
    }
    // “06.12.34.56.78” is no date with more behind it.
    if groups.count == 5, digits == 10, groups.allSatisfy({ $0.count == 2 }) { return }
    var index = 0
    while index < groups.count {
      if let count = dateLength(bytes, groups[index...]) {
        mask(groups[index].lowerBound..<groups[index + count - 1].upperBound, in: &bytes)
        index += count
      } else if isInternetAddress(bytes, groups[index...]) {
        mask(groups[index].lowerBound..<groups[index + 3].upperBound, in: &bytes)
        index += 4
      } else {
        index += 1
      }
    }
  }

  private static func groups(of bytes: [UInt8], _ run: Range<Int>) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var index = run.lowerBound
    while index < run.upperBound {
      var end = index
      while end < run.upperBound, bytes[end].isDigit { end += 1 }
      if end > index { groups.append(index..<end) }
      index = max(end, index) + (end == index ? 1 : 0)
    }
    return groups
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes[range].prefix(6).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// How many groups make a date here: day, month and year in any order, one separator throughout.
  private static func dateLength(_ bytes: [UInt8], _ groups: ArraySlice<Range<Int>>) -> Int? {
    guard groups.count >= 3 else { return nil }
    let parts = Array(groups.prefix(3))
    let separator = bytes[parts[0].upperBound]
    guard "./-".utf8.contains(separator), bytes[parts[1].upperBound] == separator,
      parts[1].lowerBound - parts[0].upperBound <= 2,
      parts[2].lowerBound - parts[1].upperBound <= 2
    else { return nil }
    let values = parts.map { number(bytes, $0) }
    let isDayAndMonth = { (a: Int, b: Int) in
      (1...31).contains(a) && (1...12).contains(b) || (1...12).contains(a) && (1...31).contains(b)
    }
    if parts[0].count == 4, (1900...2199).contains(values[0]), parts[1].count <= 2,
      parts[2].count <= 2, isDayAndMonth(values[1], values[2])
    {
      return 3
    }
    let isYear =
      parts[2].count == 2 || parts[2].count == 4 && (1900...2199).contains(values[2])
    return parts[0].count <= 2 && parts[1].count <= 2 && isYear
      && isDayAndMonth(values[0], values[1]) ? 3 : nil
  }

  private static func isInternetAddress(
    _ bytes: [UInt8], _ groups: ArraySlice<Range<Int>>
  ) -> Bool {
    guard groups.count >= 4 else { return false }
    let parts = Array(groups.prefix(4))
    for (part, next) in zip(parts, parts.dropFirst()) {
      guard next.lowerBound == part.upperBound + 1, bytes[part.upperBound] == UInt8(ascii: ".")
      else { return false }
    }
    return parts.allSatisfy { $0.count <= 3 && number(bytes, $0) <= 255 }
  }

  /// Whether the digits are an ISBN: 13 from 978 or 979 on, or ten in four groups with a right last digit.
  private static func isISBN(_ bytes: [UInt8], _ groups: [Range<Int>], _ digits: Int) -> Bool {
    let all = groups.flatMap { bytes[$0].map { Int($0 - 0x30) } }
    if digits == 13, all[0] == 9, all[1] == 7, all[2] == 8 || all[2] == 9 { return true }
    guard digits == 10, groups.count == 4, groups[3].count == 1 else { return false }
    return zip(all, stride(from: 10, to: 0, by: -1)).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }

  /// Two years or two counts with a hyphen between.
  private static func isRange(_ bytes: [UInt8], _ run: Range<Int>) -> Bool {
    let groups = groups(of: bytes, run)
    guard groups.count == 2, groups.allSatisfy({ $0.count == 4 }) else { return false }
    return groups.allSatisfy { (1900...2199).contains(number(bytes, $0)) }
  }

  /// Whether a sign or code of a currency stands right before or behind.
  private static func isMoney(_ bytes: [UInt8], _ run: Range<Int>) -> Bool {
    var before = bytes[..<run.lowerBound]
    while before.last == 0x20 { before.removeLast() }
    if run.lowerBound - before.endIndex <= 1, endsWithCurrency(before) { return true }
    var after = bytes[run.upperBound...]
    // Cents stand behind a comma, which is no separator of telephone numbers.
    if after.first == UInt8(ascii: ",") {
      after = after.dropFirst().drop { $0.isDigit }
    }
    after = after.first == 0x20 ? after.dropFirst() : after
    return beginsWithCurrency(after)
  }

  private static func endsWithCurrency(_ bytes: ArraySlice<UInt8>) -> Bool {
    signs.contains { bytes.suffix($0.count).elementsEqual($0) }
      || codes.contains { code in
        // “vendeur” ends like a currency.
        bytes.ends(with: code) && bytes.dropLast(3).last.map { !$0.isLetter } ?? true
      }
  }

  private static func beginsWithCurrency(_ bytes: ArraySlice<UInt8>) -> Bool {
    signs.contains { bytes.starts(with: $0) }
      || codes.contains { code in
        bytes.begins(with: code) && bytes.dropFirst(3).first.map { !$0.isLetter } ?? true
      }
  }

  private static let signs: [[UInt8]] = ["€", "$", "£", "¥", "円", "zł", "₹", "₺"].map {
    Array($0.utf8)
  }
  private static let codes: [StaticString] = [
    "eur", "usd", "gbp", "jpy", "chf", "cad", "aud", "sek", "pln", "mxn", "brl", "inr",
  ]
}
