package import BilletCore
package import BilletLanguage
package import BilletMessage
package import BilletTree

/// What a rule may know beside the document; whatever several rules need is worked out once.
///
/// It never changes; a class, so that handing it on copies nothing.
package final class RuleContext: Sendable {
  package let facts: MessageFacts
  /// The kind of page: a message without an `html` tag is a fragment.
  package let profile: ValidationOptions.Profile
  /// The encoding that the file was decoded from, or that its envelope names; `nil` for plain UTF-8.
  package let encoding: String?
  /// The conformance level that is wanted.
  package let level: Reference.Level
  /// The computed style of every node.
  package let styles: StyleTable
  /// The role and accessible name of every element.
  package let names: AccessibleNames
  /// Whether the HTML is a fragment: no `html` tag in the source, or the facts or the profile say so.
  package let isFragment: Bool
  /// The texts and images that are shown.
  package let content: VisibleContent
  /// The shown text, read on from element to element.
  package let flow: TextFlow
  /// The headings that a screen reader meets.
  let headings: [Heading]
  /// The declarations that rules are about.
  let declarations: DeclarationIndex
  /// Which elements, attributes and properties occur, for rules that need not look for others.
  var features: HTMLFeatures { styles.features }
  /// The links that a screen reader meets.
  let links: [Link]
  /// The elements with a role attribute, in document order.
  let elementsWithRole: [HTMLTree.NodeID]
  /// What each rule of the style sheets has to do with what the reader sees.
  let sheetReach: [StyleReach]
  /// What only Outlook reads.
  package let conditionalComments: [ConditionalComment]
  /// Where the pictures come from.
  package let images: [ImageAddress]
  /// Widths and margins.
  package let boxes: BoxTable
  /// Where values stand in the document, in order; empty for HTML that no template of ours made.
  package let values: [ValueSpan]
  private let lazyText: Lazy<MessageText>
  private let lazyPaint: Lazy<PaintedMessage>

  /// The colours of the message.
  var paint: PaintedMessage { lazyPaint.value }

  /// The sentences of the message.
  package var text: MessageText { lazyText.value }

  private let lazyWording: Lazy<MessageWording>

  /// What the wording data says of them.
  package var wording: MessageWording { lazyWording.value }

  package init(
    tree: HTMLTree, facts: MessageFacts, values: [ValueSpan] = [],
    options: ValidationOptions = ValidationOptions(), encoding: String? = nil,
    wording library: WordingLibrary = .builtIn
  ) {
    self.facts = facts
    self.values = values
    self.encoding = encoding
    level = options.level
    styles = StyleTable(tree)
    names = AccessibleNames(tree, styles: styles)
    isFragment = options.profile == .fragment || facts.fragment ?? tree.isFragment
    profile = options.profile == .email && isFragment ? .fragment : options.profile
    content = VisibleContent(tree, styles)
    flow = TextFlow(tree, styles)
    declarations = DeclarationIndex(styles)
    elementsWithRole =
      tree.features.contains(AttributeName.role)
      ? tree.elements.filter { tree.attribute(.role, of: $0) != nil } : []
    headings = Heading.all(in: tree, names, elementsWithRole)
    links = Link.all(in: tree, names, elementsWithRole)
    sheetReach = StyleReach.ofRules(tree, styles, content)
    conditionalComments = ConditionalComment.all(in: tree)
    images = ImageAddress.all(
      in: tree, styles, pictures: declarations.picture, conditionalComments)
    lazyPaint = Lazy { [styles, names] in PaintedMessage(tree, styles, names) }
    lazyText = Lazy { [styles, facts] in
      MessageText(tree, styles, facts: facts, values: values)
    }
    lazyWording = Lazy { [lazyText, facts] in
      MessageWording(lazyText.value, facts: facts, library: library)
    }
    boxes = BoxTable(tree, styles, content, messageWidth: Self.messageWidth(facts))
  }

  /// Declarations by their numbers.
  func declarations(_ numbers: [Int]) -> some Sequence<StyleTable.Declaration> {
    numbers.lazy.map { [styles] in styles.declarations[$0] }
  }

  /// The width that the message is shown at, in CSS pixels.
  package var messageWidth: Double { Self.messageWidth(facts) }

  private static func messageWidth(_ facts: MessageFacts) -> Double {
    guard let width = facts.messageWidth, width.isFinite, width >= 1 else { return 600 }
    return width
  }
}
