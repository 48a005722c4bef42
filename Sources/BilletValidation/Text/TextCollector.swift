import BilletLanguage
import BilletMessage
import BilletTree

/// Walks a document once and puts its texts together, block by block.
struct TextCollector {
  let tree: HTMLTree
  let styles: StyleTable
  let facts: MessageFacts

  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [TextPiece] = []
  private(set) var blocks: [MessageText.Block] = []
  private(set) var tokenized = TokenizedText()

  private var spans: ArraySlice<ValueSpan>
  /// Values in the block that is being put together.
  private var values: [TextValue] = []
  private var blockStart = 0
  /// The elements around the place that the walk has reached, as far as they matter.
  private var open: [Frame] = []
  private var linkRanges: [(node: HTMLTree.NodeID, range: Range<Int>)] = []
  /// Where the last line break stands, when only white space came since.
  private var lineBreak: Int?
  private var quotation = Quotation.none

  private struct Frame {
    var end: Int32
    var node: HTMLTree.NodeID
    var kind: MessageText.BlockKind?
    var language: Int32?
    var isQuote: Bool
    var isBlock: Bool
    var linkStart: Int?
  }

  private enum Quotation {
    case none
    /// “On … wrote:” has come; what follows is quoted.
    case announced
    case open
  }

  init(_ tree: HTMLTree, _ styles: StyleTable, facts: MessageFacts, values: [ValueSpan]) {
    self.tree = tree
    self.styles = styles
    self.facts = facts
    spans = values[...]
  }

  mutating func collect() {
    bytes.reserveCapacity(tree.characters.count + 64)
    tokenized.reserve(tree.characters.count)
    for index in tree.nodes.indices {
      close(upTo: Int32(index))
      switch tree.nodes[index].kind {
      case .text: append(text: HTMLTree.NodeID(index))
      case .element: enter(HTMLTree.NodeID(index))
      default: break
      }
    }
    close(upTo: Int32(tree.nodes.count))
    finishBlock()
    appendSubject()
  }

  // MARK: - Elements

  private mutating func close(upTo index: Int32) {
    while let frame = open.last, frame.end <= index {
      if frame.isBlock { finishBlock() }
      if let start = frame.linkStart, start < bytes.count {
        linkRanges.append((frame.node, start..<bytes.count))
      }
      open.removeLast()
    }
  }

  private mutating func enter(_ id: HTMLTree.NodeID) {
    let node = tree.nodes[id.index]
    switch node.name {
    case .br:
      appendLineBreak()
      return
    case .img, .image, .area:
      appendAlternative(of: id)
      return
    default: break
    }
    let isBlock = styles.computed[id.index].display.interruptsText || node.name.isObject
    if isBlock { finishBlock() }
    let language = tree.languageAttribute(of: id)
    let isLink = node.name == .a
    let isQuote = node.name == .blockquote || (node.name == .div && isQuote(id))
    guard isBlock || isLink || isQuote || language != nil else { return }
    open.append(
      Frame(
        end: node.end, node: id, kind: Self.kind(of: node.name), language: language,
        isQuote: isQuote, isBlock: isBlock, linkStart: isLink ? bytes.count : nil))
  }

  /// Programs for mail put what they quote into an element of their own.
  private func isQuote(_ id: HTMLTree.NodeID) -> Bool {
    guard let attribute = tree.attribute(.class, of: id) else { return false }
    return tree.bytes(of: attribute).tokens.contains {
      $0.spells("gmail_quote") || $0.spells("yahoo_quoted") || $0.spells("moz-cite-prefix")
    }
  }

  private static func kind(of name: ElementName) -> MessageText.BlockKind? {
    switch name {
    case .h1, .h2, .h3, .h4, .h5, .h6: .heading
    case .li, .dt, .dd: .item
    case .td, .th: .cell
    case .caption, .figcaption: .caption
    default: nil
    }
  }

  private var language: Int32 {
    open.last { $0.language != nil }?.language ?? -1
  }

  // MARK: - Texts

  private mutating func append(text id: HTMLTree.NodeID) {
    let computed = styles.computed[id.index]
    let parent = tree.nodes[tree.nodes[id.index].parent.index].name
    guard !parent.holdsMachineText || parent == .title else { return }
    let isHidden = !computed.isVisible || computed.fontSize <= 0
    if parent == .title || isHidden {
      guard !tree.isBlankText(id) else { return }
      finishBlock()
      append(tree.nodes[id.index].characters, of: id, keepsLines: false)
      finishBlock(as: parent == .title ? .subject : .hidden)
      return
    }
    let range = tree.nodes[id.index].characters
    guard bytes.count > blockStart || !tree.isBlankText(id) else { return }
    if lineBreak != nil, !tree.isBlankText(id) { lineBreak = nil }
    append(range, of: id, keepsLines: computed.preservesWhitespace)
  }

