import BilletCore
import BilletTree

/// What an author's declaration has to do with what the reader sees.
struct StyleReach: OptionSet, Sendable {
  let rawValue: UInt8

  /// Text that is read from left to right.
  static let leftToRight = StyleReach(rawValue: 1)
  /// Text that is read from right to left.
  static let rightToLeft = StyleReach(rawValue: 2)
  /// Text of header cells and captions, which browsers centre.
  static let centred = StyleReach(rawValue: 4)
  /// An element that is shown, with text or without.
  static let shown = StyleReach(rawValue: 8)
  /// Perhaps more: the selector is not understood.
  static let uncertain = StyleReach(rawValue: 16)

  static let text: StyleReach = [.leftToRight, .rightToLeft, .centred]

  /// The reach of a declaration for one element.
  init(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ styles: StyleTable, _ content: VisibleContent
  ) {
    self = []
    guard styles.computed[id.index].isRendered else { return }
    insert(.shown)
    guard content.holdsText(id, in: tree) else { return }
    switch tree.nodes[id.index].name {
    case .th, .caption: insert(.centred)
    default: insert(styles.computed[id.index].isRightToLeft ? .rightToLeft : .leftToRight)
    }
  }

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The reach of each rule of the style sheets: O(matches).
  static func ofRules(
    _ tree: HTMLTree, _ styles: StyleTable, _ content: VisibleContent
  ) -> [StyleReach] {
    let everything: StyleReach = [.text, .shown]
    return styles.rules.map { rule in
      // A style for print changes nothing that is sent; one for narrow screens does.
      if rule.media.contains(where: { $0.utf8.begins(with: "print") }) { return [] }
      var reach: StyleReach = rule.isUnderstood ? [] : .uncertain
      for id in rule.matches where !reach.isSuperset(of: everything) {
        reach.formUnion(StyleReach(id, tree, styles, content))
      }
      return reach
    }
  }
}

extension RuleContext {
  /// What a declaration has to do with what the reader sees.
  func reach(of declaration: StyleTable.Declaration, in tree: HTMLTree) -> StyleReach {
    switch declaration.origin {
    case .styleAttribute(let id): StyleReach(id, tree, styles, content)
    case .styleSheet(let rule): sheetReach[rule]
    }
  }

  /// Reports a declaration if it reaches some part of the message: as it is if that is certain, for
  /// review if its selector is not understood.
  func report(
    _ declaration: StyleTable.Declaration, reaching part: StyleReach, in tree: HTMLTree,
    into sink: inout DiagnosticSink, message: (String) -> String, help: String? = nil
  ) {
    let reach = reach(of: declaration, in: tree)
    let isCertain = !reach.isDisjoint(with: part)
    guard isCertain || (reach.contains(.uncertain) && !reachable(in: tree).isDisjoint(with: part))
    else { return }
    let text = "\(declaration.property): \(declaration.value)"
    sink.report(
      declaration.span,
      message: isCertain
        ? message("“\(text)”")
        : "“\(text)” stands under a selector that Billet does not understand.",
      help: isCertain ? help : "Look whether it reaches any text, or remove it.",
      severity: isCertain ? nil : .review, fix: .removing(declaration, from: tree))
  }
}

extension RuleContext {
  /// What a style could reach at the most.
  private func reachable(in tree: HTMLTree) -> StyleReach {
    var reach: StyleReach = .shown
    for text in content.texts {
      reach.insert(styles.computed[text.index].isRightToLeft ? .rightToLeft : .leftToRight)
    }
    if !tree.elements(named: .th).isEmpty || !tree.elements(named: .caption).isEmpty {
      reach.insert(.centred)
    }
    return reach
  }
}

extension StyleTable.Declaration {
  /// Whether the value hands the question back to the parent or the browser (CSS Cascade 5, 7.3).
  var isDefaulting: Bool {
    isKeyword("inherit") || isKeyword("initial") || isKeyword("unset") || isKeyword("revert")
      || isKeyword("revert-layer")
  }
}
