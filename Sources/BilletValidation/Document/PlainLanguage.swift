import BilletLanguage
import BilletMessage
import BilletTree

extension RuleContext {
  /// Whether all of the document declares one language and every block of its text is plainly in it.
  ///
  /// Most messages are like that; of the others the sentences and a detector have to tell.
  func isPlainlyInOneLanguage(_ tree: HTMLTree) -> Bool {
    lazyPlainLanguage.value { findPlainLanguage(tree) }
  }

  private func findPlainLanguage(_ tree: HTMLTree) -> Bool {
    var part: HTMLTree.Attribute?
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      guard tree.nodes[id.index].name != .html, let lang = tree.attribute(.lang, of: id) else {
        continue
      }
      // Where two parts declare one language, one of them may still be in another.
      if part != nil { return false }
      part = lang
    }
    guard let language = certainLanguage(tree)?.language,
      let words = CommonWords(of: Array(language.utf8)[...])
    else { return false }
    if let part,
      !tree.bytes(of: part).primarySubtag.lazy.map(\.lowercased).elementsEqual(language.utf8)
    {
      return false
    }
    let flow = flow
    var sum = CommonWords.Count()
    var start = 0
    for end in flow.blockEnds {
      let block = min(start, end)..<end
      let count = flow.bytes.withUnsafeBufferPointer {
        words.count(in: UnsafeBufferPointer(rebasing: $0[block]))
      }
      if !count.prevail(least: 3), flow.bytes[block].mayTellLanguage { return false }
      sum += count
      start = end + 1
    }
    return sum.prevail(least: 6)
  }
}

extension ArraySlice<UInt8> {
  /// Whether a text has letters enough for the detector, or any of a script that is not Latin.
  var mayTellLanguage: Bool {
    withUnsafeBufferPointer { text in
      var letters = 0
      for byte in text {
        if byte < 0x80 {
          if byte.isLetter { letters += 1 }
        } else if byte >= 0xCD {
          // General punctuation is U+2000 to U+206F, the euro sign U+20AC.
          if byte != 0xE2 { return true }
        } else if byte >= 0xC0 {
          letters += 1
        }
      }
      return letters >= LanguageGuess.leastLetters
    }
  }
}
