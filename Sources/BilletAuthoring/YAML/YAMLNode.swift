import BilletCore

/// A YAML node with the bytes that it comes from.
struct YAMLNode {
  enum Content {
    case scalar(Scalar)
    case mapping([Entry])
    case sequence([YAMLNode])
  }

  struct Scalar {
    var text: String
    /// Whether it stands without quotes, so that `true` is a boolean and `12` a number.
    var isPlain: Bool
    /// The bytes that hold the text exactly as it is; `nil` when escapes or line folding changed it.
    var verbatim: Range<Int>?
  }

  struct Entry {
    var key: String
    var keyLocation: SourceLocation
    var value: YAMLNode
  }

  var content: Content
  var location: SourceLocation

  /// What it is, with its article, as a message says it.
  var kind: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a single value"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }

  /// Whether nothing, `~` or `null` stands here.
  var isNull: Bool {
    guard case .scalar(let scalar) = content, scalar.isPlain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
  }

  /// The text of a scalar, quoted or not.
  var text: String? {
    guard case .scalar(let scalar) = content, !isNull else { return nil }
    return scalar.text
  }

  /// A boolean as YAML 1.2 writes it.
  var boolean: Bool? {
    guard case .scalar(let scalar) = content, scalar.isPlain else { return nil }
    switch scalar.text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: return nil
    }
  }

  /// A finite decimal number without quotes.
  var number: Double? {
    guard case .scalar(let scalar) = content, scalar.isPlain else { return nil }
    guard scalar.text.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || "+-.eE".utf8.contains($0) }),
      let number = Double(scalar.text), number.isFinite
    else { return nil }
    return number
  }

  var entries: [Entry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  var items: [YAMLNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }
}
