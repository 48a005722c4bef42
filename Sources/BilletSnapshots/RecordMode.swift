import BilletCore

/// Which snapshots are written when they are not as they should be.
public enum RecordMode: String, Sendable, CaseIterable {
  /// None: differences are told only.
  case never
  /// Those that do not exist.
  case missing
  /// Those that exist and differ.
  case changed
  /// Both.
  case all

  /// The mode that the environment asks for.
  ///
  /// `BILLET_SNAPSHOTS` says `record` (all), `missing`, `changed` or `never`. Without it, or with
  /// another word, missing snapshots are written, and nothing at all where `CI` is set.
  public static var fromEnvironment: RecordMode {
    fromEnvironment(Environment.value(of:))
  }

  static func fromEnvironment(_ variable: (String) -> String?) -> RecordMode {
    switch variable("BILLET_SNAPSHOTS") {
    case "record", "all": return .all
    case "missing": return .missing
    case "changed": return .changed
    case "never": return .never
    default: break
    }
    let ci = variable("CI") ?? ""
    return ci.isEmpty || ci == "false" || ci == "0" ? .missing : .never
  }

  var writesMissing: Bool { self == .missing || self == .all }
  var writesChanged: Bool { self == .changed || self == .all }
}
