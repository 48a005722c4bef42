import BilletKit
import Foundation
import Testing

/// `/openapi.json` says of facts what their schema says.
@Suite struct DescriptionTests {
  private func object(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func factsHaveTheSameMembersAsInTheirSchema() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let description = try object(
      try Data(
        contentsOf: folder.appending(path: "Sources/BilletServer/Service/openapi.json")))
    let components = try #require(description["components"] as? [String: Any])
    let schemas = try #require(components["schemas"] as? [String: [String: Any]])
    let described = try #require(schemas["Facts"]?["properties"] as? [String: Any])
    let facts = try #require(try object(Data(Schema.facts.json))["properties"] as? [String: Any])
    #expect(Set(described.keys) == Set(facts.keys))
  }
}
