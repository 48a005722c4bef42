import BilletMessage

/// An amount in a currency, exact to its last digit.
struct Money {
  private let isNegative: Bool
  /// Digits before the point, without needless zeros.
  private let units: [UInt8]
  /// As many digits as the currency has.
  private let fraction: [UInt8]
  private let currency: String

  /// Reads a decimal such as `1249.9` and a currency code such as `EUR` (ISO 4217).
  init(amount: [UInt8], currency: [UInt8]) throws(ValueFault) {
    guard currency.count == 3, currency.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
      throw ValueFault(
        message: "“\(ValueReader.shown(currency))” is no currency code.",
        help: "Write three capitals: EUR, USD, GBP, JPY.")
    }
    self.currency = String(decoding: currency, as: UTF8.self)
    isNegative = amount.first == UInt8(ascii: "-")
    let parts = (isNegative ? amount.dropFirst() : amount[...])
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), amount.count <= 24,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } })
    else {
      throw ValueFault(
        message: "“\(ValueReader.shown(amount))” is no amount.",
        help: "Write digits and a point: 1249.90.")
    }
    let digits = Self.decimals(of: self.currency)
    var fraction = parts.count == 2 ? Array(parts[1]) : []
    while fraction.count > digits, fraction.last == 0x30 { fraction.removeLast() }
    guard fraction.count <= digits else {
      throw ValueFault(
        message: "\(self.currency) has no \(fraction.count) decimals.",
        help: digits == 0 ? "Write a whole amount." : "Round the amount to \(digits) decimals.")
    }
    while fraction.count < digits { fraction.append(0x30) }
    self.fraction = fraction
    let units = Array(parts[0].drop { $0 == 0x30 })
    self.units = units.isEmpty ? [0x30] : units
  }

  /// Decimals of a currency (ISO 4217), two for most.
  private static func decimals(of currency: String) -> Int {
    switch currency {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
      "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }

  /// The amount as letters in a language write it, such as `$1,249.90` or `1.249,90 €`.
  func written(in language: LanguageTag) -> String {
    let style = Style(language)
    let symbol = Self.symbol(of: currency, in: language)
    let isGrouped = units.count >= 4 + (style.groupsFromFive ? 1 : 0)
    var number = ""
    for (index, digit) in units.enumerated() {
      if isGrouped, index > 0, (units.count - index) % 3 == 0 { number += style.group }
      number.unicodeScalars.append(Unicode.Scalar(digit))
    }
    if !fraction.isEmpty { number += style.decimal + String(decoding: fraction, as: UTF8.self) }
    let sign = isNegative ? "-" : ""
    let isCode = symbol == currency
    switch style.symbolPlace {
    case .before: return sign + symbol + (isCode ? "\u{A0}" : "") + number
    case .beforeWithSpace: return sign + symbol + "\u{A0}" + number
    case .after: return sign + number + "\u{A0}" + symbol
    }
  }

  /// How a language writes numbers and where the currency stands (as in Unicode CLDR).
  private struct Style {
    enum SymbolPlace { case before, beforeWithSpace, after }

    var group = ","
    var decimal = "."
    var symbolPlace = SymbolPlace.before
    /// Whether a number of four digits stands ungrouped.
    var groupsFromFive = false

    init(_ language: LanguageTag) {
      switch language.rawValue {
      case "de-CH", "it-CH": (group, decimal, symbolPlace) = ("’", ".", .beforeWithSpace)
      case "de-AT", "nl-NL", "nl-BE", "nl", "pt-BR":
        (group, decimal, symbolPlace) = (".", ",", .beforeWithSpace)
      case "es-MX", "es-US": break
      default:
        switch language.language {
        case "de", "it": (group, decimal, symbolPlace) = (".", ",", .after)
        case "es": (group, decimal, symbolPlace, groupsFromFive) = (".", ",", .after, true)
        case "pt": (group, decimal, symbolPlace, groupsFromFive) = ("\u{A0}", ",", .after, true)
        case "fr": (group, decimal, symbolPlace) = ("\u{202F}", ",", .after)
        case "sv": (group, decimal, symbolPlace) = ("\u{A0}", ",", .after)
        case "pl": (group, decimal, symbolPlace, groupsFromFive) = ("\u{A0}", ",", .after, true)
        case "tr": (group, decimal) = (".", ",")
        case "nl": (group, decimal, symbolPlace) = (".", ",", .beforeWithSpace)
        default: break
        }
      }
    }
  }

  /// The sign of a currency; its code where the sign would be taken for another's.
  private static func symbol(of currency: String, in language: LanguageTag) -> String {
    let region = language.region
    switch currency {
    case "EUR": return "€"
    case "GBP": return "£"
    case "JPY": return "¥"
    case "INR": return "₹"
    case "PLN" where language.language == "pl": return "zł"
    case "SEK" where language.language == "sv": return "kr"
    case "TRY": return language.language == "tr" ? "₺" : currency
    case "BRL": return "R$"
    case "USD":
      switch region {
      case "CA", "AU", "MX", "SG", "NZ", "GB": return "US$"
      default: return "$"
      }
    case "CAD": return region == "CA" ? "$" : "CA$"
    case "AUD": return region == "AU" ? "$" : "A$"
    case "MXN": return region == "MX" ? "$" : "MX$"
    case "SGD": return region == "SG" ? "$" : "SGD"
    default: return currency
    }
  }
}
