package import BilletCore

extension Catalogue {
  /// The catalogue in JSON, version 1: fields may be added, none is changed.
  package static func json(_ entries: [Entry]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.key("rules")
      json.array { json in
        for entry in entries {
          json.object { entry.write(into: &$0) }
        }
      }
    }
    return json.bytes
  }
}

extension Catalogue.Entry {
  /// The rule's members in a JSON object.
  package func write(into json: inout JSONWriter) {
    json.member("id", id.rawValue)
    json.member("category", category)
    json.member("severity", severity.rawValue)
    json.member("summary", summary)
    json.member("why", rationale)
    json.member("help", help)
    json.key("references")
    json.array { json in
      for reference in references {
        json.object { json in
          json.member("standard", reference.standard.rawValue)
          json.member("id", reference.id)
          if let level = reference.level { json.member("level", level.rawValue) }
          if let link = reference.link { json.member("link", link) }
        }
      }
    }
    json.key("examples")
    json.array { json in
      for example in examples {
        json.object { json in
          json.member("outcome", example.outcome.rawValue)
          json.member("source", example.source)
        }
      }
    }
  }
}
