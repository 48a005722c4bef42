import ArgumentParser
import BilletKit
import BilletServer

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show a project's messages in the browser while you write them.",
    discussion: """
      Prints the address of a page on this machine, which follows every file that you save. Ctrl-C ends
      it.

      Examples:
        billet preview
        billet preview shop/Messages/return-label/en-US.md --port 0
      """)

  @Argument(help: "A project's folder, a folder of messages, or one message, which is shown first.")
  var path = "."

  @Option(name: .long, help: "The port; 0 takes any free one.")
  var port = "8420"

  func run() throws {
    let address = try ListeningOptions.loopback(port: port)
    try Serving.run(path) { project, path in
      try PreviewServer(project: project, path: path).run(at: address) { url in
        Serving.announce("Open \(url) in a browser; Ctrl-C ends the preview.")
      }
    }
  }
}