  private mutating func append(
    _ range: Range<Int32>, of id: HTMLTree.NodeID?, keepsLines: Bool
  ) {
    guard !range.isEmpty else { return }
    let characters = Int(range.lowerBound)..<Int(range.upperBound)
    let start = bytes.count
    pieces.append(TextPiece(start: start, characters: characters.lowerBound, language: language))
    bytes.append(contentsOf: tree.characters[characters])
    if keepsLines {
      for index in start..<bytes.count where bytes[index] == UInt8(ascii: "\n") {
        bytes[index] = TokenizedText.lineBreak
      }
    }
    if let id { noteValues(in: tree.nodes[id.index].span, characters, at: start) }
  }

  /// Finds the values that stand in a run of source bytes.
  private mutating func noteValues(in source: Range<Int>, _ characters: Range<Int>, at start: Int) {
    while let span = spans.first, span.range.upperBound <= source.lowerBound {
      spans.removeFirst()
    }
    for span in spans {
      guard span.range.lowerBound < source.upperBound else { return }
      guard case .text = span.kind else { continue }
      let first = character(at: span.range.lowerBound, in: characters)
      let last = character(at: span.range.upperBound, in: characters)
      guard first < last else { continue }
      let shift = start - characters.lowerBound
      values.append(TextValue((first + shift)..<(last + shift), isOpaque: true))
    }
  }

  /// The first of some characters that stands at or behind a source byte: O(log n).
  private func character(at source: Int, in characters: Range<Int>) -> Int {
    var low = characters.lowerBound
    var high = characters.upperBound
    while low < high {
      let middle = (low + high) / 2
      if tree.sourceSpan(ofCharacters: middle..<(middle + 1)).lowerBound < source {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private mutating func appendLineBreak() {
    guard bytes.count > blockStart else { return }
    if lineBreak != nil {
      finishBlock()
    } else {
      lineBreak = bytes.count
      pieces.append(TextPiece(start: bytes.count, characters: nil, language: language))
      bytes.append(TokenizedText.lineBreak)
    }
  }

  /// The text of an image is a block of its own; one without text interrupts nothing.
  private mutating func appendAlternative(of id: HTMLTree.NodeID) {
    guard let alt = tree.attribute(.alt, of: id), !tree.bytes(of: alt).isBlank else { return }
    finishBlock()
    append(alt.value, of: nil, keepsLines: false)
    if let own = tree.languageAttribute(of: id) { pieces[pieces.count - 1].language = own }
    noteValues(
      in: alt.span, Int(alt.value.lowerBound)..<Int(alt.value.upperBound),
      at: bytes.count - alt.value.count)
    finishBlock(as: .alternative, of: id)
  }

  /// The subject that the facts give, where the document does not hold it as its title.
  private mutating func appendSubject() {
    guard let subject = facts.subject, !subject.isEmpty,
      !tree.elements(named: .title).contains(where: {
        tree.textBytes(of: $0).elementsEqual(subject.utf8)
      })
    else { return }
    pieces.append(TextPiece(start: bytes.count, characters: nil, language: -1))
    bytes.append(contentsOf: subject.utf8)
    finishBlock(as: .subject)
  }

  // MARK: - Blocks

  private mutating func finishBlock(
    as given: MessageText.BlockKind? = nil, of node: HTMLTree.NodeID? = nil
  ) {
    lineBreak = nil
    defer {
      blockStart = bytes.count
      values.removeAll(keepingCapacity: true)
    }
    let range = blockStart..<bytes.count
    guard !range.isEmpty else { return }
    let isInQuote = open.contains(where: \.isQuote)
    if case .announced = quotation { quotation = isInQuote ? .none : .open }
    var isQuoted = isInQuote
    if case .open = quotation { isQuoted = true }
    let first = tokenized.sentences.count
    if !isQuoted {
      tokenized.append(bytes, range, values: values[...])
      if QuoteAnnouncement.ends(bytes[range]) { quotation = .announced }
    }
    let sentences = first..<tokenized.sentences.count
    guard isQuoted || !sentences.isEmpty else { return }
    blocks.append(
      MessageText.Block(
        kind: given ?? open.last { $0.kind != nil }?.kind ?? .paragraph,
        node: node ?? open.last { $0.isBlock }?.node ?? HTMLTree.document, range: range,
        sentences: sentences, isQuoted: isQuoted))
  }

  /// The words of each link.
  func links(in text: TokenizedText) -> [MessageText.LinkText] {
    linkRanges.map { link in
      MessageText.LinkText(
        node: link.node,
        tokens: text.firstToken(
          at: link.range.lowerBound)..<text.firstToken(at: link.range.upperBound))
    }
  }
}

extension TokenizedText {
  /// The number of the first word that begins at or behind a byte: O(log n).
  fileprivate func firstToken(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension HTMLTree {
  /// The number of the attribute that gives an element's language.
  fileprivate func languageAttribute(of id: NodeID) -> Int32? {
    nodes[id.index].attributes.first {
      let attribute = attributes[Int($0)]
      return attribute.name == .lang && !attribute.isDuplicate
    }
  }
}
