import BilletKit
import Foundation
import Testing

@testable import BilletServer

/// What the preview tells its page.
@Suite(.serialized) struct PreviewTests {
  private func post(
    _ server: RunningServer, _ path: String, _ object: [String: Any]
  ) async throws -> Answer {
    let body = try JSONSerialization.data(withJSONObject: object)
    return try await server.ask("POST", path, String(decoding: body, as: UTF8.self))
  }

  private static let late = "Messages/late/en-US.md"

  @Test func elementsAndFindingsKnowTheirPlaces() async throws {
    let server = try await RunningServer(.preview)
    let answer = try await post(
      server, "/api/rendering", ["path": Self.late, "data": ["order_id": "12"]]
    ).json()
    let html = try #require(answer["html"] as? String)
    let elements = try #require(answer["elements"] as? [Any])
    #expect(html.contains("data-billet=\"\(elements.count - 1)\""))
    let lines = elements.compactMap { $0 as? [Int] }.map { $0[1] }
    #expect(lines.contains(8))
    let findings = try #require(answer["findings"] as? [[String: Any]])
    #expect(!findings.isEmpty)
    let files = try #require(answer["files"] as? [[String: Any]])
    #expect(files[0]["path"] as? String == Self.late)
    #expect(files[0]["text"] as? String == RunningServer.message)
  }

  @Test func theFormLearnsTheVariables() async throws {
    let server = try await RunningServer(.preview)
    let answer = try await post(
      server, "/api/rendering", ["path": Self.late, "fixture": "typical"]
    )
    .json()
    let variables = try #require(answer["variables"] as? [[String: Any]])
    #expect(variables[0]["name"] as? String == "order_id")
    #expect(variables[0]["type"] as? String == "order-id")
    #expect((answer["data"] as? [String: Any])?["order_id"] as? String == "114-3941689-8772232")
  }

