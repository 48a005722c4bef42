import BilletKit
import Foundation
import Testing

@Suite struct CatalogueTests {
  /// The channel's own rules, which the catalogue has once there is a `Rule` for them.
  private static let toCome: Set<String> = [
    "attachment-kind", "channel-length", "email-address", "marketplace", "message-reason",
    "phone-number",
  ]

  @Test func idsAreUnique() {
    let ids = Catalogue.entries.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func entriesReadAsSentences() {
    for entry in Catalogue.entries {
      #expect(!entry.summary.hasSuffix("."), "\(entry.id)")
      #expect(entry.rationale.hasSuffix(".") && entry.help.hasSuffix("."), "\(entry.id)")
    }
  }

  /// Every finding can be looked up: ids are read from the sources that report them.
  @Test func everyFindingIsExplained() throws {
    let sources = RoomsTests.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    let id =
      #/(?:rule: |\b(?:bag|diagnostics)\.add\(\s*|(?:limit|fault)\(\s*)"([a-z]+(?:-[a-z]+)*)"/#
    var reported: Set<String> = []
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      reported.formUnion(text.matches(of: id).map { String($0.1) })
    }
    #expect(reported.count > 30)
    let known = Set(Catalogue.entries.map(\.id.rawValue)).union(Self.toCome)
    #expect(reported.subtracting(known) == [], "write an entry in Catalogue+Format.swift")
  }

  static let examples = Catalogue.entries.filter { $0.category == "Format" }
    .flatMap { entry in entry.examples.map { (entry.id.rawValue, $0.outcome, $0.source) } }

  @Test(arguments: examples)
  func exampleIsToldAsItIsMarked(id: String, outcome: Outcome, marked: String) throws {
    let source = marked.replacing("«", with: "").replacing("»", with: "")
    let front =
      "---\nsubject: Hello\nlanguage: en\nvariables:\n  name: {type: text, default: Ada}\n---\n"
    let text = source.hasPrefix("---") ? source : front + source
    let compilation = Compiler().compile(SourceFile(path: "a.md", text: text))
    let rendering = compilation.template?.render(nil, as: .html)
    let found = (compilation.diagnostics + (rendering?.diagnostics ?? []))
      .filter { $0.rule.rawValue == id }
    guard outcome == .failed else {
      #expect(found.isEmpty, "\(found)")
      return
    }
    let start = try #require(marked.firstRange(of: "«")?.upperBound)
    let end = try #require(marked.firstRange(of: "»")?.lowerBound)
    #expect(found.count == 1)
    let location = try #require(found.first?.location)
    #expect(
      String(decoding: location.file.bytes[location.span], as: UTF8.self) == marked[start..<end])
  }
}
