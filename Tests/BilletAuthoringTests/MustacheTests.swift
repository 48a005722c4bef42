import BilletCore
import Testing

@testable import BilletAuthoring

/// What the public Mustache specification asks of interpolation, sections, inverted sections, comments and
/// partials, in messages and words of our own; the text before Markdown is read is compared byte for byte.
@Suite struct MustacheTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var body: String
    var expected: String
    var partials: [String: String]

    init(_ name: String, _ body: String, _ expected: String, _ partials: [String: String] = [:]) {
      (self.name, self.body, self.expected, self.partials) = (name, body, expected, partials)
    }

    var testDescription: String { name }
  }

  private static let variables = """
    word: text
    tagged: text
    number: integer
    nothing: {type: text, optional: true}
    yes: boolean
    no: boolean
    shop: {fields: {word: text, clerk: {fields: {word: text, desk: {fields: {floor: integer}}}}}}
    none: {type: list}
    words: {type: list}
    numbers: {type: list, of: integer}
    rows: {type: list, fields: {title: text, marks: {type: list}}}
    two: lines
    """
  private static let data = """
    {"word": "lamp", "tagged": "{{word}} <b>&\\"", "number": 85, "nothing": null, "yes": true, "no": false,
     "shop": {"word": "shop", "clerk": {"word": "clerk", "desk": {"floor": 3}}},
     "none": [], "words": ["a", "b", "c"], "numbers": [1, 2, 3],
     "rows": [{"title": "one", "marks": ["x", "y"]}, {"title": "two", "marks": []}],
     "two": "<\\n->"}
    """

  private func compose(_ test: Case) -> (composition: Composition, text: String) {
    let composition = Composition(
      body: test.body, variables: Self.variables, data: Self.data, partials: test.partials)
    let bytes = composition.binding.flatMap { composition.template?.markdown(for: $0) } ?? []
    return (composition, String(decoding: bytes, as: UTF8.self))
  }

  static let interpolation = [
    Case("text without tags", "Hello, {lamp}!\n", "Hello, {lamp}!\n"),
    Case("a value", "A {{word}}.", "A lamp."),
    Case("a tag in a value is text", "{{tagged}}", "{{word}} <b>&\""),
    Case("a number", "{{number}} lamps", "85 lamps"),
    Case("a dotted name", "{{shop.word}}", "shop"),
    Case("a dotted name of any depth", "{{shop.clerk.desk.floor}}", "3"),
    Case("a name starts in the innermost section", "{{#shop}}{{clerk.desk.floor}}{{/shop}}", "3"),
    Case(
      "a field stands before a variable", "{{#shop}}{{#clerk}}{{word}}{{/clerk}}{{/shop}}", "clerk"),
    Case("a dotted name does not hide others", "{{shop.word}} {{word}}", "shop lamp"),
    Case("the item itself", "{{#words}}({{.}}){{/words}}", "(a)(b)(c)"),
    Case("a number as the item itself", "{{#numbers}}({{.}}){{/numbers}}", "(1)(2)(3)"),
    Case("white space around", "| {{word}} |", "| lamp |"),
    Case("a value alone on a line keeps the line", "  {{word}}\n", "  lamp\n"),
    Case("white space inside", "|{{ word }}|{{\tword\t}}|", "|lamp|lamp|"),
  ]

  static let sections = [
    Case("true", "{{#yes}}shown{{/yes}}", "shown"),
    Case("false", "\"{{#no}}hidden{{/no}}\"", "\"\""),
    Case("null", "\"{{#nothing}}hidden{{/nothing}}\"", "\"\""),
    Case("an object", "{{#shop}}{{word}}{{/shop}}", "shop"),
    Case("variables from further out", "{{#shop}}{{number}}{{/shop}}", "85"),
    Case("a value", "{{#word}}{{.}} {{word}}{{/word}}", "lamp lamp"),
    Case(
      "lists in lists", "{{#rows}}{{title}}:{{#marks}}{{.}}{{title}}{{/marks}};{{/rows}}",
      "one:xoneyone;two:;"),
    Case("a list", "{{#rows}}{{title}}{{/rows}}", "onetwo"),
    Case("an empty list", "\"{{#none}}hidden{{/none}}\"", "\"\""),
    Case(
      "two of one name", "{{#yes}}\n- one\n{{/yes}}\n- {{number}}\n{{#yes}}\n- two\n{{/yes}}\n",
      "- one\n- 85\n- two\n"),
    Case("true in true", "a {{#yes}}b {{#yes}}c{{/yes}} d{{/yes}} e", "a b c d e"),
    Case("false in false", "a {{#no}}b {{#no}}c{{/no}} d{{/no}} e", "a  e"),
    Case("a dotted name", "{{#shop.clerk.desk}}{{floor}}{{/shop.clerk.desk}}", "3"),
    Case("white space around", " | {{#yes}}\t|\t{{/yes}} | \n", " | \t|\t | \n"),
    Case("white space inside", " | {{#yes}} {{! nothing }}\n {{/yes}} | \n", " |  \n  | \n"),
    Case(
      "indented in a line", " {{#yes}}YES{{/yes}}\n {{#yes}}GOOD{{/yes}}\n", " YES\n GOOD\n"),
    Case("lines of its own", "| a\n{{#yes}}\n|\n{{/yes}}\n| b\n", "| a\n|\n| b\n"),
    Case("indented lines of its own", "| a\n  {{#yes}}\n|\n  {{/yes}}\n| b\n", "| a\n|\n| b\n"),
    Case("carriage returns", "|\r\n{{#yes}}\r\n{{/yes}}\r\n|", "|\r\n|"),
    Case("no line before", "  {{#yes}}\n#{{/yes}}\n/", "#\n/"),
    Case("no line end behind", "#{{#yes}}\n/\n  {{/yes}}", "#\n/\n"),
    Case("white space in the tags", "|{{# yes }}={{/ yes }}|", "|=|"),
  ]

  static let inverted = [
    Case("false", "{{^no}}shown{{/no}}", "shown"),
    Case("true", "\"{{^yes}}hidden{{/yes}}\"", "\"\""),
    Case("null", "{{^nothing}}shown{{/nothing}}", "shown"),
    Case("an object", "\"{{^shop}}hidden{{/shop}}\"", "\"\""),
    Case("a list", "\"{{^rows}}hidden{{/rows}}\"", "\"\""),
    Case("an empty list", "{{^none}}shown{{/none}}", "shown"),
    Case(
      "two of one name", "{{^no}}\n- one\n{{/no}}\n- {{number}}\n{{^no}}\n- two\n{{/no}}\n",
      "- one\n- 85\n- two\n"),
    Case("false in false", "a {{^no}}b {{^no}}c{{/no}} d{{/no}} e", "a b c d e"),
    Case("true in true", "a {{^yes}}b {{^yes}}c{{/yes}} d{{/yes}} e", "a  e"),
    Case("a dotted name", "\"{{^shop.clerk}}hidden{{/shop.clerk}}\"", "\"\""),
    Case("white space around", " | {{^no}}\t|\t{{/no}} | \n", " | \t|\t | \n"),
    Case("white space inside", " | {{^no}} {{! nothing }}\n {{/no}} | \n", " |  \n  | \n"),
    Case("indented in a line", " {{^no}}NO{{/no}}\n {{^no}}WAY{{/no}}\n", " NO\n WAY\n"),
    Case("lines of its own", "| a\n{{^no}}\n|\n{{/no}}\n| b\n", "| a\n|\n| b\n"),
    Case("indented lines of its own", "| a\n  {{^no}}\n|\n  {{/no}}\n| b\n", "| a\n|\n| b\n"),
    Case("carriage returns", "|\r\n{{^no}}\r\n{{/no}}\r\n|", "|\r\n|"),
    Case("no line before", "  {{^no}}\n^{{/no}}\n/", "^\n/"),
    Case("no line end behind", "^{{^no}}\n/\n  {{/no}}", "^\n/\n"),
    Case("white space in the tags", "|{{^ no }}={{/ no }}|", "|=|"),
  ]

  static let comments = [
    Case("in a line", "12345{{! taken out }}67890", "1234567890"),
    Case("over lines", "12345{{!\n  taken\n  out\n}}67890\n", "1234567890\n"),
    Case("a line of its own", "a\n{{! taken out }}\nb\n", "a\nb\n"),
    Case("an indented line of its own", "a\n  {{! taken out }}\nb\n", "a\nb\n"),
    Case("carriage returns", "|\r\n{{! taken out }}\r\n|", "|\r\n|"),
    Case("no line before", "  {{! taken out }}\n!", "!"),
    Case("no line end behind", "!\n  {{! taken out }}", "!\n"),
    Case("lines of its own", "a\n{{!\ntaken\nout\n}}\nb\n", "a\nb\n"),
    Case("indented lines of its own", "a\n  {{!\n    taken out\n  }}\nb\n", "a\nb\n"),
    Case("indented behind text", "  12 {{! 34 }}\n", "  12 \n"),
    Case("white space around", "12345 {{! taken out }} 67890", "12345  67890"),
    Case("names in it are none", "-{{! word }}{{!word}}-", "--"),
  ]

  static let inclusions = [
    Case("a partial", "\"{{> p}}\"", "\"from p\"", ["p": "from p"]),
    Case("variables", "\"{{> p}}\"", "\"*lamp*\"", ["p": "*{{word}}*"]),
    Case("the section around", "{{#rows}}{{> p}}{{/rows}}", "[one][two]", ["p": "[{{title}}]"]),
    Case(
      "partials in partials", "{{> p}}", "*lamp lamp!*",
      ["p": "*{{word}} {{> q}}*", "q": "{{word}}!"]),
    Case("white space around", "| {{> p}} |", "| \t|\t |", ["p": "\t|\t"]),
    Case("in a line nothing is indented", "  {{word}}  {{> p}}\n", "  lamp  >\n>\n", ["p": ">\n>"]),
    Case("carriage returns", "|\r\n{{> p}}\r\n|", "|\r\n>|", ["p": ">"]),
    Case("no line before", "  {{> p}}\n>", "  >\n  >>", ["p": ">\n>"]),
    Case("no line end behind", ">\n  {{> p}}", ">\n  >\n  >", ["p": ">\n>"]),
    Case(
      "indentation, but not of values", "\\\n {{> p}}\n/\n", "\\\n |\n <\n->\n |\n/\n",
      ["p": "|\n{{two}}\n|\n"]),
    Case("white space in the tag", "|{{>  p  }}|", "|[]|", ["p": "[]"]),
  ]

  @Test(arguments: interpolation + sections + inverted + comments + inclusions)
  func textIsAsMustacheSays(test: Case) {
    let (composition, text) = compose(test)
    #expect(text == test.expected)
    #expect(composition.binding != nil)
  }

  /// The differences, which the manual lists (*Differences*): each is told, and at its place.
  @Test(arguments: [
    ("a value is never markup", "{{{word}}}", "template-syntax"),
    ("nor with an ampersand", "{{& word }}", "template-syntax"),
    ("braces stay braces", "{{=| |=}}", "template-syntax"),
    ("null", "{{nothing}}", "missing-value"),
    ("a name that is nowhere", "{{cannot}}", "undeclared-variable"),
    ("a section over it", "{{#cannot}}x{{/cannot}}", "undeclared-variable"),
    ("an inverted section over it", "{{^cannot}}x{{/cannot}}", "undeclared-variable"),
    ("a dotted name that breaks off", "{{shop.cannot.floor}}", "undeclared-variable"),
    (
      "one that would go on from the outside", "{{#shop}}{{clerk.number}}{{/shop}}",
      "undeclared-variable"
    ),
    ("the whole data as the item itself", "{{.}}", "undeclared-variable"),
    ("a section over the item itself", "{{#words}}{{#.}}{{.}}{{/.}}{{/words}}", "-"),
    ("a partial that is not there", "{{> cannot}}", "missing-partial"),
    ("a partial inside itself", "{{> loop}}", "missing-partial"),
    ("a tag over two lines", "{{\nword\n}}", "template-syntax"),
  ])
  func differenceIsTold(name: String, body: String, rule: String) {
    let (composition, text) = compose(Case(name, body, "", ["loop": "{{word}}{{> loop}}"]))
    guard rule != "-" else {
      #expect(text == "abc")
      return
    }
    #expect(composition.diagnostics.first?.rule == RuleID(rule))
  }

  /// A number with a fraction has no type of its own, and a key with a dot is no path.
  @Test func dataIsStrict() {
    let decimal = Composition(body: "{{n}}", variables: "n: integer", data: #"{"n": 1.21}"#)
    #expect(decimal.diagnostics.map(\.rule) == ["wrong-type"])
    let dotted = Composition(
      body: "{{a.b}}", variables: "a: {fields: {b: text}}", data: #"{"a.b": "x"}"#)
    #expect(dotted.diagnostics.contains { $0.rule == "missing-value" })
  }
}
