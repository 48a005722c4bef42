/// Walks over a document once and notes the colours of its texts; it remembers no more than the elements
/// that are open.
struct Painter {
  let tree: HTMLTree
  let styles: StyleTable
  let declarations: PaintDeclarations
  let showsImages: Bool
  let palette: Palette
  private(set) var table = PaintTable()
  private var frames: [PaintFrame] = []
  private var nextStyleAttribute = 0
  /// The colour of the body's text, which tables of old documents take over.
  private var bodyInk: (CSSColor?, PaintOrigin)?

  init(
    _ tree: HTMLTree, _ styles: StyleTable, _ environment: MediaEnvironment, showsImages: Bool
  ) {
    self.tree = tree
    self.styles = styles
    self.showsImages = showsImages
    declarations = PaintDeclarations(styles)
    palette = Palette(tree, styles, environment)
  }

  mutating func paintAll() {
    let origin = PaintOrigin(node: HTMLTree.document, kind: .browser)
    let canvas = PaintFrame.Backdrop(samples: palette.canvas, origin: origin)
    frames = [
      PaintFrame(
        end: Int32(truncatingIfNeeded: tree.nodes.count), ink: palette.text, inkOrigin: origin,
        backdrop: canvas, outside: canvas)
    ]
    let doubts = documentDoubts()
    frames[0].doubts = doubts
    var index = 1
    while index < tree.nodes.count {
      while frames.count > 1, let end = frames.last?.end, end <= index { leave() }
      let node = tree.nodes[index]
      switch node.kind {
      case .element
      where !styles.computed[index].isRendered || node.name == .svg
        || node.name == .math:
        if node.name.isPainted, styles.computed[index].isVisible { table.painterCount += 1 }
        index = Int(node.end)
      case .element:
        enter(index)
        index += 1
      case .text:
        note(index)
        index += 1
      default: index += 1
      }
    }
    while frames.count > 1 { leave() }
    table.floaters.removeAll { !$0.paints }
  }

  private mutating func leave() {
    let frame = frames.removeLast()
    if let floater = frame.floater, table.painterCount > frame.paintersBefore {
      table.floaters[floater].paints = true
    }
  }

  /// What makes every answer about the document uncertain.
  private func documentDoubts() -> PaintDoubts {
    var doubts: PaintDoubts = []
    let isUnread = styles.rules.contains { rule in
      rule.isActive && !rule.isUnderstood
        && styles.declarations[rule.declarations].contains { $0.name.setsColor }
    }
    if isUnread { doubts.insert(.selector) }
    if tree.loadsColors(styles) { doubts.insert(.sheet) }
    let script = tree.elements(named: .script).contains { script in
      tree.children(of: script).contains { tree.holds("attachshadow", in: $0) }
    }
    let template = tree.elements(named: .template).contains { template in
      tree[template].attributes.contains {
        tree.otherAttributeNames[$0] == "shadowrootmode"
      }
    }
    if script || template { doubts.insert(.script) }
    return doubts
  }

  private mutating func enter(_ index: Int) {
    let node = HTMLTree.NodeID(index)
    let computed = styles.computed[index]
    let name = tree.nodes[index].name
    let parent = frames[frames.count - 1]
    var frame = parent
    frame.node = node
    frame.end = tree.nodes[index].end
    frame.outside = parent.backdrop
    frame.background = CSSBackground()
    frame.floater = nil
    frame.paintersBefore = table.painterCount
    if name.isPainted, computed.isVisible { table.painterCount += 1 }
    frame.isForeign = parent.isForeign || name.drawsNoText

    var own = OwnPaint(node, name, palette, isQuirks: styles.isQuirks, bodyInk: bodyInk)
    own.applyAttributes(tree)
    declarations.forEach(of: node, own: takeStyleAttribute(of: index)) {
      own.apply($0, parent: parent, palette)
    }
    if let ink = own.ink {
      frame.inkOrigin = ink.origin
      switch ink.value {
      case .color(let color): frame.ink = color
      case .currentColor:
        frame.ink = parent.ink
        frame.inkOrigin = parent.inkOrigin
      case .unknown: frame.ink = nil
      }
    }
    if let fill = own.fill {
      frame.fill = fill.value
      frame.inkOrigin = fill.origin
    }
    if let shadow = own.shadow { frame.shadow = shadow }
    if name == .body { bodyInk = (frame.ink, frame.inkOrigin) }
    place(&frame, own.box, computed, parent)
    if name == .details, tree.attribute(.open, of: node) == nil {
      frame.concealment.insert(.closed)
    } else if name == .summary, tree.parent(of: node).map({ tree[$0].name }) == .details,
      parent.concealment.contains(.closed), !isClosedAbove(parent)
    {
      frame.concealment.remove(.closed)
    }
    if computed.display != .contents {
      if computed.opacity < 1 {
        frame.groups.append(
          PaintFrame.Group(
            node: node, opacity: computed.opacity, samples: frame.backdrop.samples))
        if computed.opacity == 0 { frame.concealment.insert(.transparent) }
      }
      frame.background = own.background
      lay(own, on: &frame, computed)
    }
    frames.append(frame)
    if name == .a || name == .button { noteBox(frame, computed, own.hasBackground) }
  }

  /// Whether an element around the innermost `<details>` is closed too.
  private func isClosedAbove(_ details: PaintFrame) -> Bool {
    frames.dropLast().last?.concealment.contains(.closed) ?? false
  }

