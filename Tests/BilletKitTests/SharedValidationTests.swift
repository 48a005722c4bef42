import BilletCore
import BilletKit
import Foundation
import Testing

/// Validation that shares what was found out finds what full validation finds.
struct SharedValidationTests {
  /// One message of each kind of construct.
  private static let templates = [
    "Hello {{a}},\n\nyour order {{b}} is **{{a}}**s. {{a}}{{b}}{{c}}\n",
    "# {{a}}\n\n{{#items}}\n- {{n}} × {{t}}\n{{/items}}\n\n{{^items}}\nNone for {{a}}.\n{{/items}}\n",
    "| Item | Count |\n| --- | --- |\n{{#items}}\n| {{t}} | {{n}} |\n{{/items}}\n\nThanks, {{a}}\n",
    "[See {{a}} here](https://www.amazon.com/your-orders/{{b}}){.button}\n\n[{{a}}]({{link}})\n",
    "![A picture of {{a}}]({{picture}}){width=60%}\n\n![{{a}}](https://m.media-amazon.com/a.png)\n",
    "::: note\nTo {{a}}:\n{{place}}\n:::\n\n{{place}}\n{{c}}\n{{#c}}\nAlso {{c}}.\n{{/c}}\n",
    "{{a}}\n\n{{b}}\n\n1. {{c}}\n2. {{a}}\n\n> {{b}}\n",
    "Only words, and no value at all but in the subject.\n",
  ]
  private static let values = [
    "Ada", "Ana María", "山田太郎", "O’Brien & Sons", "", " ", "x", "a\nb", "🙂", "Great 👍 lamp",
    "https://evil.example/x", "call +1 206 555 0100", "mail me@example.com", "123-1234567-1234567",
    "{{name}}", "%%NAME%%", "[insert name]", "<b>bold</b>", "\"quoted\"", "a & b", "&nbsp;",
    "\u{200B}",
    "\u{202E}gnp", "שלום עולם", "- item", "1. item", "# x", "**x**", "click here", "AMAZING!!!",
    "5-star review please", "lorem ipsum", String(repeating: "long words ", count: 80),
    String(repeating: "x", count: 5_000), "image.png", "IMG_1234", "TODO", "\u{A0}", "é", "€ 5",
    "•",
  ]
  private static let links = [
    "https://www.amazon.com/x", "https://www.amazon.de/ä?b=c&d=e#f", "http://www.amazon.com/x",
    "https://bit.ly/x", "https://www.amazon.com/%7B%7Bx%7D%7D", "https://www.amazon.com/a.pdf",
    "https://m.media-amazon.com/images/I/a.gif", "https://m.media-amazon.com/images/I/b.png",
  ]

  @Test func bothWaysFindTheSameInTemplatesOfEveryKind() throws {
    var random = Generator(state: 20_261_127)
    for (number, body) in Self.templates.enumerated() {
      let template = try compile(body)
      for _ in 0..<25 {
        expectSame(template, try compile(body), data(&random), "template \(number)")
      }
    }
  }

  @Test func bothWaysFindTheSameInTheStarterMessages() throws {
    var random = Generator(state: 20_261_128)
    for sample in try StarterMessages.samples() {
      for round in 0..<2 {
        var data = try JSONSerialization.jsonObject(with: Data(sample.data.bytes))
        if round > 0 { data = scrambled(data, &random) }
        let bytes = try JSONSerialization.data(withJSONObject: data, options: .sortedKeys)
        let fresh = Compiler(project: StarterMessages.project).compile(sample.template.file)
        expectSame(
          sample.template, try #require(fresh.template),
          SourceFile(path: "data.json", bytes: Array(bytes)), sample.name)
      }
    }
  }

  /// Names and the like, which share an outline, and words that some rule looks for.
  private static let words = [
    "Ada", "Jo", "Maria Gonzalez", "Zoë Müller", "Bartholomew Featherstone", "Anna-Lena Weiß",
    "Wolfeschlegelstein", "Élodie", "McDonald", "Desk Lamp, Brushed Steel", "Oak Bookcase",
    "Kettle 17 Litres", "The Lumen Team", "Dot Com", "At", "Right", "Links", "Klick", "Wrote",
    "Ada Schrieb", "Hi", "Best", "Book", "Review", "Five Stars", "Coupon", "Jan", "St. Ada",
    "Unit 5", "Call 5551234", "206 5550100", "12345 67890", "Visit Lumen.shop", "Ada (at) Lumen",
    "AMAZING", "Click Here", "Image", "Das Ist Ein Langer Text Auf Deutsch Und Nicht Auf Englisch",
    "Ada\nMaple Street 18\nPortland", "Ada, Ben, Cleo", "A", "B B", "Ada & Ben", "Ada 👍", "{{Ada}}",
  ]

