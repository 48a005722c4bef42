import BilletKit
import HTTPTypes
import Hummingbird

/// What there is: messages and rules.
struct CatalogueEndpoint: Sendable {
  let store: MessageStore

  func messages() throws(Problem) -> Response {
    let entries = try store.entries()
    return .json { json in
      json.key("messages")
      json.array { json in
        for entry in entries {
          json.object { json in
            json.member("id", entry.id)
            json.member("name", entry.name)
            json.member("language", entry.fileLanguage)
            json.key("fixtures")
            json.array { json in
              for fixture in entry.fixtures { json.string(fixture.name) }
            }
          }
        }
      }
    }
  }

  func rules() -> Response { .json(Catalogue.json(Catalogue.entries)) }

  func rule(_ id: String) throws(Problem) -> Response {
    guard let entry = Catalogue.entry(RuleID(id)) else {
      let question = Suggestion.question(for: id, among: Catalogue.entries.map(\.id.rawValue))
      throw Problem(.notFound, "There is no such rule. \(question)")
    }
    return .json { entry.write(into: &$0) }
  }
}
