/// A selector such as `table.items > td a` (Selectors 4, 4).
struct Selector: Sendable {
  /// The parts that are about one element each, from the last to the first.
  var compounds: [Compound] = []
  /// Numbers of ids, of classes with attributes, and of types, ten bits each.
  var specificity: UInt32 = 0
  /// The rule that it belongs to.
  var rule = 0

  struct Compound: Sendable {
    var tests: [Test] = []
    /// How the element of the next compound, which stands further left, is found from this one's.
    var combinator = Combinator.descendant
  }

  enum Combinator: Sendable {
    case descendant, child, nextSibling, laterSibling
  }

  /// A condition on one element.
  enum Test: Sendable {
    case element(ElementName)
    /// An element without a case of its own.
    case otherElement(String)
    case classNumber(Int32)
    case idNumber(Int32)
    case attribute(Attribute)
    case root, link, empty, disabled, enabled, checked
    /// The place among siblings.
    case place(Place)
    /// An element in this language, by its tag in small letters.
    case language([UInt8])
    /// One of these fits (`:is()`, `:where()` and the `&` of a nested rule).
    case any([Selector])
    /// None of these fits.
    case not([Selector])
    /// One of these fits an element that stands so to this one (`:has()`).
    case has([Relative])
    /// The text that a style sheet puts before or behind an element's content; never an element.
    case generated(isBefore: Bool)
    /// A state or a pseudo-element, which no element of a message as written is.
    case never
  }

  /// `:nth-child(2n+1)` and its like: the elements whose number is `step` times some number, none
  /// included, plus `offset`.
  struct Place: Sendable {
    var step = 0
    var offset = 1
    /// Whether only elements of the same name count.
    var isOfType = false
    var isFromEnd = false
  }

  /// A selector of one element, and how that stands to the element with the `:has()`.
  struct Relative: Sendable {
    var combinator: Combinator
    var tests: [Test]
  }

  struct Attribute: Sendable {
    var name: AttributeName
    /// The name when it has no case of its own.
    var otherName: String
    var comparison: Comparison
    var value: [UInt8] = []
    var ignoresCase = false
  }

  enum Comparison: Sendable {
    case exists, equals, includesWord, equalsOrHyphen, hasPrefix, hasSuffix, contains
  }
}

/// Numbers for the classes and ids that selectors name, so that comparing them is cheap.
struct SelectorNames: Sendable {
  /// Whether case counts for nothing, as in quirks mode (Selectors 4, 6.6).
  let ignoresCase: Bool
  private var numbers: [[UInt8]: Int32] = [:]

  init(ignoresCase: Bool) {
    self.ignoresCase = ignoresCase
  }

  mutating func number(of name: [UInt8]) -> Int32 {
    let name = ignoresCase ? name.map(\.lowercasedASCII) : name
    if let number = numbers[name] { return number }
    let number = Int32(truncatingIfNeeded: numbers.count)
    numbers[name] = number
    return number
  }

  /// The number of a name in the document, if any selector has that name.
  func existingNumber(of name: some Collection<UInt8>) -> Int32? {
    numbers[ignoresCase ? name.map(\.lowercasedASCII) : Array(name)]
  }

  var count: Int { numbers.count }
}
