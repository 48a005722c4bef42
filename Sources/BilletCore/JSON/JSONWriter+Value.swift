extension JSONWriter {
  /// Writes a value that was read, with its numbers' digits as they were.
  package mutating func value(_ value: JSONValue) {
    switch value.content {
    case .null: null()
    case .boolean(let isTrue): boolean(isTrue)
    case .number(let digits): verbatim(digits)
    case .string(let bytes): string(utf8: bytes)
    case .array(let items):
      array { json in
        for item in items { json.value(item) }
      }
    case .object(let members):
      object { json in
        for member in members {
          json.key(String(decoding: member.key, as: UTF8.self))
          json.value(member.value)
        }
      }
    }
  }
}