  /// A template that has learned from many ordinary values is held against one that knows nothing.
  @Test(arguments: ["en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "ja-JP"])
  func knownOutlinesFindTheSame(_ language: String) throws {
    var random = Generator(state: 20_261_129)
    for sample in try StarterMessages.samples() where sample.template.language == language {
      let ordinary = Array(Self.words.prefix(13))
      let fresh = Compiler(project: StarterMessages.project).compile(sample.template.file)
      let alone = try #require(fresh.template)
      for round in 0..<5 {
        let base = try JSONSerialization.jsonObject(with: Data(sample.data.bytes))
        let words = round < 3 ? ordinary : Self.words
        let data = try JSONSerialization.data(
          withJSONObject: renamed(base, words, &random), options: .sortedKeys)
        let row = SourceFile(path: "data.json", bytes: Array(data))
        let expected = alone.render(row, as: .html)
        let found = sample.template.render(row, as: .html, validation: .shared)
        #expect(expected.output == found.output)
        #expect(
          expected.diagnostics.map(Self.line) == found.diagnostics.map(Self.line),
          "\(sample.name): \(String(decoding: data, as: UTF8.self))")
      }
    }
  }

  /// The data with other names, dates, amounts and order IDs in it.
  private func renamed(_ data: Any, _ words: [String], _ random: inout Generator) -> Any {
    switch data {
    case let object as [String: Any]:
      var result: [String: Any] = [:]
      for key in object.keys.sorted() {
        let number = Int.random(in: 1...28, using: &random)
        switch key {
        case "amount": result[key] = "\(number * 7).\(10 + number)"
        case "currency": result[key] = object[key]
        case "quantity": result[key] = number
        default: result[key] = object[key].map { renamed($0, words, &random) }
        }
      }
      return result
    case let array as [Any]:
      var result: [Any] = []
      for item in array { result.append(renamed(item, words, &random)) }
      return result
    case let text as String where !text.hasPrefix("http"):
      let digits = text.filter(\.isNumber).count
      let number = Int.random(in: 10...28, using: &random)
      if digits == 17 { return "114-39416\(number)-7654321" }
      if digits == 8, text.count == 10 { return "2027-0\(number % 9 + 1)-\(number)" }
      return Int.random(in: 0..<4, using: &random) > 0
        ? words.randomElement(using: &random) ?? text : text
    default: return data
    }
  }

  /// Holds a template that has rendered other data before, in both ways, against one that has rendered nothing.
  private func expectSame(
    _ template: CompiledTemplate, _ fresh: CompiledTemplate, _ data: SourceFile, _ name: String
  ) {
    let alone = fresh.render(data, as: .html)
    for validation in CompiledTemplate.Validation.allCases {
      let found = template.render(data, as: .html, validation: validation)
      #expect(alone.output == found.output)
      #expect(
        alone.diagnostics.map(Self.line) == found.diagnostics.map(Self.line),
        "\(name), \(validation): \(String(decoding: data.bytes, as: UTF8.self))")
    }
  }

  private static func line(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.rule) \(diagnostic.severity) \(diagnostic.location?.span ?? 0..<0)"
      + " \(diagnostic.message) \(diagnostic.help)"
  }

  private func compile(_ body: String) throws -> CompiledTemplate {
    let text = """
      ---
      subject: Your order {{b}}
      language: en-US
      reason: order-information
      direction: reply
      variables:
        a: {type: text}
        b: {type: text}
        c: {type: text, optional: true}
        place: {type: lines, optional: true}
        link: {type: url}
        picture: {type: image-url}
        items: {type: list, fields: {t: text, n: integer}}
      ---
      \(body)
      """
    let compiled = Compiler(project: Project(root: "/nowhere")).compile(
      SourceFile(path: "message.md", text: text))
    return try #require(compiled.template, "\(compiled.diagnostics.map(\.message))")
  }

  private func data(_ random: inout Generator) -> SourceFile {
    func value(_ random: inout Generator) -> String {
      // Most values are ordinary, so that what was found out is used.
      let isOrdinary = Int.random(in: 0..<3, using: &random) > 0
      return (isOrdinary ? Self.values[Int.random(in: 0..<4, using: &random)] : nil)
        ?? Self.values.randomElement(using: &random) ?? ""
    }
    func link(_ random: inout Generator) -> String {
      Self.links[Int.random(in: 0..<Self.links.count, using: &random)]
    }
    var object: [String: Any] = [
      "a": value(&random), "b": value(&random), "link": link(&random), "picture": link(&random),
      "place": value(&random) + "\n" + value(&random),
    ]
    if Bool.random(using: &random) { object["c"] = value(&random) }
    object["items"] = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      ["t": value(&random), "n": Int.random(in: 0...99, using: &random)] as [String: Any]
    }
    let bytes =
      (try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)) ?? Data()
    return SourceFile(path: "data.json", bytes: Array(bytes))
  }

  /// The data with other words in it.
  private func scrambled(_ data: Any, _ random: inout Generator) -> Any {
    switch data {
    case let object as [String: Any]:
      var result: [String: Any] = [:]
      for key in object.keys.sorted() { result[key] = object[key].map { scrambled($0, &random) } }
      return result
    case let array as [Any]:
      var result: [Any] = []
      for item in array { result.append(scrambled(item, &random)) }
      return result
    case let text as String where !text.hasPrefix("http") && Bool.random(using: &random):
      let isDate = text.count == 10 && text.filter { $0 == "-" }.count == 2
      return isDate ? text : Self.values.randomElement(using: &random) ?? text
    default: return data
    }
  }

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}
