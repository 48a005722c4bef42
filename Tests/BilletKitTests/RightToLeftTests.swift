import BilletKit
import Foundation
import Testing

/// A message in Arabic, looked at in a browser and pinned.
@Suite struct RightToLeftTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "RightToLeft").path

  private func rendering(as format: OutputFormat) throws -> CompiledTemplate.Rendering {
    let path = Path.join(Self.folder, "ar-SA.md")
    let file = SourceFile(path: "ar-SA.md", bytes: try FileSystem.read(path, limit: 1 << 20))
    let data = SourceFile(
      path: "typical.json",
      bytes: try FileSystem.read(Path.join(Self.folder, "typical.json"), limit: 1 << 20))
    let template = try #require(
      Compiler(project: Project(root: "/nonexistent")).compile(file).template)
    return template.render(data, as: format)
  }

  @Test func messageIsCleanAndLooksAsItDid() throws {
    let html = try rendering(as: .html)
    #expect(html.diagnostics.filter { $0.severity >= .warning }.map(\.message) == [])
    let output = try #require(html.output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == String(
          decoding: try FileSystem.read(Path.join(Self.folder, "typical.html"), limit: 1 << 20),
          as: UTF8.self))
  }

  @Test func valuesAreIsolatedFromTheTextAroundThem() throws {
    let html = String(decoding: try #require(try rendering(as: .html).output), as: UTF8.self)
    #expect(html.contains("<bdi>114-3941689-8772232</bdi>"))
    #expect(html.contains("returns/114-3941689-8772232\""))
    #expect(html.contains("<title>إرجاع الطلب 114-3941689-8772232</title>"))
  }
}
