import BilletCore

/// What a chunk of rows became, ready to be written in the order of the rows.
struct BatchChunk: Sendable {
  /// One message, or the reason why there is none.
  struct Result: Sendable {
    var row: Int
    var line: Int
    var id: [UInt8]?
    /// What names its file; `nil` for its number.
    var name: [UInt8]?
    /// The message; `nil` when the row failed.
    var output: [UInt8]?
    /// The finding objects of the row as JSON: what made it fail, or what is worth knowing beside it.
    var diagnostics: [UInt8]?
  }

  var results: [Result] = []
  var summary = BatchSummary()
  /// Where the stream stands behind the chunk.
  var end: RecordStream.Place
  /// The results as lines of JSON, once they are encoded: the messages, or all of them.
  var lines: [UInt8] = []
  /// The failures as lines of JSON, where they go elsewhere.
  var failureLines: [UInt8] = []

  /// How a destination takes results.
  enum Encoding: Sendable {
    /// As they are.
    case none
    /// Lines of JSON in one run.
    case together
    /// Lines of JSON, the failures apart.
    case apart
  }

  /// Writes the results as JSON: work that needs no order, so that any thread does it.
  mutating func encode(_ encoding: Encoding) {
    guard encoding != .none else { return }
    for result in results {
      if result.output == nil, encoding == .apart {
        failureLines += result.json
      } else {
        lines += result.json
      }
    }
    results = []
  }
}

extension BatchChunk.Result {
  /// The result as one line of JSON with a line end.
  var json: [UInt8] {
    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.member("row", row)
      json.member("line", line)
      if let id {
        json.key("id")
        json.string(utf8: id)
      }
      json.member("status", output == nil ? "failed" : "rendered")
      if let output {
        json.key("output")
        json.string(utf8: output)
      }
      if let diagnostics {
        json.key("diagnostics")
        json.verbatim(diagnostics)
      }
    }
    return json.bytes
  }
}
