/// What a sentence is to the letter as a whole.
package enum SentenceRole: UInt8, Sendable {
  case body
  /// `Hello Ada,`
  case greeting
  /// `Kind regards,` and the names below it.
  case signature
}

extension TokenizedText {
  /// The role of each sentence among those of one message, in order.
  package func roles(of sentences: Range<Int>) -> [SentenceRole] {
    var roles = [SentenceRole](repeating: .body, count: sentences.count)
    var isSignature = false
    let last = lastBeforeOrderID(sentences)
    for (offset, index) in sentences.enumerated() {
      let sentence = self.sentences[index]
      if isSignature {
        // A postscript is no signature.
        isSignature = sentence.tokens.count <= 10 && sentence.ending != .question
        if isSignature { roles[offset] = .signature }
      } else if begins(sentence, with: Self.closings), sentence.tokens.count <= 12 {
        isSignature = true
        roles[offset] = .signature
      } else if offset > 0, sentences.count - offset <= 5, isFarewell(sentence) {
        isSignature = true
        roles[offset] = .signature
      } else if offset == last, offset > 0, sentence.tokens.count <= 5,
        sentence.ending == .none, begins(sentence, with: Self.teams)
      {
        roles[offset] = .signature
      } else if offset < 4, sentence.tokens.count <= 12, isGreeting(sentence) {
        roles[offset] = .greeting
      }
    }
    return roles
  }

  /// The last sentence that is no order ID with a word or two beside it: that often stands below the names.
  private func lastBeforeOrderID(_ sentences: Range<Int>) -> Int {
    var last = sentences.count - 1
    while last > 0 {
      let tokens = tokens[self.sentences[sentences.lowerBound + last].tokens]
      guard tokens.count <= 4, tokens.contains(where: { $0.kind == .orderID }) else { break }
      last -= 1
    }
    return last
  }

  /// A short line near the end that is no whole sentence, with a word of farewell and no number: “Un beso grande,”.
  private func isFarewell(_ sentence: TextSentence) -> Bool {
    guard sentence.tokens.count <= 12, [.none, .comma].contains(sentence.ending) else {
      return false
    }
    if sentence.tokens.count <= 6, begins(sentence, with: Self.lastLines) { return true }
    let tokens = tokens[sentence.tokens]
    return !tokens.contains { $0.kind == .number || $0.kind == .orderID }
      && tokens.contains { token in
        Self.farewells.contains { $0.elementsEqual(letters(of: token)) }
      }
  }

  private func isGreeting(_ sentence: TextSentence) -> Bool {
    if begins(sentence, with: Self.greetings) { return true }
    // 山田様
    guard let last = tokens[sentence.tokens].last,
      sentence.ending == .none || sentence.ending == .comma
    else { return false }
    return letters(of: last).elementsEqual("様".utf8)
  }

  private func begins(_ sentence: TextSentence, with phrases: Phrases) -> Bool {
    guard let first = tokens[sentence.tokens].first, let letter = letters(of: first).first else {
      return false
    }
    return phrases.byFirstByte[Int(letter)].contains { phrase in
      guard phrase.count <= sentence.tokens.count else { return false }
      return phrase.indices.allSatisfy {
        letters(of: tokens[sentence.tokens.lowerBound + $0]).elementsEqual(phrase[$0])
      }
    }
  }

  /// Phrases as words, by the first byte of the first word: of a sentence few need a look.
  private struct Phrases {
    var byFirstByte: [[[[UInt8]]]]
  }

  private static let greetings = phrases(
    "hello", "hi", "hey", "dear", "greetings", "good morning", "good afternoon", "good day",
    "good evening", "hallo", "guten tag", "guten morgen", "sehr geehrte", "sehr geehrter", "liebe",
    "lieber", "moin", "servus", "gruss gott", "bonjour", "bonsoir", "cher", "chere", "madame",
    "monsieur", "salut", "coucou", "hola", "buenos dias", "buenas tardes", "buenas", "estimado",
    "estimada",
    "apreciado", "apreciada", "querido", "querida", "buongiorno", "buonasera", "salve", "ciao",
    "gentile", "gentilissimo", "gentilissima", "egregio", "caro", "cara", "spettabile", "拝啓")

  private static let closings = phrases(
    "kind regards", "best regards", "warm regards", "with kind regards", "with best regards",
    "regards", "best wishes", "many thanks", "kindest regards", "sincerely", "yours sincerely",
    "yours faithfully", "all the best", "cheers", "warmly", "respectfully", "best",
    "mit freundlichen grussen", "mit besten grussen", "mit freundlichem gruss",
    "freundliche grusse",
    "beste grusse", "viele grusse", "herzliche grusse", "liebe grusse", "mfg", "schone grusse",
    "hochachtungsvoll", "cordialement", "bien cordialement", "tres cordialement", "bien a vous",
    "sinceres salutations", "meilleures salutations", "salutations", "cordiales salutations",
    "respectueusement", "amicalement", "bien amicalement", "un saludo", "un cordial saludo",
    "saludos", "saludos cordiales",
    "atentamente", "muy atentamente", "reciba un cordial saludo", "le saluda", "cordialmente",
    "cordiali saluti", "distinti saluti", "un cordiale saluto", "i migliori saluti", "saluti",
    "un saluto", "un caro saluto", "cordialita", "un abrazo", "un abbraccio", "敬具", "以上", "草々")

  /// How a last short line may begin that is a farewell; the same words begin sentences that say more.
  private static let lastLines = phrases(
    "yours", "yours truly", "take care", "with love", "lots of love", "alles liebe", "bis bald",
    "herzlichst", "veuillez agreer", "belle journee", "bonne journee", "tres belle journee",
    "excellente journee", "a bientot", "a tres bientot", "bien sincerement", "tres sincerement",
    "chaleureusement", "con afecto", "con carino", "hasta pronto", "afectuosamente", "con affetto",
    "affettuosamente", "a presto", "buona giornata")

  /// Words of a farewell, wherever they stand in its line.
  private static let farewells: [[UInt8]] = [
    "regards", "hugs", "grusse", "gruss", "grussen", "gruesse", "salutations", "bises", "bisous",
    "saludo", "saludos", "beso", "besos", "abrazo", "abrazos", "saluti", "saluto", "abbraccio",
    "abbracci", "baci",
  ].map { Array($0.utf8) }

  /// How a last line begins that says no more than who writes.
  private static let teams = phrases(
    "l equipe", "votre equipe", "toute l equipe", "la team", "el equipo", "su equipo", "tu equipo",
    "il team",
    "il tuo team", "il suo team", "lo staff", "your", "the", "ihr", "dein", "euer", "das")

  private static func phrases(_ texts: String...) -> Phrases {
    var phrases = Phrases(byFirstByte: Array(repeating: [], count: 256))
    for text in texts {
      let words =
        text.utf8.allSatisfy { $0 < 0x80 }
        ? text.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)
        : text.unicodeScalars.map { Array(String($0).utf8) }
      phrases.byFirstByte[Int(words[0][0])].append(words)
    }
    return phrases
  }
}
