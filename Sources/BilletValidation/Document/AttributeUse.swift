import BilletTree

/// Which of some attributes occur in a document: most messages hold none of them.
struct AttributeUse: OptionSet, Sendable {
  let rawValue: UInt8

  static let align = AttributeUse(rawValue: 1)
  /// `bgcolor` and `background`.
  static let background = AttributeUse(rawValue: 2)
  static let role = AttributeUse(rawValue: 4)
  static let accesskey = AttributeUse(rawValue: 8)
  /// `aria-label` and `aria-labelledby`.
  static let label = AttributeUse(rawValue: 16)
  /// `color`, `text` and `link`.
  static let color = AttributeUse(rawValue: 32)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ tree: HTMLTree) {
    self = []
    for index in tree.attributes.indices {
      switch tree.attributes[index].name {
      case .align: insert(.align)
      case .bgcolor, .background: insert(.background)
      case .color, .text, .link: insert(.color)
      case .role: insert(.role)
      case .accesskey: insert(.accesskey)
      case .ariaLabel, .ariaLabelledby: insert(.label)
      default: break
      }
    }
  }
}
