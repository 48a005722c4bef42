import BilletTree

/// The numbers of the declarations that rules are about, found in one pass.
struct DeclarationIndex: Sendable {
  /// `color` and its like.
  private(set) var color: [Int] = []
  /// `font-family` and `font`.
  private(set) var family: [Int] = []
  /// `line-height` and `font`.
  private(set) var lineHeight: [Int] = []
  /// `text-align` and its like.
  private(set) var alignment: [Int] = []
  private(set) var background: [Int] = []
  /// Whatever may bring in a picture.
  private(set) var picture: [Int] = []
  private(set) var content: [Int] = []

  init(_ styles: StyleTable) {
    for index in styles.declarations.indices {
      switch styles.declarations[index].name {
      case .color, .webkitTextFillColor: color.append(index)
      case .fontFamily: family.append(index)
      case .font:
        family.append(index)
        lineHeight.append(index)
      case .lineHeight: lineHeight.append(index)
      case .textAlign, .textAlignLast: alignment.append(index)
      case .backgroundColor: background.append(index)
      case .background, .backgroundImage:
        background.append(index)
        picture.append(index)
      case .listStyle, .listStyleImage, .borderImage, .borderImageSource: picture.append(index)
      case .content:
        picture.append(index)
        content.append(index)
      default: break
      }
    }
  }
}
