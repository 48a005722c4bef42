import BilletAuthoring
public import BilletCore
public import BilletMessage

/// Facts on the order and the buyer, read from a JSON file.
public enum FactsFile {
  /// Reads an object of facts; what cannot be used is an error with its place.
  public static func read(_ file: SourceFile) -> (facts: MessageFacts, diagnostics: [Diagnostic]) {
    let json = JSONReader.read(file)
    guard let document = json.document else { return (MessageFacts(), json.diagnostics) }
    var read = FactsReader.read(document.root, in: file)
    // A fact that is misspelt would pass silently, and the rule that needs it would not apply.
    for index in read.diagnostics.indices { read.diagnostics[index].severity = .error }
    return (read.facts, json.diagnostics + read.diagnostics)
  }
}
