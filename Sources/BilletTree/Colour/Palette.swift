/// The browser's own colours for a document (HTML 15.3, CSS Color Adjustment 1).
struct Palette {
  /// What is behind everything: white, or the dark grounds of the common browsers.
  let canvas: [CSSColor]
  let text: CSSColor
  /// What browsers give their buttons.
  let buttonFaces: [CSSColor]
  let fields: [CSSColor]
  let controlText: CSSColor
  private let browserLink: CSSColor
  /// What the body says of links.
  private let authorLink: CSSColor?
  private let tree: HTMLTree

  init(_ tree: HTMLTree, _ styles: StyleTable, _ environment: MediaEnvironment) {
    self.tree = tree
    let isDark = Self.isDark(tree, styles, environment)
    canvas = isDark ? [0x121212, 0x1C1B22, 0x1E1E1E].map(CSSColor.init(hex:)) : [.white]
    text = isDark ? .white : .black
    buttonFaces =
      isDark
      ? [0x6B6B6B, 0x2B2A33, 0x000000].map(CSSColor.init(hex:))
      : [0xEFEFEF, 0xE9E9ED, 0xFFFFFF].map(CSSColor.init(hex:))
    fields =
      isDark ? [0x3B3B3B, 0x2B2A33, 0x1E1E1E].map(CSSColor.init(hex:)) : [.white]
    controlText = isDark ? .white : .black
    browserLink = CSSColor(hex: isDark ? 0x9E9EFF : 0x0000EE)
    authorLink = tree.elements(named: .body).first.flatMap { body in
      tree.attribute(.link, of: body).flatMap { LegacyColor.color(tree.bytes(of: $0)) }
    }
  }

  /// The colour of a link that nobody followed; `nil` when the element is none.
  func link(_ node: HTMLTree.NodeID) -> OwnPaint.Setting? {
    guard tree.attribute(.href, of: node) != nil else { return nil }
    if let authorLink {
      return (.color(authorLink), PaintOrigin(node: node, kind: .attribute))
    }
    return (.color(browserLink), PaintOrigin(node: node, kind: .browser))
  }

  /// Whether the document asks for the dark scheme, and the reader or the document wants no other.
  private static func isDark(
    _ tree: HTMLTree, _ styles: StyleTable, _ environment: MediaEnvironment
  ) -> Bool {
    var words: Set<String> = []
    for meta in tree.elements(named: .meta) {
      guard let name = tree.attribute(.name, of: meta),
        isSpelled(tree.bytes(of: name), "color-scheme"),
        let content = tree.value(.content, of: meta)
      else { continue }
      words = Set(content.lowercased().split(separator: " ").map(String.init))
      break
    }
    // The style of the whole is the root's.
    for declaration in styles.declarations where declaration.name == .colorScheme {
      let isRoot: Bool =
        switch declaration.origin {
        case .styleAttribute(let node): tree[node].name == .html
        case .styleSheet(let rule):
          styles.rules[rule].isActive
            && styles.rules[rule].matches.contains { tree[$0].name == .html }
        }
      guard isRoot else { continue }
      words = Set(declaration.value.lowercased().split(separator: " ").map(String.init))
    }
    guard words.contains("dark") else { return false }
    return environment.isDark || !words.contains("light")
  }
}

extension HTMLTree {
  /// Whether a style sheet from elsewhere may bring in colours; those of font services do not.
  func loadsColors(_ styles: StyleTable) -> Bool {
    func isFonts(_ address: String) -> Bool {
      address.utf8.split(separator: UInt8(ascii: "/")).contains {
        $0.starts(with: "fonts.".utf8)
      }
    }
    let isImported = styles.atRules.contains { rule in
      rule.name == "import"
        && !styles.addresses(in: rule).allSatisfy { isFonts($0.value) }
    }
    guard !isImported else { return true }
    return elements(named: .link).contains { link in
      guard let relation = attribute(.rel, of: link), let address = value(.href, of: link),
        !isFonts(address)
      else { return false }
      let words = bytes(of: relation).split(whereSeparator: \.isHTMLWhitespace)
      return words.contains { isSpelled($0, "stylesheet") }
        && !words.contains { isSpelled($0, "alternate") }
    }
  }

  /// Whether a text holds a word of ASCII small letters, in any case: O(n).
  func holds(_ word: StaticString, in node: NodeID) -> Bool {
    guard nodes[node.index].kind == .text else { return false }
    let bytes = bytes(of: node)
    let count = word.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    return (bytes.startIndex...(bytes.endIndex - count)).contains {
      isSpelled(bytes[$0..<($0 + count)], word)
    }
  }
}
