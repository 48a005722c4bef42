/// The colours of a document's texts and of what is behind them, worked out without layout.
///
/// Every background on the way up from a text counts, down to the first that nothing shows through, or
/// else to the browser's own; opacity is blended group by group. What only layout or pixels could tell
/// is a doubt.
package struct PaintTable: Sendable {
  /// The texts that are rendered and hold something to read, in document order.
  package internal(set) var texts: [PaintedText] = []
  /// The boxes of links and buttons, in document order.
  package internal(set) var boxes: [PaintedBox] = []
  /// Whether a picture is painted behind something.
  package internal(set) var hasPictures = false
  /// Boxes that are painted somewhere else than where they stand, with the element they are placed in.
  var floaters: [Floater] = []

  struct Floater {
    var node: HTMLTree.NodeID
    var container: HTMLTree.NodeID
    /// Whether anything of it can be seen.
    var paints = false
  }

  /// Elements that paint a background, and objects.
  var painterCount = 0

  /// Paints a document: O(n).
  ///
  /// - Parameters:
  ///   - tree: the document.
  ///   - styles: the styles that hold.
  ///   - environment: what these styles were worked out for.
  ///   - showsImages: whether pictures are loaded.
  package init(
    _ tree: HTMLTree, _ styles: StyleTable, in environment: MediaEnvironment = MediaEnvironment(),
    showsImages: Bool = true
  ) {
    var painter = Painter(tree, styles, environment, showsImages: showsImages)
    painter.paintAll()
    self = painter.table
  }

  init() {}

  /// Whether something that is painted elsewhere may lie behind a text.
  package func mayBeOverlapped(_ text: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    floaters.prefix(64).contains { floater in
      tree.isDescendant(text, of: floater.container)
        && !tree.isDescendant(text, of: floater.node)
    } || floaters.count > 64
  }
}

/// A text with its colours.
package struct PaintedText: Sendable {
  package let node: HTMLTree.NodeID
  /// The highest contrast that any part of it can have with any part of its background.
  package var highest = 1.0
  /// The lowest contrast.
  package var lowest = 1.0
  /// The colours of the highest contrast as they are seen; `nil` when one is not known.
  package var seen: (ink: CSSColor, backdrop: CSSColor)?
  /// Where the text's colour is set.
  package var ink: PaintOrigin
  /// Where the background is set.
  package var backdrop: PaintOrigin
  /// The innermost element of less than full opacity around.
  package var fadedBy: HTMLTree.NodeID?
  package var doubts: PaintDoubts = []
  package var concealment: Concealment = []
  /// Whether the letters have a shadow.
  package var hasShadow = false
  /// Elements around it that paint a background.
  var painterCount = 0

  /// Whether the letters have the very colour of what is behind them.
  package var isEqual: Bool { highest < 1.000_001 && !hasShadow }
}

/// A link or button with a background or with edges.
package struct PaintedBox: Sendable {
  package let node: HTMLTree.NodeID
  /// Its background as it is seen; `nil` when it has none of its own or it is not known.
  package var inside: CSSColor?
  /// What is around it; `nil` when that is not known.
  package var outside: CSSColor?
  /// The colour of its text, which edges have too unless they have their own.
  package var ink: CSSColor?
  package var isUncertain: Bool
}

/// Where a colour comes from.
package struct PaintOrigin: Sendable, Hashable {
  /// The element it is set on.
  package var node: HTMLTree.NodeID
  package var kind: Kind

  package enum Kind: Sendable, Hashable {
    case browser
    case attribute
    /// The declaration of this number.
    case declaration(Int)
  }

  package init(node: HTMLTree.NodeID, kind: Kind) {
    self.node = node
    self.kind = kind
  }

  package var isAuthored: Bool { kind != .browser }
}

/// Why a contrast is not known, or not for certain.
package struct PaintDoubts: OptionSet, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// A picture is behind the text.
  package static let picture = PaintDoubts(rawValue: 1)
  /// A gradient has parts of both kinds, or is not understood.
  package static let gradient = PaintDoubts(rawValue: 2)
  /// The background's colour is not known.
  package static let color = PaintDoubts(rawValue: 4)
  /// The text's colour is not known.
  package static let ink = PaintDoubts(rawValue: 8)
  package static let filter = PaintDoubts(rawValue: 16)
  package static let blend = PaintDoubts(rawValue: 32)
  /// The background is seen through the letters.
  package static let clip = PaintDoubts(rawValue: 64)
  package static let shadow = PaintDoubts(rawValue: 128)
  /// The text is placed, moved or floats, so that something else may be behind it.
  package static let position = PaintDoubts(rawValue: 256)
  /// A selector is not understood.
  package static let selector = PaintDoubts(rawValue: 512)
  /// A style sheet comes from elsewhere.
  package static let sheet = PaintDoubts(rawValue: 1024)
  /// A script puts a tree of its own behind an element.
  package static let script = PaintDoubts(rawValue: 2048)
  /// The reader's system draws the control.
  package static let control = PaintDoubts(rawValue: 4096)

  /// Doubts that matter even where the contrast seems high enough.
  package static let always: PaintDoubts = [.filter, .blend, .clip]
}

/// Ways in which text that is rendered is still not seen.
package struct Concealment: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Placed beyond the edge.
  package static let farOut = Concealment(rawValue: 1)
  /// Cut away on purpose, as is done for screen readers.
  package static let clipped = Concealment(rawValue: 2)
  /// In a box of no height.
  package static let collapsed = Concealment(rawValue: 4)
  /// Of no opacity, or of no colour.
  package static let transparent = Concealment(rawValue: 8)
  /// In a part that is closed until the reader opens it.
  package static let closed = Concealment(rawValue: 16)
  /// Of no size.
  package static let sizeless = Concealment(rawValue: 32)
}

extension PaintTable {
  /// Whether the document paints nothing but the backgrounds around a text.
  package func paints(noMoreThan text: PaintedText) -> Bool { painterCount == text.painterCount }
}
