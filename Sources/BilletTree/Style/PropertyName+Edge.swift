/// The properties of a box's left and right edges.
extension PropertyName {
  struct Edge {
    enum Kind { case margin, padding, border, borderWidth, borderStyle }
    enum Side { case left, right, both }

    var kind: Kind
    var side = Side.both
    /// Values that the property takes at most.
    var valueLimit = 1
    /// Whether the values are for the sides where a line begins and ends.
    var isInline = false
  }

  /// Which edge the property sets; `nil` for none of the two.
  func edge(isRightToLeft: Bool) -> Edge? {
    let start: Edge.Side = isRightToLeft ? .right : .left
    let end: Edge.Side = isRightToLeft ? .left : .right
    return switch self {
    case .margin: Edge(kind: .margin, valueLimit: 4)
    case .marginLeft: Edge(kind: .margin, side: .left)
    case .marginRight: Edge(kind: .margin, side: .right)
    case .marginInline: Edge(kind: .margin, valueLimit: 2, isInline: true)
    case .marginInlineStart: Edge(kind: .margin, side: start)
    case .marginInlineEnd: Edge(kind: .margin, side: end)
    case .padding: Edge(kind: .padding, valueLimit: 4)
    case .paddingLeft: Edge(kind: .padding, side: .left)
    case .paddingRight: Edge(kind: .padding, side: .right)
    case .paddingInline: Edge(kind: .padding, valueLimit: 2, isInline: true)
    case .paddingInlineStart: Edge(kind: .padding, side: start)
    case .paddingInlineEnd: Edge(kind: .padding, side: end)
    case .border, .borderInline: Edge(kind: .border)
    case .borderLeft: Edge(kind: .border, side: .left)
    case .borderRight: Edge(kind: .border, side: .right)
    case .borderInlineStart: Edge(kind: .border, side: start)
    case .borderInlineEnd: Edge(kind: .border, side: end)
    case .borderWidth: Edge(kind: .borderWidth, valueLimit: 4)
    case .borderLeftWidth: Edge(kind: .borderWidth, side: .left)
    case .borderRightWidth: Edge(kind: .borderWidth, side: .right)
    case .borderInlineWidth: Edge(kind: .borderWidth, valueLimit: 2, isInline: true)
    case .borderInlineStartWidth: Edge(kind: .borderWidth, side: start)
    case .borderInlineEndWidth: Edge(kind: .borderWidth, side: end)
    case .borderStyle: Edge(kind: .borderStyle, valueLimit: 4)
    case .borderLeftStyle: Edge(kind: .borderStyle, side: .left)
    case .borderRightStyle: Edge(kind: .borderStyle, side: .right)
    case .borderInlineStyle: Edge(kind: .borderStyle, valueLimit: 2, isInline: true)
    case .borderInlineStartStyle: Edge(kind: .borderStyle, side: start)
    case .borderInlineEndStyle: Edge(kind: .borderStyle, side: end)
    default: nil
    }
  }
}
