import Foundation
import FoundationNetworking
import Testing

/// The processes of `billet serve` and `billet preview`: how they begin and how they end.
@Suite struct ServeCommandTests {
  /// A server process and the address that it printed.
  private final class Server {
    let process = Process()
    let url: String

    init(_ arguments: [String]) throws {
      process.executableURL = BilletProcess.binary
      process.arguments = arguments
      process.currentDirectoryURL = BilletProcess.repository
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = FileHandle.nullDevice
      try process.run()
      let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
      let words = line.split(whereSeparator: \.isWhitespace)
      url = try #require(words.first { $0.hasPrefix("http://") }.map(String.init))
    }

    deinit { if process.isRunning { process.terminate() } }

    var port: String { url.split(separator: ":").last.map(String.init) ?? "" }
  }

  @Test(arguments: ["serve", "preview"])
  func terminatingEndsItCleanly(command: String) throws {
    let server = try Server([command, "--port", "0"])
    #expect(server.url.hasPrefix("http://127.0.0.1:"))
    #expect(server.port != "0")
    server.process.terminate()
    server.process.waitUntilExit()
    #expect(server.process.terminationReason == .exit)
    #expect(server.process.terminationStatus == 0)
    // The port is free at once.
    let next = try Server([command, "--port", server.port])
    #expect(next.port == server.port)
  }

  @Test(arguments: ["serve", "preview"])
  func aBusyPortIsTold(command: String) throws {
    let server = try Server([command, "--port", "0"])
    let second = try BilletProcess.run([command, "--port", server.port])
    #expect(second.status == 2)
    #expect(second.complaint.contains("another program listens there"))
    #expect(!second.wasKilledBySignal)
  }

  @Test(arguments: ["65536", "-1", "x", "80 "])
  func aBadPortIsTold(port: String) throws {
    let result = try BilletProcess.run(["serve", "--port=\(port)"])
    #expect(result.status == 2)
    #expect(result.complaint.contains("there is no port"))
  }

  @Test func anAddressForOthersNeedsAToken() throws {
    let result = try BilletProcess.run(["serve", "--host", "0.0.0.0", "--port", "0"])
    #expect(result.status == 64)
    #expect(result.complaint.contains("--token"))
    let named = try BilletProcess.run(["serve", "--host", "no.such.host.invalid", "--token", "x"])
    #expect(named.status == 2)
    #expect(!named.wasKilledBySignal)
  }

  /// Errors of messages, partials, settings and themes, none of which says where the project lies.
  @Test func noAnswerNamesAPathOfTheMachine() async throws {
    let scratch = Scratch()
    let folder = scratch.url.appending(path: "Messages/late")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let message = """
      ---
      subject: Late
      language: en-US
      theme: own
      attachments: [{file: none.pdf, kind: invoice}]
      ---
      #Late {{nobody}} {{> none}} ![](https://m.media-amazon.com/a.png)

      """
    try Data(message.utf8).write(to: folder.appending(path: "en-US.md"))
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "themes"), withIntermediateDirectories: true)
    try Data("colour: red\n".utf8).write(to: scratch.url.appending(path: "themes/own.yaml"))
    try Data("thema: x\n".utf8).write(to: scratch.url.appending(path: "billet.yaml"))
    let server = try Server(["serve", scratch.url.path, "--port", "0"])
    for body in [
      #"{"message": "late"}"#, #"{"message": "late", "theme": "default", "format": "eml"}"#,
      #"{"message": "late", "theme": "default", "force": true}"#,
    ] {
      let url = try #require(URL(string: server.url + "/v1/render"))
      var request = URLRequest(url: url)
      request.httpMethod = "POST"
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      request.httpBody = Data(body.utf8)
      let (data, _) = try await URLSession.shared.data(for: request)
      let answer = String(decoding: data, as: UTF8.self)
      #expect(answer.contains("diagnostics"))
      #expect(!answer.contains(scratch.url.lastPathComponent), "\(answer)")
    }
  }

  @Test func aMissingFolderIsTold() throws {
    let result = try BilletProcess.run(["preview", "no-such-folder", "--port", "0"])
    #expect(result.status == 2)
    #expect(result.complaint.contains("no-such-folder"))
  }
}
