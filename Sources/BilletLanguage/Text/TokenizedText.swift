/// The tokens and sentences of several texts that lie in one buffer.
package struct TokenizedText: Sendable {
  package internal(set) var tokens: [TextToken] = []
  package internal(set) var sentences: [TextSentence] = []
  /// The tokens' letters as they are compared: see `TextFolding`.
  package internal(set) var folded: [UInt8] = []

  package init() {}

  /// Stands in a text for a line break that is shown (vertical tab), since a line feed is a space in
  /// HTML.
  package static let lineBreak: UInt8 = 0x0B

  package mutating func reserve(_ bytes: Int) {
    tokens.reserveCapacity(bytes / 5)
    folded.reserveCapacity(bytes)
    sentences.reserveCapacity(bytes / 40)
  }

  /// Reads one block of text on: O(n).
  ///
  /// - Parameters:
  ///   - bytes: the buffer.
  ///   - range: the block's bytes in `bytes`.
  ///   - values: those inside the block, in order.
  package mutating func append(
    _ bytes: [UInt8], _ range: Range<Int>, values: ArraySlice<TextValue> = []
  ) {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = TokenReader(text: buffer, range: range, values: values, into: self)
      self = TokenizedText()
      reader.read()
      self = reader.result
    }
  }

  /// The letters of a token as they are compared.
  package func letters(of token: TextToken) -> ArraySlice<UInt8> {
    folded[Int(token.folded.lowerBound)..<Int(token.folded.upperBound)]
  }
}
