/// A number as a message shows it: at most two digits behind the point, none that say nothing.
struct Figure: CustomStringConvertible {
  let description: String

  init(_ value: Double) {
    guard value.isFinite, abs(value) < 1e12 else {
      description = "\(value)"
      return
    }
    let hundredths = Int((abs(value) * 100).rounded())
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    if rest == 0 {
      description = "\(sign)\(whole)"
    } else if rest % 10 == 0 {
      description = "\(sign)\(whole).\(rest / 10)"
    } else {
      description = "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
  }
}
