import BilletKit
import HTTPTypes

/// What a client asks of `/v1/render`.
struct RenderRequest: Sendable {
  enum Source: Sendable {
    /// A message of the project by its name.
    case project(name: String, language: String?)
    /// The text of a message.
    case sent([UInt8])
  }

  var source: Source
  var data: SourceFile?
  var facts: MessageFacts
  var theme: String?
  var format: OutputFormat
  /// Whether the output is wanted in spite of errors.
  var isForced: Bool

  static let members = ["message", "language", "data", "facts", "theme", "format", "force"]

  /// Reads a request.
  init(_ file: SourceFile, limit: Int) throws(Problem) {
    let reader = try RequestReader(file, members: Self.members, limit: limit)
    guard let message = try reader.bytes("message"), !message.isEmpty else {
      throw reader.unfit(
        "message", "“message” is missing.",
        help: "Give the name of a message of the project, or the text of one.")
    }
    let language = try reader.text("language")
    // The text of a message begins with its front matter, which no name does.
    source =
      MessageLibrary.isMessage(message)
      ? .sent(message)
      : .project(name: String(decoding: message, as: UTF8.self), language: language)
    data = try reader.objectFile("data")
    facts = try reader.facts()
    theme = try reader.text("theme")
    if let theme, !Self.isName(theme) {
      throw reader.unfit("theme", "“theme” is the name of a theme: letters, digits, - and _.")
    }
    let formatName = try reader.text("format") ?? OutputFormat.html.rawValue
    guard let format = OutputFormat(rawValue: formatName) else {
      let formats = OutputFormat.allCases.map(\.rawValue)
      throw reader.unfit(
        "format", "There is no format “\(formatName)”.",
        help: "The formats are \(formats.joined(separator: ", ")).")
    }
    self.format = format
    isForced = try reader.boolean("force") ?? false
  }

  /// Themes are asked for by name: a path would read files that are nobody's business.
  static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
        default: false
        }
      }
  }
}
