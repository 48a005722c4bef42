/// Where sentences end.
extension TokenReader {
  /// Goes past `.`, `!`, `?`, `…`, `。` and their like, and ends the sentence where they do.
  mutating func readTerminator() {
    var ending = TextSentence.Ending.period
    let start = position
    let firstScalar = scalar(at: position).scalar
    var count = 0
    loop: while position < end {
      let (scalar, length) = self.scalar(at: position)
      switch scalar {
      case 0x2E, 0x3002, 0xFF0E, 0xFF61, 0x2026: break
      case 0x21, 0xFF01, 0x203C: if ending != .question { ending = .exclamation }
      case 0x3F, 0xFF1F, 0x2047, 0x2048, 0x2049: ending = .question
      default: break loop
      }
      mark(length)
      count += 1
    }
    // Brackets and quotation marks that close belong to the sentence.
    while position < end {
      let (scalar, length) = self.scalar(at: position)
      switch scalar {
      case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201C, 0x201D, 0x300D, 0x300F, 0xFF09:
        if scalar == 0x22, quotation == nil { break }
        noteQuotation(scalar)
        mark(length)
        continue
      default: break
      }
      break
    }
    if endsSentence(ending, sign: firstScalar, count: count, from: start) {
      finishSentence(ending, endsLine: isAtLineEnd)
    }
  }

  private var isAtLineEnd: Bool {
    var offset = position
    while offset < end, text[offset] <= 0x20, text[offset] != TokenizedText.lineBreak {
      offset += 1
    }
    return offset >= end || text[offset] == TokenizedText.lineBreak
  }

  private func endsSentence(
    _ ending: TextSentence.Ending, sign: UInt32, count: Int, from start: Int
  ) -> Bool {
    if sign >= 0x3000 { return true }
    guard let next = nextMark() else { return true }
    // `amazon.com`, `3.5`, `e.g.`
    if !next.isApart { return next.isIdeograph }
    if ending != .period { return true }
    guard count == 1, sign == 0x2E else { return !next.isSmall }
    guard let last = result.tokens.last, result.tokens.count > firstToken,
      Int(last.range.upperBound) == start
    else { return !next.isSmall }
    switch last.kind {
    case .number:
      // `14. März`, `1. Open the box`: an ordinal.
      return last.folded.count > 2
    case .word:
      let letters = result.folded[Int(last.folded.lowerBound)..<Int(last.folded.upperBound)]
      if letters.count == 1 || Abbreviations.contains(letters) { return false }
      if next.isDigit { return letters.count > 4 }
      return !next.isSmall || letters.count > 3
    default:
      return true
    }
  }

  private struct NextMark {
    /// Whether white space or a line break stands before it.
    var isApart: Bool
    var isSmall: Bool
    var isDigit: Bool
    var isIdeograph: Bool
  }

  private func nextMark() -> NextMark? {
    var offset = position
    var isApart = false
    while offset < end {
      let (scalar, length) = self.scalar(at: offset)
      if scalar <= 0x20 {
        isApart = true
      } else if scalar < 0x80 {
        let isLetter = (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7A
        return NextMark(
          isApart: isApart, isSmall: isLetter && scalar >= 0x61,
          isDigit: scalar >= 0x30 && scalar <= 0x39, isIdeograph: false)
      } else {
        switch TextFolding.classify(scalar) {
        case .space: isApart = true
        case .ignorable: break
        case let kind:
          return NextMark(
            isApart: isApart, isSmall: kind == .letter && !TextFolding.isCapital(scalar),
            isDigit: kind == .digit, isIdeograph: kind == .ideograph)
        }
      }
      offset += length
    }
    return nil
  }

  /// A line break ends a sentence unless the line only ran out of room.
  mutating func readLineBreak() {
    let lineLength = lastByte - lineStart
    let ending = lineEnding
    position += 1
    let endsSentence = lineBreakEndsSentence(after: ending, lineLength: lineLength)
    if endsSentence { finishSentence(ending, endsLine: true) }
    skipQuotedLines()
    lineStart = position
  }

  private var lineEnding: TextSentence.Ending {
    guard lastByte > lineStart else { return .none }
    return switch text[lastByte - 1] {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "."): .period
    default: .none
    }
  }

  private func lineBreakEndsSentence(
    after ending: TextSentence.Ending, lineLength: Int
  ) -> Bool {
    guard result.tokens.count > firstToken else { return false }
    guard let next = nextMark() else { return true }
    if next.isSmall { return ending == .period || ending == .colon }
    if next.isIdeograph { return lastByte - lineStart < 24 || ending == .colon }
    // A line of a letter that is written by hand ends where the writer wants it to.
    return ending != .none || lineLength < 50
  }

  /// Leaves out lines that begin with `>`: what somebody else wrote.
  mutating func skipQuotedLines() {
    while true {
      var offset = position
      while offset < end, text[offset] <= 0x20, text[offset] != TokenizedText.lineBreak {
        offset += 1
      }
      guard offset < end, text[offset] == UInt8(ascii: ">") else { return }
      while offset < end, text[offset] != TokenizedText.lineBreak { offset += 1 }
      position = min(end, offset + 1)
      while let value = values.first, value.range.lowerBound < position { values.removeFirst() }
    }
  }

