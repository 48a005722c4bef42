/// What libxml2 reads in the place of a document: no byte of it can be read in two ways.
///
/// Each start and end tag without attributes, `x` for a text, a space for white space. Texts are left out
/// where the body is open for certain, since from there on they open and close nothing.
struct Skeleton {
  private(set) var bytes: [UInt8] = []

  /// Writes the skeleton of a document's tokens, and notes in each where its bytes end.
  init(of tokens: inout [HTMLToken]) {
    bytes.reserveCapacity(8 * tokens.count)
    for index in tokens.indices {
      write(tokens[index])
      tokens[index].skeletonEnd = Int32(truncatingIfNeeded: bytes.count)
    }
    writeLastText(of: &tokens)
  }

  private mutating func write(_ token: HTMLToken) {
    switch token.kind {
    case .comment, .doctype: break
    case .text: if !token.isFree { writeText(isBlank: token.isBlank) }
    case .startTag: writeTag("<", token.standIn)
    case .endTag:
      // What follows these still belongs to the body, so libxml2 must not close it.
      guard token.name != .html, token.name != .body, !token.name.isVoid else { return }
      writeTag("</", token.standIn)
    }
  }

  /// Puts the last text into the skeleton after all when nothing else follows there: the end of the
  /// skeleton must not close elements before it.
  private mutating func writeLastText(of tokens: inout [HTMLToken]) {
    guard let last = tokens.lastIndex(where: { $0.isFree }),
      Int(tokens[last].skeletonEnd) == bytes.count
    else { return }
    tokens[last].isFree = false
    writeText(isBlank: tokens[last].isBlank)
    for index in last..<tokens.count { tokens[index].skeletonEnd += 1 }
  }

  private mutating func writeText(isBlank: Bool) {
    bytes.append(isBlank ? UInt8(ascii: " ") : UInt8(ascii: "x"))
  }

  private mutating func writeTag(_ opening: StaticString, _ name: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: opening.utf8Start, count: opening.utf8CodeUnitCount))
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: ">"))
  }
}
