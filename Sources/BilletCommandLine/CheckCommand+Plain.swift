import ArgumentParser
import BilletKit

/// The arguments that scripts give `check` for every file, read without the argument parser.
///
/// The parser learns by reflection what a command understands, and that alone takes a third of the time of a check. So
/// files and the options below are read here. Whatever else there is, and each mistake, is left to the parser, which has
/// the words for it; what is read here it would read in the same way, and tests hold both against each other.
extension CheckCommand {
  /// - Returns: `nil` when the argument parser must read the arguments.
  init?(plain arguments: ArraySlice<String>) {
    self.init()
    setDefaults()
    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      guard !argument.isEmpty else { return nil }
      guard Self.looksLikeAnOption(argument) else {
        paths.append(argument)
        continue
      }
      guard let value = rest.next(), !value.isEmpty, !Self.looksLikeAnOption(value),
        set(argument, to: value)
      else { return nil }
    }
    guard !paths.isEmpty else { return nil }
  }

  /// A single hyphen, which is standard input, does too: the parser looks whether it is given once.
  private static func looksLikeAnOption(_ argument: String) -> Bool {
    argument.utf8.first == UInt8(ascii: "-")
  }

  /// - Returns: Whether the option and its value are among those that are read here.
  private mutating func set(_ option: String, to value: String) -> Bool {
    switch option {
    case "--rule": validation.rule.append(value)
    case "--skip": validation.skip.append(value)
    case "--facts": input.facts = value
    case "--format":
      guard let format = ReportFormat(rawValue: value) else { return false }
      self.format = format
    case "--fail-on":
      guard let failOn = FailOn(rawValue: value) else { return false }
      self.failOn = failOn
    default: return false
    }
    return true
  }

  /// The values of all that is not given.
  private mutating func setDefaults() {
    paths = []
    input = MessageDataOptions()
    input.data = nil
    input.fixture = nil
    input.facts = nil
    validation = ValidationArguments()
    validation.rule = []
    validation.skip = []
    validation.level = .aa
    validation.profile = .email
    validation.policy = nil
    ledger = LedgerOptions()
    ledger.ledger = nil
    baseline = BaselineArguments()
    baseline.baseline = nil
    baseline.updateBaseline = nil
    fix = false
    failOn = .error
    format = nil
    theme = nil
    jobs = nil
  }
}
