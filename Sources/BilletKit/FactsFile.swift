import BilletAuthoring
public import BilletCore
public import BilletMessage

/// Facts on the order and the buyer, read from a JSON file.
public enum FactsFile {
  /// Reads an object of facts; what cannot be used is an error with its place.
  public static func read(_ file: SourceFile) -> (facts: MessageFacts, diagnostics: [Diagnostic]) {
    let json = JSONReader.read(file)
    guard let document = json.document else { return (MessageFacts(), json.diagnostics) }
    let read = read(document.root, in: file)
    return (read.facts, json.diagnostics + read.diagnostics)
  }

  /// Reads facts from a value of a larger JSON text.
  package static func read(
    _ value: JSONValue, in file: SourceFile
  ) -> (facts: MessageFacts, diagnostics: [Diagnostic]) {
    var read = FactsReader.read(value, in: file)
    // A fact that is misspelt would pass silently, and the rule that needs it would not apply.
    for index in read.diagnostics.indices { read.diagnostics[index].severity = .error }
    return (read.facts, read.diagnostics)
  }
}
