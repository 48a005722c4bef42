import BilletTree

/// A text whose contrast is too low, or not known to be high enough.
struct ContrastFault {
  var text: PaintedText
  /// The contrast that the text needs.
  var needed: Double
  /// Whether no part of the text can have more.
  var isCertain: Bool
  /// Whether the size of the text is not known, on which the need depends.
  var isSizeUnknown = false

  /// Criterion 1.4.3 or 1.4.6.
  enum Criterion {
    case minimum, enhanced

    func needed(isLarge: Bool) -> Double {
      switch self {
      case .minimum: isLarge ? 3 : 4.5
      case .enhanced: isLarge ? 4.5 : 7
      }
    }
  }
}

extension RuleContext {
  /// The texts whose contrast is too low or not known, in document order.
  ///
  /// With `alsoEqual` text that has the very colour of its background counts too; as it is written such
  /// text is not seen, and nobody misses it.
  func contrastFaults(
    _ criterion: ContrastFault.Criterion, in view: PaintedMessage.View, _ tree: HTMLTree,
    alsoEqual: Bool
  ) -> [ContrastFault] {
    view.paint.texts.compactMap { text in
      guard text.concealment.isEmpty, alsoEqual || !text.isEqual,
        let fault = contrastFault(text, criterion, in: view, tree),
        tree.expressesLanguage(text.node),
        !names.isExempt(text.node, labels: paint.disabledLabels)
      else { return nil }
      return fault
    }
  }

  private func contrastFault(
    _ text: PaintedText, _ criterion: ContrastFault.Criterion, in view: PaintedMessage.View,
    _ tree: HTMLTree
  ) -> ContrastFault? {
    let style = view.styles[text.node]
    // Points are four thirds of a pixel: 18 pt, or 14 pt in bold.
    let isLarge = style.fontSize >= 23.99 || (style.fontSize >= 18.66 && style.fontWeight >= 700)
    var fault = ContrastFault(
      text: text, needed: criterion.needed(isLarge: isLarge), isCertain: true)
    if style.isFontSizeUnknown {
      fault.needed = criterion.needed(isLarge: true)
      if text.highest >= fault.needed {
        fault.needed = criterion.needed(isLarge: false)
        fault.isSizeUnknown = true
      }
    }
    // As browsers round colours to bytes, so a hair's breadth is no fault.
    let needed = fault.needed - 0.000_5
    if text.lowest >= needed {
      guard !text.doubts.isDisjoint(with: .always) else { return nil }
      fault.isCertain = false
      return fault
    }
    fault.text.doubts = doubts(of: text, in: view, tree)
    let unsettling: PaintDoubts = [
      .filter, .blend, .clip, .position, .selector, .sheet, .script, .control,
    ]
    fault.isCertain =
      text.highest < needed && fault.text.doubts.isDisjoint(with: unsettling)
      && !fault.isSizeUnknown
    if !fault.isCertain, fault.text.doubts.isEmpty, !fault.isSizeUnknown {
      fault.text.doubts = .gradient
    }
    return fault
  }

  private func doubts(
    of text: PaintedText, in view: PaintedMessage.View, _ tree: HTMLTree
  ) -> PaintDoubts {
    var doubts = text.doubts
    if view.paint.paints(noMoreThan: text) {
      doubts.remove(.position)
    } else if view.paint.mayBeOverlapped(text.node, in: tree) {
      doubts.insert(.position)
    }
    if tree.ancestors(of: text.node).contains(where: { tree.nodes[$0.index].name == .option }) {
      doubts.insert(.control)
    }
    return doubts
  }
}

extension ContrastFault {
  /// The element that is to be changed: the innermost that has a say in the colours.
  func element(in tree: HTMLTree) -> HTMLTree.NodeID {
    var element = HTMLTree.document
    for origin in [text.ink, text.backdrop] where origin.isAuthored || isLink(origin, tree) {
      element = max(element, origin.node)
    }
    if let node = text.fadedBy { element = max(element, node) }
    return element == HTMLTree.document ? tree.nodes[text.node.index].parent : element
  }

  private func isLink(_ origin: PaintOrigin, _ tree: HTMLTree) -> Bool {
    tree.nodes[origin.node.index].name == .a
  }

  /// The source bytes to show: the start tag of that element, or the text when nobody wrote a tag.
  func span(in tree: HTMLTree) -> Range<Int> {
    let element = tree.nodes[element(in: tree).index]
    return element.isElement && !element.isImplied ? element.span : tree.nodes[text.node.index].span
  }

  /// What faults of one cause have in common.
  struct Cause: Hashable {
    var ink: PaintOrigin
    var backdrop: PaintOrigin
    var fadedBy: HTMLTree.NodeID?
    var color: CSSColor?
    var isCertain: Bool
    var doubts: UInt16
  }

  func cause(in tree: HTMLTree) -> Cause {
    Cause(
      ink: shared(text.ink, tree), backdrop: shared(text.backdrop, tree), fadedBy: text.fadedBy,
      color: text.seen?.ink, isCertain: isCertain, doubts: isCertain ? 0 : text.doubts.rawValue)
  }

  /// A rule of a style sheet is one cause for all elements, and so is the browser.
  private func shared(_ origin: PaintOrigin, _ tree: HTMLTree) -> PaintOrigin {
    switch origin.kind {
    case .attribute where tree.nodes[origin.node.index].name != .a: origin
    default: PaintOrigin(node: HTMLTree.document, kind: origin.kind)
    }
  }

  /// Faults with how many texts share each one's cause, in document order.
  static func folded(
    _ faults: [ContrastFault], in tree: HTMLTree
  ) -> [(fault: ContrastFault, count: Int)] {
    var places: [Cause: Int] = [:]
    var result: [(fault: ContrastFault, count: Int)] = []
    for fault in faults {
      let cause = fault.cause(in: tree)
      if let place = places[cause] {
        result[place].count += 1
      } else {
        places[cause] = result.count
        result.append((fault, 1))
      }
    }
    return result
  }
}

extension HTMLTree {
  /// Whether a text holds a letter or digit of any script: lines of dashes say nothing in a human language.
  func expressesLanguage(_ node: NodeID) -> Bool {
    let bytes = bytes(of: node)
    if bytes.contains(where: { $0.isLetter || $0.isDigit }) { return true }
    guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
    return bytes.string.unicodeScalars.contains { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// The beginning of a text for a message, white space collapsed.
  func excerpt(_ node: NodeID, limit: Int = 40) -> String {
    let words = bytes(of: node).tokens.map(\.string).joined(separator: " ")
    let scalars = words.unicodeScalars
    guard scalars.count > limit else { return words }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars.prefix(limit - 1))
    return String(result) + "…"
  }
}
