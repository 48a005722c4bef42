import ArgumentParser
import BilletKit
import BilletServer

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Render and check messages as an HTTP service.",
    discussion: """
      Listens on this machine only, unless --host says otherwise; clients then have to show a token.
      GET /openapi.json describes what the service answers. SIGTERM ends it once it has answered.

      Examples:
        billet serve
        curl -s http://127.0.0.1:8421/v1/check \\
          -H 'Content-Type: application/json' -d '{"html": "<img src=a.png>"}'
        BILLET_TOKEN=$(openssl rand -hex 16) billet serve shop --host 0.0.0.0 --name billet.internal
      """)

  @Argument(help: "The project whose messages clients may render by name.")
  var path = "."

  @OptionGroup var listening: ListeningOptions

  @Option(name: .long, help: "The port; 0 takes any free one.")
  var port = "8421"

  mutating func validate() throws {
    try listening.validateToken()
  }

  func run() throws {
    let address = try listening.address(port: port)
    try Serving.run(path) { project, _ in
      try RenderingService(project: project).run(at: address) { url in
        Serving.announce("billet serves on \(url)")
      }
    }
  }
}

/// Where a server listens.
struct ListeningOptions: ParsableArguments {
  @Option(name: .long, help: "The address to listen on; any but this machine's own needs a token.")
  var host = "127.0.0.1"

  @Option(
    name: .long,
    help: "What clients send as “Authorization: Bearer …” (default: BILLET_TOKEN, if set).")
  var token: String?

  @Option(
    name: .long,
    help: "A further name that requests may be for, such as that of a proxy; may be repeated.")
  var name: [String] = []

  private var givenToken: String? {
    let token = token ?? Environment.value(of: "BILLET_TOKEN") ?? ""
    return token.isEmpty ? nil : token
  }

  func validateToken() throws {
    guard ServerAddress(host: host, port: 0).isLoopback || givenToken != nil else {
      throw ValidationError(
        "Others can reach \(TerminalSafe.text(host)): give a --token that clients have to show.")
    }
  }

  /// The address, or why the port is none.
  func address(port: String) throws -> ServerAddress {
    var address = try Self.loopback(port: port)
    address.host = host
    address.token = givenToken
    address.names = name
    return address
  }

  /// A port of the loopback interface.
  static func loopback(port: String) throws -> ServerAddress {
    guard let number = UInt16(port) else {
      throw WorkFailed("there is no port “\(port)”; ports are numbers up to 65535")
    }
    return ServerAddress(port: Int(number))
  }
}

/// What the commands that serve have in common.
enum Serving {
  /// Runs a server for the project of a path, with the project's folder as the current one: no path that it
  /// tells a client says where on the machine the project lies.
  ///
  /// `body` is given the real path.
  static func run(_ path: String, _ body: (Project, _ path: String) throws -> Void) throws {
    guard let real = FileSystem.realPath(path) else {
      throw WorkFailed("there is no file or folder \(path)")
    }
    try FileSystem.enter(Project.containing(path).root)
    do {
      try body(Project(root: "."), real)
    } catch let failure as ServerFailure {
      throw WorkFailed(failure.description)
    }
  }

  /// Says on standard output that a server has begun.
  static func announce(_ text: String) {
    try? Output.print(TerminalSafe.text(text) + "\n")
  }
}
