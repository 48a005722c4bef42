import BilletAuthoring
import BilletMessage

/// A variable that a message declares, for programs that ask people for its value.
public struct MessageVariable: Sendable, Equatable {
  /// The name in the data.
  public let name: String
  /// The type as the front matter writes it, such as `order-id`.
  public let type: String
  /// The type of the items of a list without fields.
  public let itemType: String
  /// Whether the data may leave it out.
  public let isOptional: Bool
  /// What stands in when the data has nothing, as the message shows it.
  public let defaultText: String?
  /// What it is for, in the author's words.
  public let summary: String?
  /// The fields of an object, or of each item of a list.
  public let fields: [MessageVariable]
}

extension CompiledTemplate {
  /// The variables in the order of the front matter.
  public var variables: [MessageVariable] {
    template.frontMatter.variables.variables.map(MessageVariable.init)
  }
}

extension MessageVariable {
  init(_ variable: Variable) {
    name = variable.name
    type = variable.type.rawValue
    itemType = variable.itemType.rawValue
    isOptional = variable.isOptional || variable.defaultValue != nil
    defaultText =
      switch variable.defaultValue {
      case .value(let value): String(decoding: value.bytes, as: UTF8.self)
      case .boolean(let isTrue): isTrue ? "true" : "false"
      default: nil
      }
    summary = variable.summary
    fields = variable.fields.variables.map(MessageVariable.init)
  }
}
