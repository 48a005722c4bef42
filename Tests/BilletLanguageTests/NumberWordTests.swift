import BilletLanguage
import Testing

@Suite struct NumberWordTests {
  /// The words that are written in digits find what the whole table finds.
  @Test(arguments: TextLanguage.allCases) func numbersAreKnownAsTheTableKnowsThem(
    language: TextLanguage
  ) {
    let table = WordingLibrary.builtIn[language].table
    let words = table.numberWords
    #expect(!words.isEmpty)
    var known = 0
    for number in 0..<3_000 {
      for text in ["\(number)", "\(number),50", "\(number).00", "0\(number)"] {
        let token = Array(text.utf8)
        let isFound = token.withUnsafeBufferPointer { token in
          words.contains { $0.isFound(in: token) }
        }
        #expect(isFound == table.knows(token[...]), "\(text)")
        if isFound { known += 1 }
      }
    }
    #expect(known > 0)
  }
}
