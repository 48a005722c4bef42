package import BilletCore

/// The machine-readable report, version 1: fields may be added, none is changed.
public struct JSONReporter: Reporter {
  /// The version that the output names.
  public static let version = 1

  /// Makes a reporter.
  public init() {}

  /// The report as one JSON object (RFC 8259).
  public func render(_ report: Report) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", Self.version)
      json.key("files")
      json.array { json in
        for file in report.files { write(file, into: &json) }
      }
      if !report.unchecked.isEmpty {
        json.key("unchecked")
        json.array { json in
          for note in report.unchecked {
            json.object { json in
              json.member("rule", note.rule.rawValue)
              json.member("severity", note.severity.rawValue)
              json.member("outcome", note.outcome.rawValue)
              json.member("message", note.message)
              json.member("help", note.help)
            }
          }
        }
      }
      json.key("summary")
      json.object { json in
        json.member("files", report.files.count)
        json.member("errors", report.count(.error))
        json.member("warnings", report.count(.warning))
        json.member("reviews", report.count(.review))
        json.member("notes", report.count(.note))
      }
      json.key("totals")
      json.object { json in
        json.member("passed", report.passedCount)
        json.member("accepted", report.acceptedCount)
        json.key("rules")
        json.array { json in
          for row in RuleTable(report).rows {
            json.object { json in
              json.member("rule", row.rule.rawValue)
              json.member("errors", row.count(.error))
              json.member("warnings", row.count(.warning))
              json.member("reviews", row.count(.review))
              json.member("notes", row.count(.note))
              json.member("files", row.files)
            }
          }
        }
      }
    }
    return json.bytes
  }

  private func write(_ file: Report.File, into json: inout JSONWriter) {
    json.object { json in
      json.member("path", file.path)
      json.key("diagnostics")
      json.array { json in
        for diagnostic in file.diagnostics {
          Self.write(diagnostic, of: file.path, into: &json)
        }
      }
    }
  }

  /// Writes one finding of a file as an object.
  package static func write(
    _ diagnostic: Diagnostic, of path: String, into json: inout JSONWriter
  ) {
    json.object { json in
      json.member("rule", diagnostic.rule.rawValue)
      json.member("severity", diagnostic.severity.rawValue)
      json.member("outcome", diagnostic.outcome.rawValue)
      json.member("message", diagnostic.message)
      if !diagnostic.rationale.isEmpty { json.member("why", diagnostic.rationale) }
      json.member("help", diagnostic.help)
      if let location = diagnostic.location {
        // A finding in a partial, a theme or the data lies outside the file that was asked about.
        if location.file.path != path { json.member("path", location.file.path) }
        write(location, into: &json)
      }
      if !diagnostic.labels.isEmpty {
        json.key("labels")
        json.array { json in
          for label in diagnostic.labels {
            json.object { json in
              json.member("text", label.text)
              json.member("path", label.location.file.path)
              write(label.location, into: &json)
            }
          }
        }
      }
      json.key("references")
      json.array { json in
        for reference in diagnostic.references {
          json.object { json in
            json.member("standard", reference.standard.rawValue)
            json.member("id", reference.id)
            if let level = reference.level { json.member("level", level.rawValue) }
          }
        }
      }
      if !diagnostic.element.isEmpty { json.member("element", diagnostic.element) }
      if !diagnostic.fixes.isEmpty {
        json.key("fixes")
        json.array { json in
          for fix in diagnostic.fixes { write(fix, of: path, into: &json) }
        }
      }
    }
  }

  private static func write(_ fix: Fix, of path: String, into json: inout JSONWriter) {
    json.object { json in
      json.member("title", fix.title)
      json.member("safety", fix.safety.rawValue)
      json.key("edits")
      json.array { json in
        for edit in fix.edits {
          json.object { json in
            if edit.location.file.path != path { json.member("path", edit.location.file.path) }
            write(edit.location, into: &json)
            json.member("replacement", edit.replacement)
          }
        }
      }
    }
  }

  private static func write(_ location: SourceLocation, into json: inout JSONWriter) {
    let start = location.start
    let end = location.end
    json.member("line", start.line)
    json.member("column", start.column)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
    json.member("offset", location.offset)
    json.member("length", location.span.count)
  }
}
