/// When a mail was finished, as its `Date` field says it (RFC 5322, section 3.3).
package struct MailDate: Sendable, Equatable {
  /// The date as it stands in the field, such as `14 Jul 2026 09:30:00 +0200`.
  let text: String

  /// Reads a date and time with its offset, such as `2026-07-14T09:30:00+02:00` or
  /// `2026-07-14T07:30Z` (RFC 3339; seconds may be missing, fractions of them are left out).
  ///
  /// `nil` for anything else, a date without a time or an offset among them, and before 1900.
  package init?(iso8601 text: String) {
    var scanner = Scanner(bytes: text.utf8[...])
    guard let year = scanner.number(digits: 4), year >= 1900, scanner.skip("-"),
      let month = scanner.number(digits: 2), (1...12).contains(month), scanner.skip("-"),
      let day = scanner.number(digits: 2), (1...Self.days(in: month, of: year)).contains(day),
      scanner.skip("T") || scanner.skip("t"),
      let hour = scanner.number(digits: 2), hour < 24, scanner.skip(":"),
      let minute = scanner.number(digits: 2), minute < 60
    else { return nil }
    var second = 0
    if scanner.skip(":") {
      // A leap second is a second.
      guard let number = scanner.number(digits: 2), number <= 60 else { return nil }
      second = number
      if scanner.skip(".") {
        guard scanner.number(digits: 1) != nil else { return nil }
        while scanner.number(digits: 1) != nil {}
      }
    }
    guard let offset = scanner.offset(), scanner.bytes.isEmpty else { return nil }
    let time = [hour, minute, second].map(Self.twoDigits).joined(separator: ":")
    self.text = "\(day) \(Self.months[month - 1]) \(year) \(time) \(offset)"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  fileprivate static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

private struct Scanner {
  var bytes: Substring.UTF8View

  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard let first = bytes.first, UInt32(first) == sign.value else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func number(digits: Int) -> Int? {
    let prefix = bytes.prefix(digits)
    guard prefix.count == digits, prefix.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    bytes.removeFirst(digits)
    return prefix.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `Z` or hours and minutes, as `+0200`.
  mutating func offset() -> String? {
    if skip("Z") || skip("z") { return "+0000" }
    let sign = skip("+") ? "+" : "-"
    guard sign == "+" || skip("-"), let hours = number(digits: 2), hours < 24 else { return nil }
    _ = skip(":")
    guard let minutes = number(digits: 2), minutes < 60 else { return nil }
    return sign + MailDate.twoDigits(hours) + MailDate.twoDigits(minutes)
  }
}
