import BilletCore
import BilletTree

/// HTML that only Outlook reads: what stands in `<!--[if mso]> … <![endif]-->`.
package struct ConditionalComment: Sendable {
  let tree: HTMLTree
  /// The offset of its first byte in the file.
  let start: Int

  /// The conditional comments of a document.
  static func all(in tree: HTMLTree) -> [ConditionalComment] {
    var result: [ConditionalComment] = []
    for index in tree.nodes.indices where tree.nodes[index].isComment {
      if let comment = ConditionalComment(HTMLTree.NodeID(index), in: tree) {
        result.append(comment)
      }
    }
    return result
  }

  private init?(_ id: HTMLTree.NodeID, in tree: HTMLTree) {
    let text = tree.bytes(of: id)
    guard text.begins(with: "[if"), let bracket = text.firstIndex(of: UInt8(ascii: "]")),
      text[bracket...].dropFirst().first == UInt8(ascii: ">")
    else { return nil }
    let html = text[(bracket + 2)...]
    guard html.contains(UInt8(ascii: "<")) else { return nil }
    // A comment's text has no character references, so its bytes are those of the source.
    start = tree.sourceSpan(ofCharacters: html.startIndex..<(html.startIndex + 1)).lowerBound
    self.tree = HTMLTree.parse(SourceFile(path: "", bytes: Array(html)))
  }

  /// A span of the comment's own tree in the file.
  func span(_ range: Range<Int>) -> Range<Int> {
    (range.lowerBound + start)..<(range.upperBound + start)
  }
}
