import BilletCore

/// Puts the tokens of a document into a tree, at the places that libxml2 finds for them.
///
/// libxml2 says where elements start that the source does not write and which ones a start tag closes.
/// What an end tag closes is decided here by the elements' own names (HTML 13.2.6.4.7), and what
/// libxml2 does otherwise than a browser is mended. Nodes come in the order of the source; where a browser
/// moves some of them, `restoreOrder` puts them into document order at the end.
struct TreeBuilder {
  var tree: HTMLTree
  private(set) var tokens: [HTMLToken]
  let bytes: UnsafeBufferPointer<UInt8>
  /// What becomes the tree's particulars.
  private let source: [UInt8]
  private let alignment: [HTMLTree.Alignment]
  private let hasHTMLTag: Bool
  var otherNames: [Int32: String] = [:]
  var otherAttributeNames: [Int32: String]
  var misnestings: [Misnesting] = []
  let furtherAttributes: [ElementName: [HTMLTree.Attribute]]
  /// Whether the document has a doctype; without one a table does not close a paragraph.
  let hasDoctype: Bool
  /// One past the last byte that was read.
  let end: Int
  var problems: ProblemList

  /// The next token that is not in the tree yet.
  var cursor = 0
  /// The open elements, outermost first.
  var open = OpenElements()
  /// The nodes that libxml2 holds open; -1 for an element that the tree leaves out.
  var mirror: [Int32] = []
  var html: Int32?
  var body: Int32?
  var formatting = FormattingList()
  /// The row or table that content was last moved out of.
  var movedFrom: Int32?
  /// The table in front of which a node stands that was written in it.
  var beforeTable: [Int32: Int32] = [:]
  /// The blocks that were moved out of others, and how many nodes there were by then.
  var appended: [(at: Int, node: Int32)] = []
  /// Whether nodes were moved, so that they no longer stand in document order.
  var isReordered = false
  /// How many nodes may still be looked at for moving: a few times as many as there are.
  var movesLeft: Int
  /// Where the skeleton goes on that libxml2 reads now; what it reads before is open already.
  private var runStart = 0
  /// How many of the open elements libxml2 has opened anew.
  private var reopened = 0
  /// Where libxml2 has to begin anew.
  private(set) var restart: Int?
  /// Whether an element without content was begun, which libxml2 ends at once.
  private var endsNext = false
  /// Whether a limit ended the reading.
  var isStopped = false

  init(_ tokenizer: consuming HTMLTokenizer, source: [UInt8]) {
    tree = HTMLTree()
    tree.attributes = tokenizer.attributes
    tree.characters = tokenizer.characters.array
    self.source = source
    alignment = tokenizer.alignment.array
    otherAttributeNames = tokenizer.otherAttributeNames
    hasHTMLTag = tokenizer.hasHTMLTag
    tokens = tokenizer.tokens
    bytes = tokenizer.bytes
    furtherAttributes = tokenizer.furtherAttributes
    hasDoctype = tokens.contains { $0.kind == .doctype }
    end = tokenizer.end
    problems = tokenizer.problems
    movesLeft = 10_000 + 8 * tokens.count
    tree.nodes.reserveCapacity(tokens.count + 8)
    tree.nodes.append(
      HTMLTree.Node(
        kind: .document, name: .none, parent: HTMLTree.document, end: 1, span: 0..<source.count,
        endSpan: source.count..<source.count, attributes: 0..<0, characters: 0..<0,
        isImplied: false))
  }

  /// What libxml2 is to read.
  mutating func skeleton() -> [UInt8] { Skeleton(of: &tokens).bytes }

  /// The node into which the next one goes.
  var current: Int32 { open.last ?? 0 }

  var currentName: ElementName { open.lastName }

  // MARK: What libxml2 reports

  /// Prepares for events from `start` on, and gives the skeleton of the elements that are open there.
  mutating func beginRun(at start: Int) -> [UInt8] {
    runStart = start
    restart = nil
    reopened = 0
    mirror.removeAll(keepingCapacity: true)
    return open.nodes.flatMap { Array("<\(standIn(of: $0))>".utf8) }
  }

  private func standIn(of node: Int32) -> StaticString {
    let name = tree.nodes[Int(node)].name
    // Such an element can be open at a tag only in `svg` or `math`.
    return name.isRawText ? "span" : name.standIn
  }

  /// An element starts when libxml2 has read `offset` bytes of the skeleton.
  mutating func startElement(at offset: Int, isNamed: (StaticString) -> Bool) {
    guard !isStopped, restart == nil else { return }
    if offset < runStart {
      reopen(isNamed: isNamed)
      return
    }
    advance(toSkeleton: offset)
    if cursor < tokens.count, tokens[cursor].kind == .startTag,
      Int(tokens[cursor].skeletonEnd) == offset + 1, isNamed(tokens[cursor].standIn)
    {
      let token = tokens[cursor]
      guard checkDepth(at: token) else { return }
      cursor += 1
      closeElements(before: token)
      mirror.append(addElement(token))
      endsNext = token.isClosed
    } else if isNamed("p") {
      // A browser puts no paragraph around text that stands alone.
      mirror.append(-1)
    } else {
      let name: ElementName = isNamed("html") ? .html : isNamed("head") ? .head : .body
      if name == .body { closeHead(at: placeOfCursor) }
      mirror.append(addImplied(name, at: placeOfCursor))
    }
  }

