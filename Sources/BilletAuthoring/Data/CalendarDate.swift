import BilletMessage

/// A day of the Gregorian calendar.
struct CalendarDate: Equatable {
  let year: Int
  let month: Int
  let day: Int

  /// Reads `2026-03-14`, or the day of `2026-03-14T10:30:00Z` (ISO 8601); `nil` when there is no such day.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
      let day = Self.number(bytes[8..<10]), year >= 1, (1...12).contains(month),
      (1...Self.days(of: month, in: year)).contains(day),
      bytes.count == 10 || Self.isTime(bytes[10...])
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for byte in digits {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `T10:30`, with seconds, fractions and a zone if any.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    let time = Array(bytes)
    guard time.count >= 6, time.count <= 32, time[0] | 0x20 == UInt8(ascii: "t") || time[0] == 0x20,
      let hour = number(time[1..<3]), time[3] == UInt8(ascii: ":"),
      let minute = number(time[4..<6]), hour <= 24, minute <= 59
    else { return false }
    return time[6...].allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ":.,+-Zz".utf8.contains($0) }
  }

  /// The date as letters in a language write it; ISO 8601 where Billet has no table.
  func written(in language: LanguageTag) -> String {
    let region = language.region
    switch language.language {
    case "en":
      let name = Self.english[month - 1]
      return region == nil || region == "US"
        ? "\(name) \(day), \(year)" : "\(day) \(name) \(year)"
    case "de":
      // In Austria the first month has a name of its own.
      let name = month == 1 && region == "AT" ? "Jänner" : Self.german[month - 1]
      return "\(day). \(name) \(year)"
    case "fr": return "\(day == 1 ? "1er" : String(day)) \(Self.french[month - 1]) \(year)"
    case "es": return "\(day) de \(Self.spanish[month - 1]) de \(year)"
    case "pt": return "\(day) de \(Self.portuguese[month - 1]) de \(year)"
    case "it": return "\(day) \(Self.italian[month - 1]) \(year)"
    case "nl": return "\(day) \(Self.dutch[month - 1]) \(year)"
    case "sv": return "\(day) \(Self.swedish[month - 1]) \(year)"
    case "pl": return "\(day) \(Self.polish[month - 1]) \(year)"
    case "tr": return "\(day) \(Self.turkish[month - 1]) \(year)"
    case "ar" where !Self.otherArabicMonths.contains(region ?? ""):
      return "\(day) \(Self.arabic[month - 1]) \(year)"
    case "he": return "\(day) \(Self.hebrew[month - 1]) \(year)"
    case "ja", "zh": return "\(year)年\(month)月\(day)日"
    default: return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let german = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
  ]
  private static let french = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]
  private static let spanish = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
  ]
  private static let portuguese = [
    "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
    "outubro", "novembro", "dezembro",
  ]
  private static let italian = [
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
    "ottobre", "novembre", "dicembre",
  ]
  private static let dutch = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
  ]
  private static let swedish = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
  ]
  private static let polish = [
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
    "października", "listopada", "grudnia",
  ]
  private static let turkish = [
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim",
    "Kasım", "Aralık",
  ]
  private static let arabic = [
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
    "نوفمبر", "ديسمبر",
  ]
  /// Where Arabic months have other names (Unicode CLDR), which Billet has no table for.
  private static let otherArabicMonths = ["DZ", "IQ", "JO", "LB", "MA", "MR", "PS", "SY", "TN"]
  private static let hebrew = [
    "בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר",
    "באוקטובר", "בנובמבר", "בדצמבר",
  ]
}
