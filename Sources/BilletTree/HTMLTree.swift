package import BilletCore

/// An HTML document as flat values in document order, each tied to its bytes in the source.
///
/// Nodes are numbered in document order (pre-order), so the descendants of node `n` are the numbers
/// from `n + 1` up to, not including, `nodes[n].end`. Node 0 is the document.
package struct HTMLTree: Sendable {
  /// The number of a node.
  package struct NodeID: Hashable, Comparable, Sendable {
    package let rawValue: Int32

    @inlinable
    package init(_ rawValue: Int) {
      self.rawValue = Int32(truncatingIfNeeded: rawValue)
    }

    @inlinable
    package var index: Int { Int(rawValue) }

    @inlinable
    package static func == (left: NodeID, right: NodeID) -> Bool {
      left.rawValue == right.rawValue
    }

    @inlinable
    package static func < (left: NodeID, right: NodeID) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  package enum Kind: UInt8, Sendable {
    case document
    case doctype
    case element
    case text
    case comment

    @inlinable
    package static func == (left: Kind, right: Kind) -> Bool {
      unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
    }
  }

  package struct Node: Sendable {
    package var kind: Kind
    /// The element's name; `.none` for other kinds.
    package var name: ElementName
    /// The parent; the document is its own.
    package var parent: NodeID
    /// One past the last descendant.
    package var end: Int32
    /// Source bytes: of an element its start tag `<p …>`, of text or a comment all of it; empty at the
    /// place where the parser put an element that the source does not write.
    package var span: Range<Int>
    /// Source bytes of the end tag; empty at the element's end when there is none.
    package var endSpan: Range<Int>
    /// The element's attributes in `attributes`, in source order.
    package var attributes: Range<Int32>
    /// The text's or comment's decoded bytes in `characters`.
    package var characters: Range<Int32>
    /// Whether the source does not write this element (`html`, `head`, `body`, `p` that a parser adds).
    package var isImplied: Bool
  }

  package struct Attribute: Sendable {
    /// The name as a known one, or `.other`.
    package var name: AttributeName
    /// Source bytes of the name.
    package var nameSpan: Range<Int>
    /// Source bytes of the value without its quotes; empty when there is none.
    package var valueSpan: Range<Int>
    /// Source bytes of name, `=` and value with quotes.
    package var span: Range<Int>
    /// The value's bytes in `characters`, character references resolved as HTML does (HTML 13.2.5.72).
    package var value: Range<Int32>
    /// Whether an earlier attribute of the same tag has this name, so that browsers drop this one.
    package var isDuplicate: Bool
  }

  /// The bytes that were parsed.
  package let source: [UInt8]
  package internal(set) var nodes: [Node] = []
  package internal(set) var attributes: [Attribute] = []
  /// Decoded text, comments and attribute values.
  package internal(set) var characters: [UInt8] = []
  /// Names of elements and attributes that have no case of their own, in lower case, by node or attribute.
  package internal(set) var otherNames: [Int32: String] = [:]
  package internal(set) var otherAttributeNames: [Int32: String] = [:]
  /// Where decoded text and source run side by side: see `sourceSpan(ofCharacters:)`.
  package internal(set) var alignment: [Alignment] = []
  /// What was not read, or not as a browser reads it; each is a finding.
  package internal(set) var problems: [Diagnostic] = []
  /// Whether the source writes `<html`.
  package internal(set) var hasHTMLTag = false
  /// Which elements, attributes and other things occur.
  package internal(set) var features = HTMLFeatures()
  var elementIndex = ElementIndex()

  /// A decoded offset and the source offset that it stands at; runs between are one to one.
  package struct Alignment: Sendable, BitwiseCopyable {
    package var characters: Int32
    package var source: Int32
  }

  package init(source: [UInt8]) {
    self.source = source
  }
}
