package import BilletCore
package import BilletLanguage
package import BilletMessage
package import BilletTree

/// What a rule may know beside the document; whatever several rules need is worked out once.
///
/// It never changes; a class, so that handing it on copies nothing.
package final class RuleContext: Sendable {
  package let facts: MessageFacts
  /// The version of the policy, and what the project allows beyond it.
  package let policy: MessagePolicy
  /// The kind of page: a message without an `html` tag is a fragment.
  package let profile: ValidationOptions.Profile
  /// The encoding that the file was decoded from, or that its envelope names; `nil` for plain UTF-8.
  package let encoding: String?
  /// Whether another program may be asked about the grammar of a text.
  let usesGrammarTool: Bool
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
  /// The declarations that rules are about.
  let declarations: DeclarationIndex
  /// The elements with a role attribute, in document order.
  let elementsWithRole: [HTMLTree.NodeID]
  /// Which elements, attributes and properties occur, for rules that need not look for others.
  let features: HTMLFeatures
  /// Where values stand in the document, in order; empty for HTML that no template of ours made.
  package let values: [ValueSpan]

  let tree: HTMLTree
  private let lazyFlow = Lazy<TextFlow>()
  private let lazyFoldedFlow = Lazy<FoldedText>()
  private let lazyHeadings = Lazy<[Heading]>()
  private let lazyLinks = Lazy<[Link]>()
  private let lazyNamedImages = Lazy<[NamedImage]>()
  private let lazySheetReach = Lazy<[StyleReach]>()
  private let lazyConditionalComments = Lazy<[ConditionalComment]>()
  private let lazyImages = Lazy<[ImageAddress]>()
  private let lazyBoxes = Lazy<BoxTable>()
  private let lazyText = Lazy<MessageText>()
  private let lazyPaint = Lazy<PaintedMessage>()
  private let lazyGrids = Lazy<[TableGrid]>()
  private let lazyOutlook = Lazy<OutlookVariant?>()

  let lazyPlainLanguage = Lazy<Bool>()
  let lazyCertainLanguage = Lazy<LanguageTag?>()
  private let lazyLanguageParts = Lazy<LanguageParts>()
  private let lazyWording = Lazy<MessageWording>()
  private let lazyWords = Lazy<AuthorWords.Entry?>()
  private let authorWords: AuthorWords?
  private let library: WordingLibrary

  package init(
    tree: HTMLTree, facts: MessageFacts, values: [ValueSpan] = [],
    options: ValidationOptions = ValidationOptions(), encoding: String? = nil,
    wording library: WordingLibrary = .builtIn, words: AuthorWords? = nil
  ) {
    self.tree = tree
    authorWords = words
    self.library = library
    self.facts = facts
    policy = options.policy
    self.values = values
    self.encoding = encoding
    level = options.level
    usesGrammarTool = options.usesGrammarTool
    styles = StyleTable(tree)
    names = AccessibleNames(tree, styles: styles)
    isFragment = options.profile == .fragment || facts.fragment ?? tree.isFragment
    profile = options.profile == .email && isFragment ? .fragment : options.profile
    content = VisibleContent(tree, styles)
    declarations = DeclarationIndex(styles)
    features = styles.features
    elementsWithRole =
      tree.features.contains(AttributeName.role)
      ? tree.elements.filter { tree.attribute(.role, of: $0) != nil } : []
  }

  /// What is known of a document that differs from another in words alone (`HTMLPattern`).
  ///
  /// Styles, and which nodes show something, do not depend on words; the places of declarations in the
  /// source do, and are the other document's.
  init(
    like other: RuleContext, tree: HTMLTree, facts: MessageFacts, values: [ValueSpan]
  ) {
    self.tree = tree
    authorWords = other.authorWords
    library = other.library
    self.facts = facts
    self.values = values
    policy = other.policy
    profile = other.profile
    encoding = other.encoding
    level = other.level
    usesGrammarTool = other.usesGrammarTool
    styles = other.styles
    names = AccessibleNames(tree, styles: styles)
    isFragment = other.isFragment
    content = other.content
    declarations = other.declarations
    elementsWithRole = other.elementsWithRole
    features = styles.features.with(wordsOf: tree.features)
  }

  /// The shown text, read on from element to element.
  package var flow: TextFlow { lazyFlow.value { TextFlow(tree, styles) } }

  /// The shown text with plain signs.
  var foldedFlow: FoldedText { lazyFoldedFlow.value { FoldedText(flow.bytes[...]) } }

  /// The headings that a screen reader meets.
  var headings: [Heading] {
    lazyHeadings.value { Heading.all(in: tree, names, elementsWithRole) }
  }

  /// The links that a screen reader meets.
  var links: [Link] { lazyLinks.value { Link.all(in: tree, names, elementsWithRole) } }

  /// The links of image maps, for rules on what links are called and where they lead.
  var imageMapLinks: [Link] { Link.ofImageMaps(in: tree, names) }

  /// The images that are read out.
  var namedImages: [NamedImage] { lazyNamedImages.value { NamedImage.all(in: tree, names) } }

  /// What each rule of the style sheets has to do with what the reader sees.
  var sheetReach: [StyleReach] {
    lazySheetReach.value { StyleReach.ofRules(tree, styles, content) }
  }

  /// What only Outlook reads.
  package var conditionalComments: [ConditionalComment] {
    guard features.contains(HTMLFeatures.Other.comment) else { return [] }
    return lazyConditionalComments.value { ConditionalComment.all(in: tree) }
  }

  /// Where the pictures come from.
  package var images: [ImageAddress] {
    lazyImages.value {
      ImageAddress.all(
        in: tree, styles, pictures: declarations.picture, conditionalComments)
    }
  }

  /// The document as Outlook reads it, when that is another one.
  var outlook: OutlookVariant? {
    guard features.contains(HTMLFeatures.Other.comment) else { return nil }
    return lazyOutlook.value { OutlookVariant(tree) }
  }

  /// Widths and margins.
  package var boxes: BoxTable {
    lazyBoxes.value { BoxTable(tree, styles, content, messageWidth: messageWidth) }
  }

  /// The cells of a `<table>` element.
  func grid(of table: HTMLTree.NodeID) -> TableGrid {
    let tables = tree.elements(named: .table)
    let grids = lazyGrids.value { tables.map { TableGrid(table: $0, tree) } }
    guard let place = tables.place(of: table) else { return TableGrid(table: table, tree) }
    return grids[place]
  }

  /// The colours of the message.
  var paint: PaintedMessage { lazyPaint.value { PaintedMessage(tree, styles, names) } }

  /// The sentences of the message.
  package var text: MessageText {
    lazyText.value { MessageText(tree, styles, facts: facts, values: values) }
  }

  /// Its words by the language that is declared around them.
  var languageParts: LanguageParts { lazyLanguageParts.value { LanguageParts(text, in: tree) } }

  /// What the wording data says of them.
  package var wording: MessageWording {
    lazyWording.value {
      let make = { [self] in MessageWording(text, facts: facts, library: library) }
      return words?.wording(make) ?? make()
    }
  }

  /// What is known of the author's words from other renderings of the same template.
  var words: AuthorWords.Entry? {
    guard let authorWords else { return nil }
    return lazyWords.value { authorWords.entry(of: text, facts: facts, library: library) }
  }

  /// Declarations by their numbers.
  func declarations(_ numbers: [Int]) -> some Sequence<StyleTable.Declaration> {
    numbers.lazy.map { [styles] in styles.declarations[$0] }
  }

  /// The declarations of some properties, in source order.
  func declarations(of names: PropertyName...) -> some Sequence<StyleTable.Declaration> {
    let occurring = names.filter { features.contains($0) }
    let numbers =
      occurring.isEmpty
      ? []
      : styles.declarations.indices.filter { occurring.contains(styles.declarations[$0].name) }
    return declarations(numbers)
  }

  /// The width that the message is shown at, in CSS pixels.
  package var messageWidth: Double {
    guard let width = facts.messageWidth, width.isFinite, width >= 1 else { return 600 }
    return width
  }
}
