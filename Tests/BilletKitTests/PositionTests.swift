import BilletAuthoring
import BilletKit
import BilletMessage
import BilletRendering
import Testing

/// Every text, link, image and value in the HTML leads back to the author's bytes.
@Suite struct PositionTests {
  /// Pieces in which each `@` becomes a word that occurs nowhere else.
  fileprivate static let inlines = [
    "@", "*@*", "**@ @**", "~~@~~", "[@](https://a.example/@)", "[@](<https://a.example/@> \"@\")",
    "![@](https://a.example/@.png '@'){width=50%}", "é@ü", "https://a.example/@", "{{v}}",
    "**{{v}}**@",
    "[{{v}}](https://a.example/{{v}}/@)", "{{#t}}@ {{v}}{{/t}}", "{{^e}}@{{/e}}", "{{! no }}@",
    "\\*@\\*",
    "&amp;@", "<https://a.example/@>", "{{> inline}}",
  ]
  private static let blocks = [
    "$", "# @ #", "@\n===", "- $\n- $\n  - $", "1. $\n\n   $\n2. $", "> $\n> @",
    "| @ | $ |\n| --- | --- |\n| $ | @ |",
    "::: note\n$\n:::", "::: details\n@: $\n@: @\n:::", "{{#l}}\n- {{.}} @\n{{/l}}",
    "{{#l}}\n@ {{.}}\n\n{{/l}}",
    "| @ |\n| --- |\n{{#l}}\n| {{.}} @ |\n{{/l}}", "{{> block}}", "  {{> block}}",
    "- @\n\n  {{> block}}", "---",
    "{{#l}}\n{{> block}}\n{{/l}}", "@  \n@\\\n@", "{{^e}}\n$\n{{/e}}",
  ]

  private struct Words {
    var random: KitGenerator
    var count = 0

    /// A `$` becomes some inline content, each `@` a word.
    mutating func fill(_ pattern: String) -> String {
      var whole = ""
      for character in pattern {
        guard character == "$" else {
          whole.append(character)
          continue
        }
        whole += (1...3).map { _ in PositionTests.inlines.randomElement(using: &random) ?? "" }
          .joined(separator: " ")
      }
      var text = ""
      for character in whole {
        guard character == "@" else {
          text.append(character)
          continue
        }
        count += 1
        text += "w\(count)q"
      }
      return text
    }
  }

  private struct Partials: PartialSource {
    var texts: [String: SourceFile]

    func partial(named name: String) -> PartialResult {
      texts[name].map { .found($0) } ?? .missing
    }
  }

  @Test(arguments: 0..<120) func everyWordOfTheOutputLeadsBackToItself(seed: Int) throws {
    var words = Words(random: KitGenerator(seed: UInt64(seed)))
    let front =
      "---\nsubject: S\nlanguage: en\nvariables:\n  v: text\n  l: {type: list}\n  t: boolean\n  e: {type: list}\n---\n"
    let body = (1...6).map { _ in words.fill(Self.blocks.randomElement(using: &words.random) ?? "")
    }
    let file = SourceFile(path: "message.md", text: front + body.joined(separator: "\n\n") + "\n")
    let partials = Partials(texts: [
      "inline": SourceFile(path: "inline.md", text: words.fill("@ *@*")),
      "block": SourceFile(
        path: "block.md", text: words.fill("- @ {{v}}\n- [@](https://a.example/@)\n\n@\n")),
    ])
    let template = try #require(Template.compile(file, partials: partials).template)
    let data = JSONReader.read(
      SourceFile(
        path: "data.json", text: #"{"v": "valueq", "l": ["valueq", "valueq"], "t": true, "e": []}"#)
    )
    let binding = try #require(template.bind(data.document).binding)
    let composed = template.message(for: binding.shape)
    let message = try #require(composed.message)
    let theme = try #require(
      ThemeLibrary(project: Project(root: "/nonexistent")).load("default").theme)
    let rendered = HTMLRenderer(theme: theme).skeleton(of: message, as: .document).fill(
      binding.values)
    let map = rendered.sourceMap
    let comment: Comment = "seed \(seed):\n\(String(decoding: file.bytes, as: UTF8.self))"
    var found = 0
    for span in Self.words(in: rendered.bytes) {
      found += 1
      let word = String(decoding: rendered.bytes[span], as: UTF8.self)
      let source = map.source(of: span)
      let text = source.map { String(decoding: $0.file.bytes[$0.span], as: UTF8.self) }
      if word == "valueq" {
        #expect(text == "{{v}}" || text == "{{.}}", comment)
      } else {
        #expect(text == word, comment)
        if let source {
          #expect(
            source.file.path == Self.home(of: word, file, partials.texts)?.path, comment)
        }
      }
    }
    #expect(found > 0, comment)
  }

  private static func home(
    of word: String, _ file: SourceFile, _ partials: [String: SourceFile]
  ) -> SourceFile? {
    ([file] + partials.values).first { candidate in
      words(in: candidate.bytes).contains { span in
        String(decoding: candidate.bytes[span], as: UTF8.self) == word
      }
    }
  }

  /// The spans of `w…q` and `valueq`.
  private static func words(in bytes: [UInt8]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var offset = 0
    while offset < bytes.count {
      let word = bytes[offset...].prefix {
        ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A)
      }
      let isNumbered =
        word.count > 2 && word.first == UInt8(ascii: "w") && word.last == UInt8(ascii: "q")
        && word.dropFirst().dropLast().allSatisfy { $0 <= 0x39 }
      if isNumbered || word.elementsEqual("valueq".utf8) {
        spans.append(word.startIndex..<word.endIndex)
      }
      offset = max(word.endIndex, offset + 1)
    }
    return spans
  }
}
