package import BilletCore
package import BilletMessage

/// What a value may be.
package enum VariableType: String, Sendable, CaseIterable {
  /// One line; a line end in the value is a space.
  case text
  /// Several lines; at most two line ends stand together.
  case lines
  /// `ddd-ddddddd-ddddddd` or `D01-ddddddd-ddddddd`.
  case orderID = "order-id"
  /// ISO 8601 in the data, words of the language in the message.
  case date
  /// `{"amount": "12.50", "currency": "EUR"}`, or `12.50 EUR` where the data has texts only.
  case money
  case integer
  /// For sections only.
  case boolean
  /// An absolute https address.
  case url
  /// An absolute https address of an image that is no GIF.
  case imageURL = "image-url"
  /// For sections only.
  case list
  /// Named fields, read with `{{a.b}}`.
  case object

  /// Whether it stands for text, so that `{{name}}` shows it.
  package var isShown: Bool {
    switch self {
    case .boolean, .list, .object: false
    default: true
    }
  }
}

/// A variable that the front matter declares, or a field of one.
package struct Variable: Sendable {
  /// Unique in its template.
  package var id: Int
  package var name: String
  package var type: VariableType
  /// The type of the items of a list that has no fields.
  package var itemType: VariableType
  /// Whether the data may leave it out; then only a section shows it.
  package var isOptional: Bool
  /// What stands in when the data has nothing.
  package var defaultValue: BoundValue?
  /// The fields of an object, or of each item of a list.
  package var fields: VariableTable
  /// What it is for, in the author's words.
  package var summary: String?
  /// Its name in the front matter.
  package var location: SourceLocation
}

/// Variables by name, compared byte for byte.
package struct VariableTable: Sendable {
  package private(set) var variables: [Variable] = []
  private var indices: [[UInt8]: Int] = [:]
  /// The names as bytes, in the order of the variables.
  private var spellings: [[UInt8]] = []

  package init() {}

  /// The index of a name: O(1).
  package func index(of name: [UInt8]) -> Int? {
    // Comparing a few names is faster than hashing one.
    guard variables.count > 12 else {
      return variables.indices.first { spellings[$0] == name }
    }
    return indices[name]
  }

  package var names: [String] { variables.map(\.name) }

  package var isEmpty: Bool { variables.isEmpty }

  package subscript(index: Int) -> Variable {
    // A copy would count the references of all its parts.
    _read { yield variables[index] }
  }

  mutating func append(_ variable: Variable) {
    let spelling = Array(variable.name.utf8)
    indices[spelling] = variables.count
    spellings.append(spelling)
    variables.append(variable)
  }

  /// Changes the fields of an object that dotted names build up.
  mutating func update(at index: Int, _ change: (inout VariableTable) -> Void) {
    change(&variables[index].fields)
  }
}

/// A value that was checked against its declaration and formatted.
package indirect enum BoundValue: Sendable {
  case missing
  case value(ResolvedValues.Value)
  case boolean(Bool)
  case list([BoundValue])
  /// One for each field, in the order of the declaration.
  case record([BoundValue])

  /// How often a section over it shows its content.
  var count: Int {
    switch self {
    case .missing: 0
    case .boolean(let isTrue): isTrue ? 1 : 0
    case .list(let items): items.count
    case .value, .record: 1
    }
  }
}

/// The names that templates and data use.
enum VariableName {
  /// Whether a name is made of letters, digits, `_` and `-`, and is not too long.
  static func isValid(_ name: some Collection<UInt8>) -> Bool {
    !name.isEmpty && name.count <= 128
      && name.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x80...: true
        default: false
        }
      }
  }
}
