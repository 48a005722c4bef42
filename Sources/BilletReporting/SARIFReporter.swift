import BilletCore

/// Findings in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0).
public struct SARIFReporter: Reporter {
  private let rules: [RuleInformation]
  private let ruleIndexes: [RuleID: Int]

  /// Makes a reporter that lists these rules beside the findings.
  public init(rules: [RuleInformation]) {
    self.rules = rules
    ruleIndexes = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The report as one SARIF log with one run.
  public func render(_ report: Report) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          json.key("tool")
          json.object { json in
            json.key("driver")
            json.object { json in
              json.member("name", "Billet")
              json.key("rules")
              json.array { json in
                for rule in rules { write(rule, into: &json) }
              }
            }
          }
          json.member("columnKind", "unicodeCodePoints")
          json.key("results")
          json.array { json in
            for file in report.files {
              var occurrences: [FindingIdentity: Int] = [:]
              for diagnostic in file.diagnostics {
                let identity = FindingIdentity(diagnostic, path: file.path)
                let occurrence = occurrences[identity, default: 0]
                occurrences[identity] = occurrence + 1
                write(
                  diagnostic, of: file, identity.fingerprint(occurrence: occurrence), into: &json)
              }
            }
          }
        }
      }
    }
    return json.bytes
  }

  // MARK: - Rules

  private func write(_ rule: RuleInformation, into json: inout JSONWriter) {
    let links = rule.references.compactMap { reference in
      reference.link.map { (name: reference.description, link: $0) }
    }
    json.object { json in
      json.member("id", rule.id.rawValue)
      text("shortDescription", rule.summary + ".", into: &json)
      text("fullDescription", rule.rationale, into: &json)
      json.key("help")
      json.object { json in
        json.member("text", rule.help)
        json.member(
          "markdown",
          rule.help + links.map { "\n- [\($0.name)](\($0.link))" }.joined())
      }
      if let link = links.first?.link { json.member("helpUri", link) }
      json.key("defaultConfiguration")
      json.object { $0.member("level", Self.level(rule.severity)) }
      json.key("properties")
      json.object { json in
        json.key("tags")
        json.array { json in
          json.string(rule.category.lowercased())
          for reference in rule.references { json.string(reference.description) }
        }
      }
    }
  }

  // MARK: - Results

  private func write(
    _ diagnostic: Diagnostic, of file: Report.File, _ fingerprint: String,
    into json: inout JSONWriter
  ) {
    json.object { json in
      json.member("ruleId", diagnostic.rule.rawValue)
      if let index = ruleIndexes[diagnostic.rule] { json.member("ruleIndex", index) }
      // What breaks nothing is told for information (SARIF 3.27.9), and then there is no level.
      let isInformation = diagnostic.outcome == .passed
      json.member("level", isInformation ? "none" : Self.level(diagnostic.severity))
      json.member(
        "kind", isInformation ? "informational" : diagnostic.severity == .review ? "review" : "fail"
      )
      let help = diagnostic.help.isEmpty ? "" : " " + diagnostic.help
      text("message", diagnostic.message + help, into: &json)
      json.key("locations")
      json.array { json in
        json.object { json in
          write(diagnostic.location, path: file.path, message: nil, into: &json)
        }
      }
      if !diagnostic.labels.isEmpty {
        json.key("relatedLocations")
        json.array { json in
          for label in diagnostic.labels {
            json.object { json in
              write(label.location, path: file.path, message: label.text, into: &json)
            }
          }
        }
      }
      json.key("partialFingerprints")
      json.object { $0.member("billetIdentity/v1", fingerprint) }
      if !diagnostic.fixes.isEmpty {
        json.key("fixes")
        json.array { json in
          for fix in diagnostic.fixes { write(fix, into: &json) }
        }
      }
    }
  }

  private func write(_ fix: Fix, into json: inout JSONWriter) {
    json.object { json in
      let care = fix.safety == .unsafe ? " The meaning or the looks may change." : ""
      text("description", fix.title + "." + care, into: &json)
      var paths: [String] = []
      for edit in fix.edits where !paths.contains(edit.location.file.path) {
        paths.append(edit.location.file.path)
      }
      json.key("artifactChanges")
      json.array { json in
        for path in paths {
          json.object { json in
            json.key("artifactLocation")
            json.object { $0.member("uri", Self.uri(path)) }
            json.key("replacements")
            json.array { json in
              for edit in fix.edits where edit.location.file.path == path {
                json.object { json in
                  region("deletedRegion", edit.location, into: &json)
                  text("insertedContent", edit.replacement, into: &json)
                }
              }
            }
          }
        }
      }
    }
  }

  private func write(
    _ location: SourceLocation?, path: String, message: String?, into json: inout JSONWriter
  ) {
    json.key("physicalLocation")
    json.object { json in
      json.key("artifactLocation")
      json.object { $0.member("uri", Self.uri(location?.file.path ?? path)) }
      if let location { region("region", location, into: &json) }
    }
    if let message { text("message", message, into: &json) }
  }

  private func region(_ name: String, _ location: SourceLocation, into json: inout JSONWriter) {
    let start = location.start
    let end = location.end
    json.key(name)
    json.object { json in
      json.member("startLine", start.line)
      json.member("startColumn", start.column)
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
      json.member("byteOffset", location.offset)
      json.member("byteLength", location.span.count)
    }
  }

  private func text(_ name: String, _ text: String, into json: inout JSONWriter) {
    json.key(name)
    json.object { $0.member("text", text) }
  }

  /// SARIF 3.27.10: a result that only a person can judge is of kind *review*, whose level is *none*.
  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .review: "none"
    case .note: "note"
    }
  }

  /// A path as a URI reference (RFC 3986): bytes that are not unreserved are percent-encoded.
  private static func uri(_ path: String) -> String {
    // Two slashes in front would name a host.
    var result = path.utf8.starts(with: "//".utf8) ? "/." : ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
