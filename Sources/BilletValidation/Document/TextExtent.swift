import BilletTree

/// About how much room text takes, as letters are about half as wide as they are high.
struct TextExtent {
  /// The letters of the longest text that runs on, a run of white space counted as one.
  var letters = 0
  /// The largest font size of any of it, in CSS pixels.
  var fontSize = 0.0

  /// The width on one line.
  var width: Double { Double(letters) * fontSize * 0.5 }

  /// Measures what is shown in an element.
  init(of node: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext) {
    for text in tree.descendants(of: node) where context.styles.isShownText(text, in: tree) {
      guard !tree.isMachineText(text) else { continue }
      letters += Self.letters(in: tree.bytes(of: text))
      fontSize = max(fontSize, context.styles[text].fontSize)
    }
  }

  private static func letters(in bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var isInSpace = true
    for byte in bytes {
      let isSpace = byte.isHTMLSpace
      if !(isSpace && isInSpace), byte & 0xC0 != 0x80 { count += 1 }
      isInSpace = isSpace
    }
    return count
  }
}

/// What styles say of an element's box beyond its width.
struct BoxStyle {
  var clipsAcross = false
  var clipsDown = false
  var scrollsAcross = false
  var scrollsDown = false
  var keepsOnOneLine = false
  /// Whether a mark such as an ellipsis stands for what is cut.
  var marksOverflow = false
  /// CSS pixels, when a height is fixed.
  var height: Double?
  var lineHeight: Double?
}

extension RuleContext {
  /// The box of an element as its declarations make it.
  func boxStyle(of id: HTMLTree.NodeID) -> BoxStyle {
    var box = BoxStyle()
    let fontSize = styles[id].fontSize
    styles.forEachDeclaration(on: id) { declaration in
      let reader = declaration.tokens
      func pixels() -> Double? {
        var reader = reader
        guard let token = reader.next(), reader.next() == nil,
          case .pixels(let pixels)? = StyleTable.length(token, in: reader, fontSize: fontSize)
        else { return nil }
        return pixels
      }
      func isOne(of words: StaticString...) -> Bool { words.contains(where: declaration.isKeyword) }
      let hides = isOne(of: "hidden", "clip")
      let scrolls = isOne(of: "auto", "scroll")
      switch declaration.name {
      case .overflow:
        let words = reader.map { reader.isKeyword($0, "hidden") || reader.isKeyword($0, "clip") }
        let rolls = reader.map { reader.isKeyword($0, "auto") || reader.isKeyword($0, "scroll") }
        guard let first = words.first, let last = words.last, words.count < 3 else { return }
        (box.clipsAcross, box.clipsDown) = (first, last)
        (box.scrollsAcross, box.scrollsDown) = (rolls.first ?? false, rolls.last ?? false)
      case .overflowX: (box.clipsAcross, box.scrollsAcross) = (hides, scrolls)
      case .overflowY: (box.clipsDown, box.scrollsDown) = (hides, scrolls)
      case .whiteSpace: box.keepsOnOneLine = isOne(of: "nowrap", "pre")
      case .textOverflow: box.marksOverflow = !isOne(of: "clip")
      case .height, .maxHeight:
        if let pixels = pixels() {
          box.height = pixels
        } else if isOne(of: "auto", "none") {
          box.height = nil
        }
      case .lineHeight:
        var tokens = reader
        if let token = tokens.next(), token.kind == .number {
          box.lineHeight = token.number * fontSize
        } else if let pixels = pixels() {
          box.lineHeight = pixels
        }
      default: break
      }
    }
    return box
  }

  /// The elements that declare a property, in document order, each once.
  func elements(declaring names: PropertyName...) -> [HTMLTree.NodeID] {
    guard declares(names) else { return [] }
    var result: Set<HTMLTree.NodeID> = []
    for declaration in styles.declarations where names.contains(where: { $0 == declaration.name }) {
      if case .styleSheet(let rule) = declaration.origin, !styles.rules[rule].isActive { continue }
      result.formUnion(styles.elements(of: declaration))
    }
    return result.sorted()
  }
}
