/// A moment or a day as facts give it (ISO 8601): `2026-03-14`, `2026-03-14T10:30:00Z`.
package struct FactDate: Sendable, Equatable {
  /// The day in the zone that is written, counted from 1 January 1970.
  package let day: Int
  /// Seconds from 1 January 1970 UTC; `nil` when there is no time or no zone.
  private let instant: Int?
  /// The zone, in minutes before UTC's noon: what local time is ahead of UTC.
  private let zone: Int?

  /// Reads a date or a time; `nil` for anything else.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let date = Self.number(bytes[8..<10]), (1...12).contains(month), (1...31).contains(date)
    else { return nil }
    day = Self.days(year, month, date)
    var rest = bytes[10...]
    guard let first = rest.first else {
      (instant, zone) = (nil, nil)
      return
    }
    guard first | 0x20 == UInt8(ascii: "t") || first == 0x20, rest.count >= 6,
      let hour = Self.number(rest[11..<13]), let minute = Self.number(rest[14..<16])
    else { return nil }
    var seconds = hour * 3600 + minute * 60
    rest = rest[16...]
    if rest.first == UInt8(ascii: ":"), rest.count >= 3 {
      seconds += Self.number(rest.dropFirst().prefix(2)) ?? 0
      rest = rest.dropFirst(3)
    }
    if let first = rest.first, first == UInt8(ascii: ".") || first == UInt8(ascii: ",") {
      rest = rest.dropFirst().drop { $0 &- 0x30 < 10 }
    }
    zone = Self.zone(rest)
    instant = zone.map { [day] in day * 86_400 + seconds - $0 * 60 }
  }

  /// How many days later than another one it is, by the calendar where the other one was written.
  ///
  /// A time in another zone is taken there first: 1 April, 6:00 in London is still 31 March in Seattle.
  package func days(after other: FactDate) -> Int {
    guard let instant, let zone = other.zone else { return day - other.day }
    let local = instant + zone * 60
    return (local >= 0 ? local / 86_400 : (local - 86_399) / 86_400) - other.day
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Minutes ahead of UTC for `Z`, `+09:00`, `-0800` and `+01`.
  private static func zone(_ text: ArraySlice<UInt8>) -> Int? {
    guard let sign = text.first else { return nil }
    if sign | 0x20 == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 2 || digits.count == 4, let hours = number(digits.prefix(2)[...]) else {
      return nil
    }
    let minutes = hours * 60 + (digits.count == 4 ? number(digits.suffix(2)[...]) ?? 0 : 0)
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }

  /// Days from 1 January 1970 to a day of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ date: Int) -> Int {
    // Years that begin in March have their leap day at the end.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + date - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
