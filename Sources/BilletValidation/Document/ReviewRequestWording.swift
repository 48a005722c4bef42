import BilletMessage

/// Whether a text asks for a review or for seller feedback, and whether it says that it does so again.
enum ReviewRequestWording {
  /// The words that ask; `nil` when nothing does.
  static func request(in context: RuleContext) -> Range<Int>? {
    let text = context.flow.bytes[...]
    guard holdsVerb(text) else { return nil }
    for (verb, object) in requests {
      // Both stand in one sentence, in either order.
      for place in text.ranges(of: verb, limit: 8) {
        let sentence = text.sentence(around: place)
        // “Produktbewertung”: the object may be the end of a longer word.
        if !text[sentence].ranges(of: object, limit: 1, anywhere: true).isEmpty { return place }
      }
    }
    return nil
  }

  /// The words that say it was asked before.
  static func reminder(in context: RuleContext) -> Range<Int>? {
    let text = context.flow.bytes[...]
    return reminders.lazy.compactMap { text.ranges(of: $0, limit: 1).first }.first
  }

  private static let requests: [([UInt8], [UInt8])] = [
    ("leave", "review"), ("leave", "feedback"), ("leave", "rating"), ("write", "review"),
    ("please", "review"), ("rate", "product"), ("rate", "order"), ("share", "review"),
    ("share", "feedback"), ("give", "feedback"), ("post", "review"),
    ("schreiben", "rezension"), ("schreiben", "bewertung"), ("bewerten", "bitte"),
    ("hinterlassen", "bewertung"), ("hinterlassen", "rezension"), ("abgeben", "bewertung"),
    ("laisse", "avis"), ("laisse", "commentaire"), ("donne", "avis"), ("rédige", "avis"),
    ("écri", "avis"), ("publi", "avis"), ("évalue", "vendeur"),
    ("deje", "reseña"), ("deja", "reseña"), ("escrib", "reseña"), ("escrib", "opinión"),
    ("deje", "opinión"), ("deje", "valoración"), ("valor", "vendedor"),
    ("lasci", "recensione"), ("scriv", "recensione"), ("lasci", "feedback"),
    ("valuta", "venditore"),
    ("レビュー", "お願い"), ("レビュー", "ください"), ("レビュー", "投稿"), ("評価", "お願い"),
    ("評価", "ください"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// Whether one of the verbs but “please”, which every letter holds, or “please” and “review” stand anywhere: one
  /// pass instead of one for each of them.
  private static func holdsVerb(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var (pleases, reviews) = (false, false)
      for index in bytes.indices {
        for word in byFirst[Int(bytes[index].lowercased)] where stands(word, in: bytes, at: index) {
          if word == review {
            reviews = true
          } else if bytes[index] < 0x80, index > 0, bytes[index - 1].isLetter {
            continue
          } else if word == please {
            pleases = true
          } else {
            return true
          }
        }
      }
      return pleases && reviews
    }
  }

  private static func stands(
    _ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Bool {
    guard index + word.count <= bytes.count else { return false }
    for offset in word.indices where bytes[index + offset].lowercased != word[offset] {
      return false
    }
    return true
  }

  private static let please = Array("please".utf8)
  private static let review = Array("review".utf8)

  /// The verbs and “review” by their first byte.
  private static let byFirst: [[[UInt8]]] = {
    var result = [[[UInt8]]](repeating: [], count: 256)
    for word in Set(requests.map(\.0)).union([review]) {
      if let first = word.first { result[Int(first)].append(word) }
    }
    return result
  }()

  private static let reminders: [[UInt8]] = [
    "still waiting for your review", "still waiting for your feedback", "reminder to review",
    "have not received your review", "haven't received your review", "haven’t received your review",
    "asked you before", "asked for your review before", "second time", "once more for your review",
    "warten noch auf ihre bewertung", "warten noch auf ihre rezension", "zum zweiten mal",
    "attendons toujours votre avis", "deuxième fois", "seguimos esperando su", "segunda vez",
    "ancora in attesa della sua recensione", "seconda volta", "再度のお願い", "2回目のお願い",
  ].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  /// Where a text of small letters stands, in any case of ASCII letters, at the beginning of a word unless
  /// `anywhere` says otherwise.
  fileprivate func ranges(of text: [UInt8], limit: Int, anywhere: Bool = false) -> [Range<Int>] {
    guard let first = text.first else { return [] }
    var found: [Range<Int>] = []
    var index = startIndex
    while index + text.count <= endIndex, found.count < limit {
      if self[index].lowercased == first,
        anywhere || index == startIndex || !self[index - 1].isLetter || first >= 0x80,
        self[index..<(index + text.count)].lazy.map(\.lowercased).elementsEqual(text)
      {
        found.append(index..<(index + text.count))
        index += text.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// The sentence or line around a place, as far as 300 bytes either way.
  fileprivate func sentence(around place: Range<Int>) -> Range<Int> {
    var start = place.lowerBound
    while start > startIndex, place.lowerBound - start < 300, !endsSentence(at: start - 1) {
      start -= 1
    }
    var end = place.upperBound
    while end < endIndex, end - place.upperBound < 300, !endsSentence(at: end) { end += 1 }
    return start..<end
  }

  private func endsSentence(at index: Int) -> Bool {
    switch self[index] {
    case UInt8(ascii: "\n"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    case UInt8(ascii: "."): index + 1 >= endIndex || self[index + 1] <= 0x20
    // “。”
    case 0xE3: index + 2 < endIndex && self[index + 1] == 0x80 && self[index + 2] == 0x82
    default: false
    }
  }
}
