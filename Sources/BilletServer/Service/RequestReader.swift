import BilletKit
import HTTPTypes

/// Reads the JSON object of a request; what is no JSON and what does not fit are problems with status 400.
struct RequestReader {
  let file: SourceFile
  private let members: [JSONValue.Member]

  /// Reads the object; members of other names are refused, since a misspelt one would have no effect.
  init(_ file: SourceFile, members known: [String], limit: Int) throws(Problem) {
    let read = JSONReader.read(file, limit: limit)
    guard let document = read.document else {
      throw Problem(.badRequest, "The body is not JSON.", read.diagnostics)
    }
    self.file = file
    guard case .object(let members) = document.root.content else {
      throw Self.unfit("The request is an object, not \(document.root.kind).", document.root, file)
    }
    self.members = members
    for member in members {
      let name = String(decoding: member.key, as: UTF8.self)
      guard known.contains(where: { $0.utf8.elementsEqual(member.key) }) else {
        let question = Suggestion.question(for: name, among: known)
        throw Self.unfit(
          "There is no member “\(name)”.", JSONValue(.null, span: member.keySpan), file,
          help: question.isEmpty ? "There are: \(known.joined(separator: ", "))." : question)
      }
    }
  }

  subscript(name: String) -> JSONValue? {
    members.first { $0.key.elementsEqual(name.utf8) }?.value
  }

  /// The bytes of a text; `nil` when there is none.
  func bytes(_ name: String) throws(Problem) -> [UInt8]? {
    guard let value = self[name] else { return nil }
    guard case .string(let bytes) = value.content else {
      throw unfit(name, is: "a text", not: value)
    }
    return bytes
  }

  func text(_ name: String) throws(Problem) -> String? {
    try bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  func boolean(_ name: String) throws(Problem) -> Bool? {
    guard let value = self[name] else { return nil }
    guard case .boolean(let isTrue) = value.content else {
      throw unfit(name, is: "true or false", not: value)
    }
    return isTrue
  }

  func object(_ name: String) throws(Problem) -> JSONValue? {
    guard let value = self[name] else { return nil }
    guard case .object = value.content else { throw unfit(name, is: "an object", not: value) }
    return value
  }

  /// An object as a file of its own, so that findings in it count from its start.
  func objectFile(_ name: String) throws(Problem) -> SourceFile? {
    try object(name).map { SourceFile(path: name, bytes: Array(file.bytes[$0.span])) }
  }

  /// Facts on the order.
  func facts() throws(Problem) -> MessageFacts {
    guard let value = try object("facts") else { return MessageFacts() }
    let read = FactsFile.read(value, in: file)
    guard !read.diagnostics.reach(.error) else {
      throw Problem(.badRequest, "The facts cannot be used.", read.diagnostics)
    }
    return read.facts
  }

  /// A problem with one of the members.
  func unfit(_ name: String, _ message: String, help: String = "") -> Problem {
    Self.unfit(message, self[name] ?? JSONValue(.null, span: 0..<0), file, help: help)
  }

  private func unfit(_ name: String, is kind: String, not value: JSONValue) -> Problem {
    Self.unfit("“\(name)” is \(kind), not \(value.kind).", value, file)
  }

  private static func unfit(
    _ message: String, _ value: JSONValue, _ file: SourceFile, help: String = ""
  ) -> Problem {
    Problem(
      .badRequest, "The request does not fit; see the diagnostics.",
      [
        Diagnostic(
          rule: "request", message: message,
          help: help.isEmpty ? "/openapi.json describes what is understood." : help,
          location: SourceLocation(file, value.span))
      ])
  }
}
