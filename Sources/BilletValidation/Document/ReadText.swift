import BilletMessage
import BilletTree

/// A text that somebody reads: in the page, in the list of messages, or aloud.
struct ReadText {
  enum Kind {
    /// The shown text, read on from element to element.
    case page
    /// Text that the page hides, and the title, which stand in the list of messages.
    case hidden
    /// The `alt` or `title` of an image.
    case image
    /// Another attribute that is shown or read out.
    case attribute
    /// The subject, when the document does not hold it as its title.
    case subject
  }

  let kind: Kind
  let bytes: ArraySlice<UInt8>
  /// The text with plain signs; that of the page is made once for all rules.
  let makeFolded: () -> FoldedText
  /// The source bytes of some of the bytes.
  let place: (Range<Int>) -> Range<Int>
}

extension ReadText {
  init(kind: Kind, bytes: ArraySlice<UInt8>, place: @escaping (Range<Int>) -> Range<Int>) {
    self.init(kind: kind, bytes: bytes, makeFolded: { FoldedText(bytes) }, place: place)
  }

  var folded: FoldedText { makeFolded() }
}

extension RuleContext {
  /// Visits every text that somebody reads.
  func forEachReadText(in tree: HTMLTree, _ visit: (ReadText) -> Void) {
    visit(
      ReadText(kind: .page, bytes: flow.bytes[...], makeFolded: { self.foldedFlow }) {
        self.flow.sourceSpan(of: $0, in: tree)
      })
    for index in tree.nodes.indices where tree.nodes[index].isText {
      let parent = tree.nodes[tree.nodes[index].parent.index].name
      guard parent == .title || (!parent.holdsMachineText && !styles.computed[index].isVisible)
      else { continue }
      visit(
        ReadText(kind: .hidden, bytes: tree.bytes(of: HTMLTree.NodeID(index))) {
          tree.sourceSpan(ofCharacters: $0)
        })
    }
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      let element = tree.nodes[id.index].name
      for index in tree.nodes[id.index].attributes {
        let attribute = tree.attributes[Int(index)]
        guard !attribute.isDuplicate, attribute.name.isRead else { continue }
        visit(
          ReadText(kind: element == .img ? .image : .attribute, bytes: tree.bytes(of: attribute)) {
            tree.sourceSpan(ofCharacters: $0)
          })
      }
    }
    guard let subject = facts.subject else { return }
    let bytes = Array(subject.utf8)
    if !tree.elements(named: .title).contains(where: { tree.textBytes(of: $0) == bytes }) {
      visit(ReadText(kind: .subject, bytes: bytes[...]) { _ in 0..<0 })
    }
  }

  /// Whether there is anything to read at all.
  func holdsReadText(in tree: HTMLTree) -> Bool {
    !flow.bytes.isEmpty || facts.subject != nil || !tree.elements(named: .title).isEmpty
      || tree.attributes.contains { $0.name.isRead }
  }
}

extension AttributeName {
  /// Whether its value is shown or read out.
  fileprivate var isRead: Bool {
    switch self {
    case .alt, .title, .ariaLabel, .value, .placeholder, .label, .summary: true
    default: false
    }
  }
}
