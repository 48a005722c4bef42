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
  fileprivate let context: RuleContext

  /// The text with plain signs; that of the page is made once for all rules.
  var folded: FoldedText { kind == .page ? context.foldedFlow : FoldedText(bytes) }

  /// The source bytes of some of the bytes; none for the subject.
  func place(_ range: Range<Int>) -> Range<Int> {
    switch kind {
    case .page: context.flow.sourceSpan(of: range, in: context.tree)
    case .hidden, .image, .attribute: context.tree.sourceSpan(ofCharacters: range)
    case .subject: 0..<0
    }
  }
}

extension RuleContext {
  /// Visits every text that somebody reads.
  func forEachReadText(_ read: (ReadText) -> Void) {
    func visit(_ kind: ReadText.Kind, _ bytes: ArraySlice<UInt8>) {
      read(ReadText(kind: kind, bytes: bytes, context: self))
    }
    visit(.page, flow.bytes[...])
    for index in tree.nodes.indices where tree.nodes[index].isText {
      let parent = tree.nodes[tree.nodes[index].parent.index].name
      guard parent == .title || (!parent.holdsMachineText && !styles.computed[index].isVisible)
      else { continue }
      visit(.hidden, tree.bytes(of: HTMLTree.NodeID(index)))
    }
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      let element = tree.nodes[id.index].name
      for index in tree.nodes[id.index].attributes {
        let attribute = tree.attributes[Int(index)]
        guard !attribute.isDuplicate, attribute.name.isRead else { continue }
        visit(element == .img ? .image : .attribute, tree.bytes(of: attribute))
      }
    }
    guard let subject = facts.subject else { return }
    let bytes = Array(subject.utf8)
    if !tree.elements(named: .title).contains(where: { tree.textBytes(of: $0) == bytes }) {
      visit(.subject, bytes[...])
    }
  }

  /// Whether there is anything to read at all.
  var holdsReadText: Bool {
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
