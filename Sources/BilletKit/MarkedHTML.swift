import BilletAuthoring
package import BilletCore
import BilletRendering
import BilletTree

/// A rendered message whose elements carry numbers, so that a program that shows it finds the author's
/// text of each, and the element of a finding.
package struct MarkedHTML: Sendable {
  /// The attribute that holds an element's number.
  package static let attribute = "data-billet"

  /// The HTML with a number in each start tag, UTF-8.
  package let bytes: [UInt8]
  /// The author's text that each element comes from, by its number; `nil` for what no author wrote.
  package let sources: [SourceLocation?]

  /// The bytes of each element in the HTML without numbers.
  private let spans: [Range<Int>]

  init(_ html: Rendered) {
    let tree = HTMLTree.parse(SourceFile(path: "", bytes: html.bytes))
    let map = html.sourceMap
    var bytes: [UInt8] = []
    bytes.reserveCapacity(html.bytes.count * 3 / 2)
    var sources: [SourceLocation?] = []
    var spans: [Range<Int>] = []
    var position = 0
    for node in tree.elements {
      let tag = tree[node].span
      // The tag ends with the bracket that the number goes before.
      guard tag.count > 1, tag.lowerBound >= position else { continue }
      bytes += html.bytes[position..<(tag.upperBound - 1)]
      bytes += " \(Self.attribute)=\"\(sources.count)\"".utf8
      position = tag.upperBound - 1
      sources.append(map.source(of: tag))
      spans.append(tag.lowerBound..<max(tag.upperBound, tree[node].endSpan.upperBound))
    }
    bytes += html.bytes[position...]
    self.bytes = bytes
    self.sources = sources
    self.spans = spans
  }

  /// The number of the innermost element that holds a byte of the HTML without numbers: O(elements).
  package func element(at offset: Int) -> Int? {
    // Elements are in the order of their starts, so the last that holds the byte is the innermost.
    spans.lastIndex { $0.contains(offset) }
  }

  /// The number of the element that the author's text became, as narrow as is known: O(elements).
  package func element(from source: SourceLocation) -> Int? {
    var best: (number: Int, length: Int)?
    for (number, candidate) in sources.enumerated() {
      guard let candidate, candidate.file.path == source.file.path,
        candidate.span.lowerBound <= source.span.lowerBound,
        source.span.lowerBound < max(candidate.span.upperBound, candidate.span.lowerBound + 1)
      else { continue }
      // Of elements that come from the same text, such as a link and its cell, the innermost.
      if candidate.span.count <= best?.length ?? .max { best = (number, candidate.span.count) }
    }
    return best?.number
  }
}

extension CompiledTemplate {
  /// The message as HTML with numbered elements; `nil` when it cannot be rendered.
  package func markedHTML(_ data: SourceFile?) -> MarkedHTML? {
    let document = data.map { JSONReader.read($0).document }
    // Data that cannot be read is no data at all.
    guard document.map({ $0 != nil }) ?? true,
      let binding = template.bind(document ?? nil).binding,
      let skeleton = prepare(binding.shape).document
    else { return nil }
    return MarkedHTML(skeleton.fill(binding.values))
  }
}
