import BilletCore

@testable import BilletTree

extension HTMLTree {
  /// Reads HTML from a string.
  static func parse(_ html: String) -> HTMLTree {
    parse(SourceFile(path: "test.html", text: html))
  }

  /// The tree on one line: `p[…]` for an element, `+p[…]` for an implied one, text in quotes.
  var outline: String {
    var result = ""
    var ends: [Int32] = []
    for id in allNodes.dropFirst() {
      while let end = ends.last, end <= id.rawValue {
        result += "]"
        ends.removeLast()
      }
      let node = self[id]
      if let last = result.last, last != "[" { result += " " }
      switch node.kind {
      case .element:
        let name = node.name == .other ? otherNames[id.rawValue] ?? "?" : node.name.rawValue
        result += node.isImplied ? "+\(name)" : name
        if node.end > id.rawValue + 1 {
          result += "["
          ends.append(node.end)
        }
      case .text: result += "'\(String(decoding: bytes(of: id), as: UTF8.self))'"
      case .comment: result += "#\(String(decoding: bytes(of: id), as: UTF8.self))#"
      case .doctype: result += "!"
      case .document: break
      }
    }
    return result + String(repeating: "]", count: ends.count)
  }

  /// The outline of what the body holds.
  var bodyOutline: String {
    let text = outline
    guard let start = text.range(of: "body["), text.hasSuffix("]]") else { return text }
    return String(text[start.upperBound...].dropLast(2))
  }

  /// The source bytes of a range as a string.
  func sourceText(_ span: Range<Int>) -> String {
    String(decoding: source[span], as: UTF8.self)
  }

  /// The first element of a name.
  func first(_ name: ElementName) -> NodeID? { elements(named: name).first }
}

extension String {
  /// The range of the first occurrence of a text.
  func range(of text: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
