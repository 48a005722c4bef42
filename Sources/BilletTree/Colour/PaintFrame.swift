/// What a painter knows inside an open element.
struct PaintFrame {
  /// One past the element's last descendant.
  var end: Int32
  var node = HTMLTree.document
  /// The colour of text; `nil` when it is not known.
  var ink: CSSColor?
  var inkOrigin: PaintOrigin
  /// The colour of the letters' insides where it is not the text's.
  var fill: CSSColorValue = .currentColor
  var shadow = PaintShadow.none
  var backdrop: Backdrop
  /// The backdrop without the element's own background.
  var outside: Backdrop
  /// The element's own background.
  var background = CSSBackground()
  var groups: [Group] = []
  /// Doubts about the groups, which no background covers up.
  var doubts: PaintDoubts = []
  var concealment: Concealment = []
  /// The nearest element that others are placed in.
  var container = HTMLTree.document
  /// Whether floating children stay inside the element's background.
  var holdsFloats = true
  /// Elements around that paint a background.
  var painterCount = 0
  /// The element's number among those that are placed elsewhere.
  var floater: Int?
  /// How much was painted before the element.
  var paintersBefore = 0
  /// Whether the browser draws no text here: in pictures, in lists to choose from.
  var isForeign = false

  /// An element of less than full opacity, which is blended as a whole.
  struct Group {
    var node: HTMLTree.NodeID
    var opacity: Double
    /// What is behind it.
    var samples: [CSSColor]
  }

  /// What is behind a text.
  struct Backdrop {
    /// Colours that are there, opaque.
    var samples: [CSSColor]
    /// Whether any colour between the samples may be there too.
    var isRange = false
    /// Colours that may be there instead, if the box lies elsewhere.
    var alternatives: [CSSColor] = []
    var doubts: PaintDoubts = []
    var origin: PaintOrigin

    /// So many pairs of colours are looked at; beyond, anything may be there.
    static let pairLimit = 1_024

    /// Lays a colour over all.
    mutating func cover(with color: CSSColor) {
      if color.isOpaque {
        samples = [color]
        isRange = false
        alternatives = []
        doubts = []
      } else {
        samples = Self.distinct(samples.map(color.over))
        alternatives = Self.distinct(alternatives.map(color.over))
      }
    }

    /// Lays one of several colours over each place.
    mutating func cover(withSomeOf colors: [CSSColor], coversBox: Bool) {
      guard colors.count * samples.count <= Self.pairLimit else {
        coverWithAnything(.gradient)
        return
      }
      var result = coversBox ? [] : samples
      for color in colors {
        if color.isOpaque { result.append(color) } else { result += samples.map(color.over) }
      }
      result = Self.distinct(result)
      if coversBox, colors.allSatisfy(\.isOpaque) {
        isRange = false
        doubts = []
        alternatives = []
      }
      samples = result
    }

    /// Lays something over that is not known.
    mutating func coverWithAnything(_ doubt: PaintDoubts) {
      samples = [.black, .white]
      isRange = true
      doubts.insert(doubt)
    }

    private static func distinct(_ colors: [CSSColor]) -> [CSSColor] {
      guard colors.count > 1 else { return colors }
      var seen: Set<CSSColor> = []
      return colors.filter { seen.insert($0).inserted }
    }
  }
}
