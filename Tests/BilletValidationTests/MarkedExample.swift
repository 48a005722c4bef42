import BilletCore
import BilletValidation
import Testing

/// An example with its marks taken out, and the spans that they stood around.
struct MarkedExample: Sendable, CustomTestStringConvertible {
  let rule: any Rule
  let example: Example
  var html: [UInt8]
  var spans: [Range<Int>]

  init(_ rule: any Rule, _ example: Example) {
    self.rule = rule
    self.example = example
    html = []
    spans = []
    let bytes = Array(example.html.utf8)
    var start: Int?
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xAB {
        start = html.count
        index += 2
      } else if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xBB {
        if let start { spans.append(start..<html.count) }
        start = nil
        index += 2
      } else {
        html.append(bytes[index])
        index += 1
      }
    }
  }

  /// The same with something in front that no rule is about.
  func behind(_ prefix: String) -> MarkedExample {
    var copy = self
    let shift = prefix.utf8.count
    copy.html = Array(prefix.utf8) + html
    // An empty span is the beginning of the file: it is about no place in the document.
    copy.spans = spans.map { $0.isEmpty ? $0 : $0.lowerBound + shift..<$0.upperBound + shift }
    return copy
  }

  /// The same with the names of its tags in capitals.
  var withCapitalTags: MarkedExample {
    var copy = self
    var index = 0
    while index + 1 < html.count {
      if html[index] == UInt8(ascii: "<") {
        var letter = index + 1
        if html[letter] == UInt8(ascii: "/") { letter += 1 }
        while letter < html.count, html[letter] | 0x20 >= 0x61, html[letter] | 0x20 <= 0x7A {
          copy.html[letter] &= 0xDF
          letter += 1
        }
      }
      index += 1
    }
    return copy
  }

  /// Whether the HTML begins like a whole document.
  var isDocument: Bool {
    let text = String(decoding: html.prefix(20), as: UTF8.self).lowercased()
    return text.hasPrefix("<html") || text.hasPrefix("<!doctype") || text.hasPrefix("<body")
      || text.hasPrefix("<title") || text.hasPrefix("<base") || text.hasPrefix("<meta")
      || text.hasPrefix("<link") || text.hasPrefix("<style")
  }

  var testDescription: String {
    "\(type(of: rule).description.id) \(example.outcome.rawValue): \(example.html)"
  }
}
