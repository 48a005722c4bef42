import BilletKit
import HTTPTypes

/// What a message is besides HTML: the views that the page opens beside it.
struct PreviewView: Sendable {
  let store: MessageStore

  func json(_ request: PreviewRequest) throws(Problem) -> [UInt8] {
    switch request.view {
    case "reader": return try reader(request)
    case "snapshot": return try snapshot(request)
    default:
      guard let format = request.view.flatMap(OutputFormat.init(rawValue:)) else {
        throw Problem(.unprocessableContent, "There is no such view.")
      }
      return try rendering(request, as: format)
    }
  }

  private func render(
    _ request: PreviewRequest, as format: OutputFormat
  ) throws(Problem) -> CompiledTemplate.Rendering? {
    let data = try request.data()
    guard let template = try store.compile(request.entry, theme: request.theme).template else {
      return nil
    }
    return template.render(data, as: format, dataName: request.fixture)
  }

  /// A format as text; what the way of sending finds is told with it.
  private func rendering(
    _ request: PreviewRequest, as format: OutputFormat
  ) throws(Problem) -> [UInt8] {
    let rendering = try render(request, as: format)
    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.key("text")
      if let output = rendering?.output { json.string(utf8: output) } else { json.null() }
      json.key("findings")
      json.array { json in
        // What is wrong with the message itself stands among its findings already.
        for finding in rendering?.diagnostics ?? [] where Self.isOfChannel(finding) {
          json.object { json in
            json.member("rule", finding.rule.rawValue)
            json.member("severity", finding.severity.rawValue)
            json.member("message", finding.message)
            json.member("why", finding.rationale)
            json.member("help", finding.help)
          }
        }
      }
      guard format == .sellingPartner else { return }
      // A request that still lacks something has its text all the same, to be read and counted.
      json.key("plainText")
      if let text = try? render(request, as: .text)?.output {
        json.string(utf8: text)
      } else {
        json.null()
      }
      json.key("textLimit")
      if let limit = rendering?.facts.messageType?.textLimit {
        json.integer(limit)
      } else {
        json.null()
      }
    }
    return json.bytes
  }

  /// Whether a finding is about the way of sending; those about facts stand at no place.
  private static func isOfChannel(_ finding: Diagnostic) -> Bool {
    channelRules.contains(finding.rule)
      || (finding.rule == "order-id" && finding.location == nil)
  }

  private static let channelRules: Set<RuleID> = [
    "message-reason", "marketplace", "channel-length", "attachment-kind", "attachment", "raw-html",
  ]

  private func reader(_ request: PreviewRequest) throws(Problem) -> [UInt8] {
    let output = try render(request, as: .html)?.output
    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.key("items")
      guard let output else { return json.null() }
      json.array { json in
        for item in ReadingOrder(SourceFile(path: "message.html", bytes: output)).items {
          json.object { json in
            json.member("role", item.role)
            json.member("name", item.name)
            json.member("detail", item.detail)
            json.member("depth", item.depth)
          }
        }
      }
    }
    return json.bytes
  }

  /// How the message and its fixture compare with what is recorded; the values of the form do not count.
  private func snapshot(_ request: PreviewRequest) throws(Problem) -> [UInt8] {
    let results: [SnapshotResult]
    do throws(FileError) {
      results = try SnapshotSuite(path: request.entry.path)
        .compare(recording: .never, pruning: false).results
    } catch {
      throw Problem(.unprocessableContent, "The snapshots cannot be compared: \(error.reason).")
    }
    let prefix = "/" + (request.fixture ?? "default") + "."
    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.key("snapshots")
      json.array { json in
        for result in results where Self.isOf(prefix, result.name) {
          json.object { json in
            json.member("name", result.name.path)
            switch result.outcome {
            case .matched: json.member("outcome", "matched")
            case .missing: json.member("outcome", "missing")
            case .orphaned: json.member("outcome", "orphaned")
            case .changed(let diff):
              json.member("outcome", "changed")
              json.member("diff", diff)
            }
          }
        }
      }
    }
    return json.bytes
  }

  private static func isOf(_ prefix: String, _ name: SnapshotName) -> Bool {
    let path = name.path.utf8
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return false }
    return path[slash...].starts(with: prefix.utf8)
  }
}