  /// An element ends when libxml2 has read `offset` bytes of the skeleton.
  mutating func endElement(at offset: Int, isNamed: (StaticString) -> Bool) {
    guard !isStopped, restart == nil, let node = mirror.popLast(), offset >= runStart else {
      return
    }
    // Other elements end for a tag that libxml2 has read, or for a start tag that it is going to read.
    let includesTexts = !endsNext
    endsNext = false
    if node >= 0, node == current, cursor > 0, tokens[cursor - 1].isClosed,
      Int(tokens[cursor - 1].skeletonEnd) == offset
    {
      close(node, at: Int(tokens[cursor - 1].end))
      return
    }
    advance(toSkeleton: offset, includingTexts: includesTexts)
    guard cursor < tokens.count else { return }
    if tokens[cursor].kind == .endTag {
      // What an end tag closes is decided by `settle`; the element of its own name is the last that
      // libxml2 closes for it.
      if isNamed(tokens[cursor].standIn) {
        settle(tokens[cursor])
        cursor += 1
      }
    } else if node >= 0 {
      close(node, at: placeOfCursor)
    }
  }

  /// Texts of this part of the skeleton have their place.
  mutating func addText(at skeleton: Range<Int>) {
    guard !isStopped, restart == nil else { return }
    while cursor < tokens.count, Int(tokens[cursor].skeletonEnd) <= skeleton.upperBound {
      let token = tokens[cursor]
      if token.kind == .text, Int(token.skeletonEnd) > skeleton.lowerBound {
        addText(token)
      } else {
        pass(token)
      }
      cursor += 1
    }
  }

  /// Adds what follows the last event, and closes all elements.
  mutating func finish() {
    while !isStopped, cursor < tokens.count {
      let token = tokens[cursor]
      if token.kind == .text, !token.isBlank {
        problems.report(.unread, at: token.span)
        break
      }
      pass(token)
      cursor += 1
    }
    let place = isStopped ? placeOfCursor : end
    reportUnclosed()
    while let node = open.last { close(node, at: place) }
    restoreOrder()
    tree.nodes[0].end = Int32(truncatingIfNeeded: tree.nodes.count)
  }

  /// The tree, once all is in it.
  consuming func finishedTree() -> HTMLTree {
    tree.particulars = HTMLTree.Particulars(
      source: source, alignment: alignment, otherNames: otherNames,
      otherAttributeNames: otherAttributeNames, problems: problems.diagnostics,
      misnestings: misnestings, hasHTMLTag: hasHTMLTag,
      elementIndex: HTMLTree.ElementIndex(tree.nodes))
    tree.features = HTMLFeatures(tree)
    return tree
  }

  // MARK: Tokens

  /// Adds the tokens whose skeleton ends before `offset`, and the texts right at it when asked.
  private mutating func advance(toSkeleton offset: Int, includingTexts: Bool = false) {
    while cursor < tokens.count {
      let token = tokens[cursor]
      guard
        Int(token.skeletonEnd) < offset
          || (includingTexts && token.isFree && Int(token.skeletonEnd) == offset)
      else { return }
      // libxml2 reports every such text after the elements that it opens for it.
      if token.kind == .text, !token.isBlank, !token.isFree { return }
      pass(token)
      cursor += 1
    }
  }

  /// Adds a token that libxml2 has no event for; white space outside of the body is dropped.
  mutating func pass(_ token: HTMLToken) {
    switch token.kind {
    case .comment: addLeaf(.comment, token)
    case .doctype:
      // A browser drops a doctype behind the first tag.
      if open.isEmpty, html == nil { addLeaf(.doctype, token) }
    case .endTag: settle(token)
    case .text: if token.isFree { addText(token) }
    case .startTag: break
    }
  }

  /// Where the token begins that is read next.
  var placeOfCursor: Int {
    cursor < tokens.count ? Int(tokens[cursor].start) : end
  }

  private mutating func reopen(isNamed: (StaticString) -> Bool) {
    if reopened < open.count, isNamed(standIn(of: open.nodes[reopened])) {
      mirror.append(open.nodes[reopened])
      reopened += 1
    } else {
      mirror.append(-1)
    }
  }

  /// Whether one more element may be opened; ends the reading, or has libxml2 begin anew, otherwise.
  private mutating func checkDepth(at token: HTMLToken) -> Bool {
    if open.count >= Limits.elementDepth {
      problems.report(.limit(.depth), at: token.span)
      isStopped = true
      return false
    }
    if mirror.count >= 2 * Limits.elementDepth, cursor > 0 {
      restart = Int(tokens[cursor - 1].skeletonEnd)
      return false
    }
    return true
  }
}
