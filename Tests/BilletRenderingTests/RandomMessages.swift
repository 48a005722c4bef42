import BilletCore
import BilletMessage

/// The same numbers from the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Messages with every kind of block and inline, in any order and nesting.
struct RandomMessages {
  private var generator: SeededGenerator
  private let build = Builder("Hello <b> & \"there\" {0} {1} {2} é\u{301} amp Label value")
  /// Whether addresses may hold values; a value in an address is written unlike a literal there.
  private let hasValuesInAddresses: Bool

  static let nasty = [
    "", " ", "x", "\"\u{301} onclick=alert(1)", "</title><script>alert(1)</script>", "&lt;b&gt;",
    "'><img src=x>", "-->", "]]>", "\u{202E}gpj", "\u{2069}\u{202C}", "\n\n", "a\n\nb\nc", "..",
    "javascript:alert(1)", "https://a.com/\"><b>", "\u{0}\u{1B}[2J\u{7F}", "é漢🙂", "%00", "\\",
    "<br><br><br>", "{{x}}", "&#x3C;b>", "\t", "\u{A0}", "<\u{338}p>",
  ]

  init(seed: UInt64, hasValuesInAddresses: Bool = true) {
    generator = SeededGenerator(seed: seed)
    self.hasValuesInAddresses = hasValuesInAddresses
  }

  mutating func message() -> Message {
    build.message(
      blocks(depth: 3), subject: "S " + pattern(),
      language: generator.next() % 4 == 0 ? "ar" : "en-US")
  }

  mutating func values() -> ResolvedValues {
    ResolvedValues(
      (0..<3).map { _ in
        let bytes = Array((Self.nasty.randomElement(using: &generator) ?? "").utf8)
        return .init(bytes, keepsLineBreaks: generator.next() % 2 == 0)
      })
  }

  private mutating func blocks(depth: Int) -> [Block] {
    (0..<Int.random(in: 0...3, using: &generator)).map { _ in block(depth: depth) }
  }

  private mutating func block(depth: Int) -> Block {
    let content: Block.Content
    switch Int.random(in: depth > 0 ? 0...9 : 4...9, using: &generator) {
    case 0: content = .quote(blocks(depth: depth - 1))
    case 1: content = .note(blocks(depth: depth - 1))
    case 2, 3:
      content = .list(
        List(
          start: Bool.random(using: &generator) ? Int.random(in: 0...12, using: &generator) : nil,
          isTight: Bool.random(using: &generator),
          items: (0..<Int.random(in: 0...3, using: &generator)).map { _ in blocks(depth: depth - 1)
          }
        ))
    case 4: content = .heading(.allCases.randomElement(using: &generator) ?? .one, inlines(2))
    case 5:
      let columns = Int.random(in: 1...3, using: &generator)
      content = .table(
        Table(
          header: (0..<columns).map { _ in cell() },
          rows: (0..<2).map { _ in (0..<columns).map { _ in cell() } }))
    case 6:
      content = .details([
        Detail(label: inlines(1), value: inlines(1), at: build.place("Label"))
      ])
    case 7: content = .thematicBreak
    default: content = .paragraph(inlines(2))
    }
    return Block(content, at: build.place("Hello"))
  }

  private mutating func cell() -> Table.Cell { Table.Cell(inlines(1), at: build.place("value")) }

  private mutating func inlines(_ depth: Int) -> [Inline] {
    (0..<Int.random(in: 0...4, using: &generator)).map { _ in inline(depth) }
  }

  private mutating func inline(_ depth: Int) -> Inline {
    switch Int.random(in: depth > 0 ? 0...9 : 4...9, using: &generator) {
    case 0: .emphasis(inlines(depth - 1))
    case 1: .strong(inlines(depth - 1))
    case 2: .strikethrough(inlines(depth - 1))
    case 3:
      build.link(address(), title: pattern(), style: .button, inline(0))
    case 4: build.image(address(), alt: pattern(), title: pattern(), width: .percent(50))
    case 5: .lineBreak(Bool.random(using: &generator) ? .one : .two)
    default: build.text(pattern())
    }
  }

  private mutating func pattern() -> String {
    ["Hello ", "{0}", " <b> & \"there\"", "{1}{2}", "é\u{301}", " ", "amp {0}", "{2} amp"]
      .randomElement(using: &generator) ?? ""
  }

  private mutating func address() -> String {
    let patterns = [
      "https://www.amazon.com/a?b=\"&c", "https://www.amazon.com/{0}", "{1}", "{0}:{1}/{2}",
      "https://{2}.com/{0}?q={1}",
    ]
    return hasValuesInAddresses ? patterns.randomElement(using: &generator) ?? "" : patterns[0]
  }
}