  mutating func finishSentence(_ ending: TextSentence.Ending, endsLine: Bool) {
    // What the buyer said may be several sentences; a name in quotation marks is part of one.
    if quotation?.isBuyers != true { quotation = nil }
    guard result.tokens.count > firstToken else {
      firstByte = position
      lastByte = position
      return
    }
    result.sentences.append(
      TextSentence(
        tokens: firstToken..<result.tokens.count, bytes: firstByte..<lastByte,
        ending: ending == .none ? lineEndingOfBlock : ending, endsLine: endsLine))
    firstToken = result.tokens.count
    firstByte = position
    lastByte = position
  }

  /// What a block without a full stop ends with.
  private var lineEndingOfBlock: TextSentence.Ending {
    guard lastByte > firstByte else { return .none }
    return switch text[lastByte - 1] {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    default: .none
    }
  }

  // MARK: - Names in quotation marks

  /// Opens or closes a quotation; one that reads like a name is not read as wording.
  mutating func noteQuotation(_ scalar: UInt32) {
    if let open = quotation, scalar == open.closing {
      quotation = nil
      // „5-Sterne“-Bewertung is one word of the author's.
      if position + 1 < end, text[min(end - 1, position + (scalar < 0x80 ? 1 : 3))] == 0x2D {
        return
      }
      let quoted = open.token..<result.tokens.count
      if open.isBuyers || open.closing == 0x300F || readsLikeName(quoted, closing: open.closing)
        || isTitle(quoted)
      {
        for index in quoted { result.tokens[index].isOpaque = true }
      }
    } else if quotation == nil, let closing = Self.closing(of: scalar) {
      quotation = (result.tokens.count, closing, announcesBuyersWords)
    }
  }

  private static func closing(of scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x22: 0x22
    case 0x201C: 0x201D
    case 0x201E: 0x201C
    case 0xAB: 0xBB
    case 0xBB: 0xAB
    case 0x300C: 0x300D
    case 0x300E: 0x300F
    default: nil
    }
  }

  /// Every word that carries weight begins with a capital: “Coupon Wallet”, “Lamp for the Desk”.
  private func readsLikeName(_ quoted: Range<Int>, closing: UInt32) -> Bool {
    guard !quoted.isEmpty, quoted.count <= 24 else { return false }
    if closing == 0x300D {
      return quoted.count >= 8
        && quoted.allSatisfy { !isHiragana(result.tokens[$0]) }
    }
    var capitals = 0
    for token in result.tokens[quoted] where token.kind == .word {
      if token.isCapital {
        capitals += 1
      } else if token.folded.count > 3 {
        return false
      }
    }
    return capitals > 0
  }

  /// What stands behind the word for a book, a game or another product begins with a capital as its title, and
  /// need not go on so: “le livre « Obtenir des avis »”.
  private func isTitle(_ quoted: Range<Int>) -> Bool {
    guard let first = quoted.first, quoted.count <= 24, first > firstToken else { return false }
    let before = max(firstToken, first - 2)..<first
    if let last = before.last,
      result.folded[Int(result.tokens[last].folded.lowerBound)...].first ?? 0 >= 0xE3
    {
      return Self.japaneseProducts.contains { $0.elementsEqual(letters(of: last)) }
    }
    guard result.tokens[first].isCapital || result.tokens[first].kind == .number else {
      return false
    }
    return before.contains { Self.products.contains(Array(letters(of: $0))) }
  }

  private func letters(of token: Int) -> ArraySlice<UInt8> {
    let range = result.tokens[token].folded
    return result.folded[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  private static let products: Set<[UInt8]> = Set(
    [
      "book", "books", "novel", "game", "film", "movie", "dvd", "album", "poster", "puzzle",
      "product", "item", "buch", "roman", "spiel", "hoerbuch", "horbuch", "artikel", "produkt",
      "livre", "jeu", "produit", "article", "affiche", "libro", "novela", "juego", "pelicula",
      "producto", "articulo", "romanzo", "gioco", "prodotto", "articolo", "cartel",
      // What the buyer has printed or engraved.
      "texte", "texto", "testo", "inscription", "inscripcion", "iscrizione", "gravure", "grabado",
      "incisione", "aufdruck", "gravur", "engraving", "slogan",
    ].map { Array($0.utf8) })

  /// The last characters of 本, 書籍, 商品, 商品名, ゲーム and 映画.
  private static let japaneseProducts = ["本", "籍", "品", "名", "ム", "画"].map { Array($0.utf8) }

  private func isHiragana(_ token: TextToken) -> Bool {
    let first = Int(token.folded.lowerBound)
    guard token.folded.count == 3, result.folded[first] == 0xE3 else { return false }
    let second = result.folded[first + 1]
    return second == 0x81 || (second == 0x82 && result.folded[first + 2] <= 0x9F)
  }
}
