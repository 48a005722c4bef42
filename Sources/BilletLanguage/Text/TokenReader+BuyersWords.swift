/// What the buyer said stands in quotation marks behind words such as “you wrote:”; it is no wording of the
/// seller's.
extension TokenReader {
  /// Whether the words of the sentence so far announce what the buyer said or asked.
  ///
  /// “If you write: …” tells the buyer what to write, and is the seller's own.
  var announcesBuyersWords: Bool {
    let words = firstToken..<result.tokens.count
    guard words.count >= 2, words.count <= 24,
      !words.contains(where: { Self.conditions.contains(Array(lettersOfToken($0))) })
    else { return false }
    return words.dropLast().contains { first in
      Self.announcements.contains { phrase in
        first + phrase.count <= words.upperBound
          && zip(phrase, first...).allSatisfy { lettersOfToken($1).elementsEqual($0) }
      }
    }
  }

  private func lettersOfToken(_ token: Int) -> ArraySlice<UInt8> {
    let range = result.tokens[token].folded
    return result.folded[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  private static let conditions: Set<[UInt8]> = Set(
    [
      "if", "when", "once", "please", "could", "can", "should", "wenn", "falls", "sobald", "bitte",
      "konnen", "konnten", "si", "quand", "pouvez", "pourriez", "cuando", "puede", "podria", "se",
      "quando", "puo", "potrebbe",
    ].map { Array($0.utf8) })

  private static let announcements: [[[UInt8]]] = [
    "you wrote", "you write", "you said", "you say", "you asked", "you ask", "you mentioned",
    "you told us", "your question", "sie schreiben", "sie schrieben", "haben geschrieben",
    "uns geschrieben", "sie fragen", "sie fragten", "du schreibst", "du fragst", "ihre frage",
    "vous ecrivez", "vous ecriviez", "vous nous ecrivez", "vous nous ecriviez", "avez ecrit",
    "vous dites", "vous nous dites", "vous demandez", "vous nous demandez", "tu ecris",
    "tu nous ecris", "votre question", "nos escribe", "nos escribes", "nos escribio",
    "ha escrito", "nos dice", "nos dijo", "nos pregunta", "su pregunta", "usted escribe",
    "ci scrive", "ci scrivi", "ha scritto", "ci dice", "ci chiede", "ci chiedi", "sua domanda",
    "lei scrive",
  ].map { $0.split(separator: " ").map { Array($0.utf8) } }
}
