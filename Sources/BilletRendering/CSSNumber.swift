/// Numbers as CSS writes them: no exponent, four decimals at most, no zeros at the end.
enum CSSNumber {
  /// A number of 0 to 100,000; anything else becomes the nearer end, and what is no number 0.
  static func text(_ value: Double) -> String {
    let bounded = value.isNaN ? 0 : min(max(value, 0), 100_000)
    let tenThousandths = Int((bounded * 10_000).rounded())
    var decimals = tenThousandths % 10_000
    let whole = String(tenThousandths / 10_000)
    guard decimals > 0 else { return whole }
    var places = 4
    while decimals % 10 == 0 {
      decimals /= 10
      places -= 1
    }
    let digits = String(decimals)
    return whole + "." + String(repeating: "0", count: places - digits.utf8.count) + digits
  }

  /// A length: `0` needs no unit.
  static func text(_ value: Double, _ unit: String) -> String {
    let number = text(value)
    return number == "0" ? number : number + unit
  }
}
