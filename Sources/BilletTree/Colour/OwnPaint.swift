/// What an element itself says of its colours, from the browser's style up to the author's strongest rule.
struct OwnPaint {
  typealias Setting = (value: CSSColorValue, origin: PaintOrigin)

  /// The colour of text, when it is not the parent's.
  var ink: Setting?
  var fill: Setting?
  var shadow: PaintShadow?
  var background = CSSBackground()
  var backgroundOrigin: PaintOrigin
  var box: PaintBox = []

  private let node: HTMLTree.NodeID
  private let name: ElementName
  private let browserInk: Setting?
  private let browserBackground: CSSBackground
  private let browserShadow: PaintShadow?

  var hasBackground: Bool {
    background.color != .color(.transparent) || !background.images.isEmpty
  }

  /// Begins with the browser's own style (HTML 15.3).
  init(
    _ node: HTMLTree.NodeID, _ name: ElementName, _ palette: Palette, isQuirks: Bool,
    bodyInk: (CSSColor?, PaintOrigin)?
  ) {
    self.node = node
    self.name = name
    let origin = PaintOrigin(node: node, kind: .browser)
    backgroundOrigin = origin
    switch name {
    case .mark:
      ink = (.color(.black), origin)
      background.color = .color(CSSColor(hex: 0xFFFF00))
    case .button:
      ink = (.color(palette.controlText), origin)
      background.images = [.gradient(palette.buttonFaces)]
    case .select, .textarea, .input:
      ink = (.color(palette.controlText), origin)
      background.images = [.gradient(palette.fields)]
    case .dialog:
      ink = (.color(palette.text), origin)
      background.images = [.gradient(palette.canvas)]
    case .table where isQuirks:
      if let bodyInk {
        ink = (bodyInk.0.map { .color($0) } ?? .unknown, bodyInk.1)
      }
    default: break
    }
    browserInk = ink
    browserBackground = background
    browserShadow = name == .button || name == .select ? PaintShadow.none : nil
    shadow = browserShadow
    if name == .a, let link = palette.link(node) { ink = link }
  }

  /// Adds attributes that colour (HTML 15.3); the author's rules are stronger.
  mutating func applyAttributes(_ tree: HTMLTree) {
    for index in tree.nodes[node.index].attributes {
      let attribute = tree.attributes[Int(index)]
      guard !attribute.isDuplicate else { continue }
      let origin = PaintOrigin(node: node, kind: .attribute)
      switch attribute.name {
      case .color where name == .font, .text where name == .body:
        if let color = LegacyColor.color(tree.bytes(of: attribute)) {
          ink = (.color(color), origin)
        }
      case .bgcolor where name.takesBackground:
        if let color = LegacyColor.color(tree.bytes(of: attribute)) {
          background.color = .color(color)
          backgroundOrigin = origin
        }
      case .background where name.takesBackground:
        guard !tree.bytes(of: attribute).allSatisfy(\.isHTMLWhitespace) else { continue }
        background.images = [.picture]
        backgroundOrigin = origin
      default: break
      }
    }
  }

  /// Adds a declaration that is stronger than all before.
  mutating func apply(
    _ entry: PaintDeclarations.Entry, parent: PaintFrame, _ palette: Palette
  ) {
    let origin = PaintOrigin(node: node, kind: .declaration(Int(entry.number)))
    switch entry.value {
    case .wide(let keyword):
      apply(keyword, to: entry.name, origin, parent, palette)
    case .color(let color):
      switch entry.name {
      case .color: ink = (color, origin)
      case .webkitTextFillColor: fill = (color, origin)
      default:
        background.color = color
        // A button's own face goes with its colour.
        if backgroundOrigin.kind == .browser { background.images = [] }
        backgroundOrigin = origin
      }
    case .background(let value):
      background = value
      backgroundOrigin = origin
    case .images(let images):
      background.images = images
      backgroundOrigin = origin
    case .coversBox(let covers): background.coversBox = covers
    case .clipsToText(let clips): background.clipsToText = clips
    case .shadow(let value): shadow = value
    case .effect(let effect, let isOn):
      if isOn {
        box.insert(effect)
      } else {
        box.remove(effect)
        if effect == .offset { box.remove(.farOut) }
        if effect == .pulled { box.remove(.pulledOut) }
      }
    }
  }

  private mutating func apply(
    _ keyword: Cascade.WideKeyword, to property: PropertyName, _ origin: PaintOrigin,
    _ parent: PaintFrame, _ palette: Palette
  ) {
    switch property {
    case .color: inkGoesBack(keyword, palette, origin)
    case .webkitTextFillColor:
      fill = keyword == .initial ? (.currentColor, origin) : nil
    case .textShadow: shadow = keyword == .initial ? PaintShadow.none : nil
    case .background, .backgroundColor, .backgroundImage:
      let source: CSSBackground =
        switch keyword {
        case .inherit: parent.background
        case .revert: browserBackground
        case .initial, .unset: CSSBackground()
        }
      if property != .backgroundImage { background.color = source.color }
      if property != .backgroundColor { background.images = source.images }
      backgroundOrigin = origin
    case .all:
      inkGoesBack(keyword, palette, origin)
      background = keyword == .revert ? browserBackground : CSSBackground()
      backgroundOrigin = origin
      fill = nil
      shadow = nil
      box = []
    default: box.subtract(property.effects)
    }
  }

  private mutating func inkGoesBack(
    _ keyword: Cascade.WideKeyword, _ palette: Palette, _ origin: PaintOrigin
  ) {
    switch keyword {
    case .inherit, .unset: ink = nil
    case .initial: ink = (.color(palette.text), origin)
    case .revert: ink = browserInk ?? (name == .a ? palette.link(node) : nil)
    }
  }
}

extension PropertyName {
  /// What going back to the beginning takes away.
  fileprivate var effects: PaintBox {
    switch self {
    case .filter, .backdropFilter: .filtered
    case .mixBlendMode, .backgroundBlendMode: .blended
    case .transform, .translate, .scale, .rotate: .transformed
    case .position: .positioned
    case .top, .right, .bottom, .left: [.offset, .farOut]
    case .margin, .marginTop, .marginBottom, .marginLeft, .marginRight: [.pulled, .pulledOut]
    case .textIndent: .pulledOut
    case .clip, .clipPath: .clippedAway
    case .overflow, .overflowX, .overflowY: .cropped
    case .height, .maxHeight: .flat
    case .width, .maxWidth: .narrow
    default: []
    }
  }
}

extension ElementName {
  fileprivate var takesBackground: Bool {
    switch self {
    case .body, .table, .thead, .tbody, .tfoot, .tr, .td, .th: true
    default: false
    }
  }
}
