import BilletKit
import BilletMessage
import Foundation
import Testing

@Suite struct MessageLanguagesTests {
  private func nearest(to wanted: String, among names: [String]) throws -> String? {
    let project = try TemporaryProject()
    for name in names { try project.write("---\n".utf8, to: name + ".md") }
    let tag = try #require(LanguageTag(wanted))
    return try MessageLanguages(in: project.url.path).nearest(to: tag)?.language
  }

  @Test(arguments: [
    ("de-AT", ["de-AT", "de-DE", "de"], "de-AT"),
    ("de-AT", ["de-CH", "de-DE", "de"], "de-DE"),
    ("de-AT", ["de-CH", "de"], "de"),
    ("de-AT", ["de-CH", "fr"], "de-CH"),
    ("de-AT", ["de", "en-US"], "de"),
    ("de", ["de-AT", "de-DE"], "de-DE"),
    ("de-AT-1996", ["de-AT", "de-DE"], "de-AT"),
    ("DE-at", ["de-AT"], "de-AT"),
    ("es-MX", ["en-US", "es-ES"], "es-ES"),
    ("en-AU", ["en-GB", "en-US"], "en-GB"),
    ("zh-TW", ["zh-Hant", "zh-CN"], "zh-Hant"),
    ("zh-HK", ["zh-CN", "zh-TW"], "zh-TW"),
    ("sr-Latn-RS", ["sr-Cyrl-RS", "sr-Latn"], "sr-Latn"),
  ])
  func nearestIsWhatItsReadersRead(wanted: String, names: [String], expected: String) throws {
    #expect(try nearest(to: wanted, among: names) == expected)
  }

  @Test(arguments: [
    ("zh-TW", ["zh-CN", "zh"]), ("zh", ["zh-TW"]), ("sr-Latn", ["sr-Cyrl"]), ("nl", ["de-DE"]),
    ("d", ["de"]), ("de", ["den-DE"]),
  ])
  func otherLanguageOrScriptIsNotTaken(wanted: String, names: [String]) throws {
    guard LanguageTag(wanted) != nil else { return }
    #expect(try nearest(to: wanted, among: names) == nil)
  }

  @Test func readmesPlainFilesAndOtherNamesAreNoLanguages() throws {
    let project = try TemporaryProject()
    for name in ["README.md", "template.md", "de-DE.md", "fr-FR.txt"] {
      try project.write("---\n".utf8, to: name)
    }
    try project.write("# Notes\n".utf8, to: "it-IT.md")
    try project.write("---\n".utf8, to: "es-ES.md/nested.md")
    #expect(try MessageLanguages(in: project.url.path).choices.map(\.language) == ["de-DE"])
  }
}
