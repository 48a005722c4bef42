import BilletKit
import Foundation
import Testing

/// The messages in `Messages/`: clean in every theme, and pinned.
@Suite struct StarterLibraryTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let project = Project(root: root)

  struct Sample: CustomTestStringConvertible, Sendable {
    var entry: MessageLibrary.Entry
    var language: String { Path.stem(of: entry.path) }
    var testDescription: String { "\(entry.name)/\(language)" }
  }

  static let samples: [Sample] = {
    let folder = project.messagesFolder
    let entries = try? MessageLibrary.entries(below: folder, root: folder)
    return (entries ?? []).map(Sample.init)
  }()

  private func compile(_ sample: Sample, theme: String? = nil) throws -> Compiler.Compilation {
    let bytes = try FileSystem.read(sample.entry.path, limit: Limits.messageBytes)
    return Compiler(project: Self.project)
      .compile(SourceFile(path: sample.entry.path, bytes: bytes), theme: theme)
  }

  private func read(_ fixture: MessageLibrary.Fixture) throws -> SourceFile {
    SourceFile(
      path: fixture.path, bytes: try FileSystem.read(fixture.path, limit: Limits.dataBytes))
  }

  @Test func everyReasonIsThereInEveryLanguage() {
    let languages = ["de-DE", "en-US", "es-ES", "fr-FR", "it-IT", "ja-JP"]
    let messages = Set(Self.samples.map(\.entry.name))
    #expect(messages.count == MessageFacts.Reason.allCases.count)
    for message in messages {
      let found = Self.samples.filter { $0.entry.name == message }.map(\.language)
      #expect(found.sorted() == languages, "\(message)")
    }
    for sample in Self.samples {
      #expect(sample.entry.fixtures.map(\.name) == ["typical", "worst-case"])
    }
  }

  @Test(arguments: samples)
  func messageIsCleanInEveryTheme(sample: Sample) throws {
    for theme in ThemeLibrary(project: Self.project).entries() {
      let compilation = try compile(sample, theme: theme.name)
      #expect(compilation.diagnostics.isEmpty)
      let template = try #require(compilation.template)
      for fixture in sample.entry.fixtures {
        let rendering = template.render(try read(fixture), as: .html)
        #expect(rendering.diagnostics.isEmpty, "\(theme.name), \(fixture.name)")
        let again = template.render(try read(fixture), as: .html)
        #expect(rendering.output == again.output)
      }
    }
  }

  @Test(arguments: samples)
  func messageRendersAsItIsPinned(sample: Sample) throws {
    let template = try #require(try compile(sample).template)
    for fixture in sample.entry.fixtures {
      for format in [OutputFormat.html, .text] {
        let output = try #require(template.render(try read(fixture), as: format).output)
        try Snapshots.verify(
          output,
          named: "\(sample.testDescription)/\(fixture.name).\(format.fileExtension)",
          in: Self.project.snapshotsFolder, acceptedBy: "billet test --update")
      }
    }
  }

  @Test(arguments: samples)
  func plainTextHasNoMarkupAndAtMostTwoBreaksInARow(sample: Sample) throws {
    let template = try #require(try compile(sample).template)
    for fixture in sample.entry.fixtures {
      let output = try #require(template.render(try read(fixture), as: .text).output)
      let text = String(decoding: output, as: UTF8.self)
      #expect(!text.contains("<p style") && !text.contains("</p>") && !text.contains("**"))
      #expect(!text.contains("\n\n\n"))
      #expect(text.hasSuffix("\n"))
    }
  }
}
