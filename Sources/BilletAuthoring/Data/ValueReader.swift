import BilletCore
import BilletMessage

/// Why a value cannot be used.
struct ValueFault: Error {
  var rule: RuleID = "wrong-type"
  var message: String
  var why = ""
  var help: String
}

/// Checks a single value against its type and writes it in the words of a language.
struct ValueReader: Sendable {
  let language: LanguageTag

  /// The value; `.missing` for `null` and for a text of nothing but white space.
  func read(
    _ content: JSONValue.Content, as type: VariableType
  ) -> Result<BoundValue, ValueFault> {
    Result { () throws(ValueFault) in try value(content, as: type) }
  }

  private func value(
    _ content: JSONValue.Content, as type: VariableType
  ) throws(ValueFault) -> BoundValue {
    switch content {
    case .null: return .missing
    case .string(let bytes):
      if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return .missing }
      try ValueText.check(bytes)
      return try text(bytes, as: type)
    case .number(let lexeme) where type == .integer:
      return .value(ResolvedValues.Value(try integer(lexeme), kind: .integer))
    case .boolean(let isTrue) where type == .boolean: return .boolean(isTrue)
    case .object where type == .money: return try money(content)
    default: throw mismatch(content, type)
    }
  }

  private func text(_ bytes: [UInt8], as type: VariableType) throws(ValueFault) -> BoundValue {
    switch type {
    case .text: return .value(ResolvedValues.Value(ValueText.oneLine(bytes)))
    case .lines:
      return .value(ResolvedValues.Value(ValueText.lines(bytes), keepsLineBreaks: true))
    case .orderID:
      guard OrderID.isValid(bytes) else {
        throw ValueFault(
          message: "“\(Self.shown(bytes))” is no order ID.",
          help: "Write 3, 7 and 7 digits with hyphens: 114-3941689-8772232.")
      }
      return .value(ResolvedValues.Value(bytes, kind: .orderID))
    case .date:
      guard let date = CalendarDate(bytes) else {
        throw ValueFault(
          message: "“\(Self.shown(bytes))” is no date.", help: "Write it as 2026-03-14.")
      }
      return .value(
        ResolvedValues.Value(Array(date.written(in: language).utf8), kind: .date))
    case .money: return try money(bytes)
    case .integer: return .value(ResolvedValues.Value(try integer(bytes), kind: .integer))
    case .boolean:
      if bytes.elementsEqual("true".utf8) { return .boolean(true) }
      if bytes.elementsEqual("false".utf8) { return .boolean(false) }
      throw mismatch(.string(bytes), type)
    case .url, .imageURL:
      try Address.check(bytes, isImage: type == .imageURL)
      return .value(ResolvedValues.Value(bytes, kind: .address))
    case .list, .object: throw mismatch(.string(bytes), type)
    }
  }

  private func integer(_ bytes: [UInt8]) throws(ValueFault) -> [UInt8] {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    guard !digits.isEmpty, digits.count <= 30, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else {
      throw ValueFault(
        message: "“\(Self.shown(bytes))” is no integer.", help: "Write digits only: 12.")
    }
    return bytes
  }

  private func money(_ content: JSONValue.Content) throws(ValueFault) -> BoundValue {
    guard case .object(let members) = content else { throw mismatch(content, .money) }
    var amount: [UInt8]?
    var currency: [UInt8]?
    for member in members {
      switch (member.key, member.value.content) {
      case (Array("amount".utf8), .string(let text)), (Array("amount".utf8), .number(let text)):
        amount = text
      case (Array("currency".utf8), .string(let text)): currency = text
      default: throw mismatch(content, .money)
      }
    }
    guard let amount, let currency else { throw mismatch(content, .money) }
    return try money(amount: amount, currency: currency)
  }

  /// An amount and a currency in either order, as a table without objects holds them.
  private func money(_ bytes: [UInt8]) throws(ValueFault) -> BoundValue {
    let words = bytes.split(separator: 0x20).map { Array($0) }
    guard words.count == 2 else { throw mismatch(.string(bytes), .money) }
    let isCurrencyFirst = words[0].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
    return try money(
      amount: words[isCurrencyFirst ? 1 : 0], currency: words[isCurrencyFirst ? 0 : 1])
  }

  private func money(amount: [UInt8], currency: [UInt8]) throws(ValueFault) -> BoundValue {
    let money = try Money(amount: amount, currency: currency)
    return .value(
      ResolvedValues.Value(Array(money.written(in: language).utf8), kind: .money))
  }

  func mismatch(_ content: JSONValue.Content, _ type: VariableType) -> ValueFault {
    let found =
      switch content {
      case .string(let bytes): "the text “\(Self.shown(bytes))”"
      default: JSONValue(content, span: 0..<0).kind
      }
    let help =
      switch type {
      case .money: "Write {\"amount\": \"12.50\", \"currency\": \"EUR\"}."
      case .boolean: "Write true or false."
      case .list: "Write […]."
      case .object: "Write {…}."
      case .date: "Write \"2026-03-14\"."
      case .integer: "Write digits without quotes."
      default: "Write the value in quotes."
      }
    return ValueFault(message: "This should be of type \(type.rawValue), not \(found).", help: help)
  }

  static func shown(_ bytes: [UInt8]) -> String {
    bytes.count <= 60
      ? String(decoding: bytes, as: UTF8.self)
      : String(decoding: bytes.prefix(60), as: UTF8.self) + "…"
  }
}