  @Test func aBrokenMessageShowsTheLastGoodRendering() async throws {
    let server = try await RunningServer(.preview)
    func rendering() async throws -> [String: Any] {
      try await post(server, "/api/rendering", ["path": Self.late, "fixture": "typical"]).json()
    }
    let good = try await rendering()
    #expect(good["isOld"] as? Bool == false)
    let path = server.folder.appending(path: Self.late)
    let broken = RunningServer.message.replacingOccurrences(
      of: "{{order_id}}", with: "{{#order_id}}")
    try Data(broken.utf8).write(to: path)
    var answer = try await rendering()
    for _ in 0..<200 where answer["isOld"] as? Bool == false {
      try await Task.sleep(for: .milliseconds(10))
      answer = try await rendering()
    }
    #expect(answer["isOld"] as? Bool == true)
    #expect(answer["html"] as? String == good["html"] as? String)
    #expect((answer["findings"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test func viewsShowTheMessageInEveryForm() async throws {
    let server = try await RunningServer(.preview)
    func view(_ name: String) async throws -> Answer {
      try await post(server, "/api/view", ["path": Self.late, "fixture": "typical", "view": name])
    }
    #expect(try await view("html").json()["text"] as? String != nil)
    #expect(
      try await view("text").json()["text"] as? String
        == "Your order 114-3941689-8772232 is late.\n")
    let mail = try await view("eml").json()["text"] as? String
    #expect(mail?.contains("Subject: Your order") == true)
    let items = try #require(try await view("reader").json()["items"] as? [[String: Any]])
    #expect(items.contains { $0["name"] as? String == "Your order 114-3941689-8772232 is late." })
    let snapshots = try #require(try await view("snapshot").json()["snapshots"] as? [[String: Any]])
    #expect(snapshots.map { $0["outcome"] as? String } == ["missing", "missing", "missing"])
    #expect(try await view("pdf").status == 422)
  }

  /// Why there is no request, and the text that could be sent another way.
  @Test(arguments: [
    ("return", ["message-reason"], nil), ("order-problem", ["order-id", "marketplace"], 2_000),
    ("custom-design", ["order-id", "marketplace"], 800),
  ])
  func aRequestThatCannotBeMadeSaysWhy(reason: String, rules: [String], limit: Int?) async throws {
    let server = try await RunningServer(.preview)
    let message = RunningServer.message.replacingOccurrences(
      of: "reason: order-problem", with: "reason: \(reason)")
    try Data(message.utf8).write(to: server.folder.appending(path: Self.late))
    var answer: [String: Any] = [:]
    var found: [[String: Any]] = []
    for _ in 0..<200 where found.map({ $0["rule"] as? String }) != rules {
      answer = try await post(
        server, "/api/view", ["path": Self.late, "fixture": "typical", "view": "sp-api"]
      ).json()
      found = try #require(answer["findings"] as? [[String: Any]])
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(found.map { $0["rule"] as? String } == rules)
    #expect(found.allSatisfy { ($0["help"] as? String)?.isEmpty == false })
    #expect(answer["text"] is NSNull)
    #expect(answer["plainText"] as? String == "Your order 114-3941689-8772232 is late.\n")
    #expect(answer["textLimit"] as? Int == limit)
  }

  @Test func valuesAreSavedAsAFixtureInsideTheProject() async throws {
    let server = try await RunningServer(.preview)
    let values = ["order_id": "702-1234567-1234567"]
    func save(_ name: String, overwriting: Bool = false) async throws -> Answer {
      try await post(
        server, "/api/fixtures",
        ["path": Self.late, "name": name, "data": values, "overwrite": overwriting])
    }
    #expect(try await save("new").status == 200)
    let file = server.folder.appending(path: "Messages/late/fixtures/new.json")
    let saved = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    #expect(saved as? [String: String] == values)
    #expect(try await save("typical").status == 409)
    #expect(try await save("typical", overwriting: true).status == 200)
    for name in ["../x", "a/b", ".x", "", "x.json", String(repeating: "x", count: 65)] {
      #expect(try await save(name).status == 400, "\(name)")
    }
  }

  @Test func aFixtureFolderThatLeadsOutIsNotWrittenTo() async throws {
    let server = try await RunningServer(.preview)
    let outside = FileManager.default.temporaryDirectory.appending(
      path: "billet-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: outside) }
    let fixtures = server.folder.appending(path: "Messages/late/fixtures")
    try FileManager.default.removeItem(at: fixtures)
    try FileManager.default.createSymbolicLink(at: fixtures, withDestinationURL: outside)
    let answer = try await post(
      server, "/api/fixtures", ["path": Self.late, "name": "new", "data": [String: String]()])
    #expect(answer.status == 500)
    #expect(!answer.body.contains(outside.path))
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
  }

  @Test(arguments: ["../../etc/passwd", "/etc/passwd", "Messages/late/../late/en-US.md", ""])
  func onlyMessagesOfTheListAreShown(path: String) async throws {
    let server = try await RunningServer(.preview)
    #expect(try await post(server, "/api/rendering", ["path": path]).status == 404)
  }

  @Test func anEventTellsOfAChange() async throws {
    let server = try await RunningServer(.preview)
    let client = try RawClient(port: server.port)
    try await client.send(
      Array("GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n".utf8))
    var events = await client.readToEnd(seconds: 0.5)
    #expect(events.contains("text/event-stream"))
    let path = server.folder.appending(path: Self.late)
    try Data((RunningServer.message + "\nMore.\n").utf8).write(to: path)
    for _ in 0..<100 where !events.contains("event: change") {
      events += await client.readToEnd(seconds: 0.05)
    }
    #expect(events.contains(#""Messages/late/en-US.md""#))
  }
}

/// When the list of messages is taken anew.
@Suite struct MessageListTests {
  @Test(arguments: [
    ("Messages/late/en-US.md", true, false), ("Messages/late/fixtures/typical.json", true, false),
    ("Messages/late/de-DE.md", true, false), ("partials/signature.md", true, false),
    ("themes/own.yaml", false, false), ("themes/own.yaml", true, true),
    ("billet.yaml", false, true),
    ("Snapshots/late.html", true, false),
  ])
  func onlyWhatMayChangeItTakesItAnew(path: String, isStructural: Bool, isOther: Bool) async throws
  {
    let server = try await RunningServer(.preview)
    let store = MessageStore(project: Project(root: server.folder.path), keepsFiles: true)
    #expect(try store.entries().count == 1)
    let change = ProjectChange(paths: [path], isStructural: isStructural)
    #expect(store.forget(after: change) == isOther)
  }

  @Test func messagesThatComeAndGoChangeIt() async throws {
    let server = try await RunningServer(.preview)
    let store = MessageStore(project: Project(root: server.folder.path), keepsFiles: true)
    #expect(try store.entries().count == 1)
    let path = "Messages/late/de-DE.md"
    let change = ProjectChange(paths: [path], isStructural: true)
    let file = server.folder.appending(path: path)
    try Data(RunningServer.message.utf8).write(to: file)
    #expect(store.forget(after: change))
    #expect(try store.entries().count == 2)
    #expect(!store.forget(after: change))
    try FileManager.default.removeItem(at: file)
    #expect(store.forget(after: change))
    #expect(try store.entries().count == 1)
    #expect(store.forget(after: ProjectChange(paths: [], isStructural: true, isLarge: true)))
  }
}