  /// Puts the element's own background over what is behind it.
  private mutating func lay(
    _ own: OwnPaint, on frame: inout PaintFrame, _ computed: StyleTable.Computed
  ) {
    guard own.hasBackground, computed.isVisible else { return }
    let background = own.background
    let isPainted =
      background.color != .color(.transparent) || background.images.contains { $0 != .picture }
      || (showsImages && !background.images.isEmpty)
    if background.images.contains(.picture) { table.hasPictures = true }
    guard isPainted else { return }
    table.painterCount += 1
    frame.painterCount += 1
    frame.backdrop.origin = own.backgroundOrigin
    if background.clipsToText {
      frame.doubts.insert(.clip)
      return
    }
    switch background.color {
    case .color(let color): if color.alpha > 0 { frame.backdrop.cover(with: color) }
    case .currentColor:
      if let ink = frame.ink {
        frame.backdrop.cover(with: ink)
      } else {
        frame.backdrop.coverWithAnything(.color)
      }
    case .unknown: frame.backdrop.coverWithAnything(.color)
    }
    for image in background.images.suffix(16).reversed() {
      switch image {
      case .none: break
      case .picture: if showsImages { frame.backdrop.coverWithAnything(.picture) }
      case .unknown: frame.backdrop.coverWithAnything(.gradient)
      case .gradient(let colors):
        frame.backdrop.cover(withSomeOf: colors, coversBox: background.coversBox)
      }
    }
  }

  /// Looks whether the element lies where it stands.
  private mutating func place(
    _ frame: inout PaintFrame, _ box: PaintBox, _ computed: StyleTable.Computed,
    _ parent: PaintFrame
  ) {
    if box.contains(.filtered) { frame.doubts.insert(.filter) }
    if box.contains(.blended) { frame.doubts.insert(.blend) }
    let isMoved =
      computed.isOutOfFlow || box.contains(.transformed) || box.contains(.pulled)
      || (box.contains(.positioned) && box.contains(.offset))
    let leavesParent = computed.isFloating && !parent.holdsFloats && parent.painterCount > 0
    if isMoved || leavesParent {
      frame.backdrop.doubts.insert(.position)
      // Each background around may end before it.
      var others = frame.backdrop.alternatives
      for ancestor in frames.suffix(64) {
        others += ancestor.outside.samples.prefix(8)
        if others.count > 256 { break }
      }
      frame.backdrop.alternatives = Array(Set(others))
    }
    if computed.isOutOfFlow {
      if box.contains(.farOut) {
        frame.concealment.insert(.farOut)
      } else {
        frame.floater = table.floaters.count
        table.floaters.append(PaintTable.Floater(node: frame.node, container: parent.container))
      }
    } else if box.contains(.positioned), box.contains(.farOut) {
      frame.concealment.insert(.farOut)
    }
    if box.contains(.pulledOut) { frame.concealment.insert(.farOut) }
    if box.contains(.clippedAway) { frame.concealment.insert(.clipped) }
    if box.contains(.cropped), box.contains(.flat) {
      frame.concealment.insert(box.contains(.narrow) ? .clipped : .collapsed)
    }
    if box.contains(.positioned) || computed.isOutOfFlow || box.contains(.transformed) {
      frame.container = frame.node
    }
    switch computed.display {
    case .block, .listItem:
      frame.holdsFloats = computed.isFloating || computed.isOutOfFlow || box.contains(.cropped)
    default: frame.holdsFloats = true
    }
    if frame.node == HTMLTree.document || tree[frame.node].name == .body {
      frame.holdsFloats = true
    }
  }

  private mutating func noteBox(
    _ frame: PaintFrame, _ computed: StyleTable.Computed, _ hasBackground: Bool
  ) {
    guard computed.isVisible, frame.concealment.isEmpty else { return }
    func single(_ backdrop: PaintFrame.Backdrop) -> CSSColor? {
      backdrop.samples.count == 1 && backdrop.doubts.isEmpty ? backdrop.samples[0] : nil
    }
    table.boxes.append(
      PaintedBox(
        node: frame.node, inside: hasBackground ? single(frame.backdrop) : nil,
        outside: single(frame.outside), ink: frame.ink,
        isUncertain: !frame.doubts.isEmpty || !frame.groups.isEmpty))
  }

  private mutating func note(_ index: Int) {
    let computed = styles.computed[index]
    let node = HTMLTree.NodeID(index)
    let frame = frames[frames.count - 1]
    guard computed.isVisible, !frame.isForeign, styles.isShownText(node, in: tree) else { return }
    var text = PaintedText(node: node, ink: frame.inkOrigin, backdrop: frame.backdrop.origin)
    text.concealment = frame.concealment
    if computed.fontSize <= 0 { text.concealment.insert(.sizeless) }
    text.fadedBy = frame.groups.last?.node
    text.painterCount = frame.painterCount
    frame.compare(into: &text)
    table.texts.append(text)
  }

  /// The element's style attribute; elements come in document order.
  private mutating func takeStyleAttribute(of index: Int) -> StyleTable.StyleAttribute? {
    while nextStyleAttribute < styles.styleAttributes.count,
      styles.styleAttributes[nextStyleAttribute].node.index < index
    {
      nextStyleAttribute += 1
    }
    guard nextStyleAttribute < styles.styleAttributes.count,
      styles.styleAttributes[nextStyleAttribute].node.index == index
    else { return nil }
    return styles.styleAttributes[nextStyleAttribute]
  }
}

extension ElementName {
  /// Elements that are pixels themselves, on which text may lie.
  fileprivate var isPainted: Bool {
    switch self {
    case .img, .image, .svg, .video, .canvas, .object, .embed, .iframe, .applet: true
    default: false
    }
  }

  /// Elements whose text browsers show only when they cannot show the element, or not as text.
  fileprivate var drawsNoText: Bool {
    switch self {
    case .audio, .video, .canvas, .iframe, .meter, .progress, .object, .applet, .script, .style,
      .template, .title, .noembed, .noframes:
      true
    default: false
    }
  }
}
