package import BilletCore

/// An HTML document as flat values in document order, each tied to its bytes in the source.
///
/// Nodes are numbered in document order (pre-order), so the descendants of node `n` are the numbers
/// from `n + 1` up to, not including, `nodes[n].end`. Node 0 is the document.
public struct HTMLTree: Sendable {
  /// The number of a node.
  public struct NodeID: Hashable, Comparable, Sendable {
    /// The number, from 0.
    public let rawValue: Int32

    /// The node with a number.
    @inlinable
    public init(_ rawValue: Int) {
      self.rawValue = Int32(truncatingIfNeeded: rawValue)
    }

    /// The place in `nodes`.
    @inlinable
    public var index: Int { Int(rawValue) }

    /// Whether both are the same node.
    @inlinable
    public static func == (left: NodeID, right: NodeID) -> Bool {
      left.rawValue == right.rawValue
    }

    /// Whether the left node comes first in the document.
    @inlinable
    public static func < (left: NodeID, right: NodeID) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// What a node is.
  public enum Kind: UInt8, Sendable {
    case document
    case doctype
    case element
    case text
    case comment

    /// Written out, since a comparison that the compiler makes is a call.
    @inlinable
    public static func == (left: Kind, right: Kind) -> Bool {
      unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
    }
  }

  /// A part of the document.
  public struct Node: Sendable {
    /// What it is.
    public var kind: Kind
    /// The element's name; `.none` for other kinds.
    public var name: ElementName
    /// Whether the source does not write this element (`html`, `head`, `body`, `p` that a parser adds).
    public var isImplied: Bool
    /// The parent; the document is its own.
    public var parent: NodeID
    /// One past the last descendant.
    public var end: Int32
    @usableFromInline var spans: Spans
    /// The element's attributes in `attributes`, in source order.
    public var attributes: Range<Int32>
    /// The text's or comment's decoded bytes in `characters`.
    public var characters: Range<Int32>

    /// Half as wide as ranges: a document of the largest size has millions of nodes.
    @usableFromInline
    struct Spans: Sendable {
      @usableFromInline var own: Range<Int32>
      @usableFromInline var end: Range<Int32>

      init(own: Range<Int>, end: Range<Int>) {
        self.own = Range(narrowing: own)
        self.end = Range(narrowing: end)
      }
    }

    init(
      kind: Kind, name: ElementName, parent: NodeID, end: Int32, span: Range<Int>,
      endSpan: Range<Int>, attributes: Range<Int32>, characters: Range<Int32>, isImplied: Bool
    ) {
      self.kind = kind
      self.name = name
      self.isImplied = isImplied
      self.parent = parent
      self.end = end
      spans = Spans(own: span, end: endSpan)
      self.attributes = attributes
      self.characters = characters
    }

    /// Source bytes: of an element its start tag `<p …>`, of text or a comment all of it; empty at the
    /// place where the parser put an element that the source does not write.
    @inlinable
    public var span: Range<Int> {
      get { Range(widening: spans.own) }
      set { spans.own = Range(narrowing: newValue) }
    }

    /// Source bytes of the end tag; empty at the element's end when there is none.
    @inlinable
    public var endSpan: Range<Int> {
      get { Range(widening: spans.end) }
      set { spans.end = Range(narrowing: newValue) }
    }
  }

  /// An attribute as the source writes it.
  public struct Attribute: Sendable {
    /// The name as a known one, or `.other`.
    public var name: AttributeName
    /// Whether an earlier attribute of the same tag has this name, so that browsers drop this one.
    public var isDuplicate: Bool
    @usableFromInline let spans: Spans
    /// The value's bytes in `characters`, character references resolved as HTML does (HTML 13.2.5.72).
    public var value: Range<Int32>

    @usableFromInline
    struct Spans: Sendable {
      @usableFromInline let name: Range<Int32>
      @usableFromInline let value: Range<Int32>
      @usableFromInline let all: Range<Int32>
    }

    init(
      name: AttributeName, nameSpan: Range<Int>, valueSpan: Range<Int>, span: Range<Int>,
      value: Range<Int32>, isDuplicate: Bool
    ) {
      self.name = name
      self.isDuplicate = isDuplicate
      spans = Spans(
        name: Range(narrowing: nameSpan), value: Range(narrowing: valueSpan),
        all: Range(narrowing: span))
      self.value = value
    }

    /// Source bytes of the name.
    @inlinable
    public var nameSpan: Range<Int> { Range(widening: spans.name) }
    /// Source bytes of the value without its quotes; empty when there is none.
    @inlinable
    public var valueSpan: Range<Int> { Range(widening: spans.value) }
    /// Source bytes of name, `=` and value with quotes.
    @inlinable
    public var span: Range<Int> { Range(widening: spans.all) }
  }

  /// All nodes in document order.
  public internal(set) var nodes: [Node] = []
  /// All attributes in source order.
  public internal(set) var attributes: [Attribute] = []
  /// Decoded text, comments and attribute values.
  public internal(set) var characters: [UInt8] = []
  /// Which elements, attributes and other things occur.
  package internal(set) var features = HTMLFeatures()
  /// The rest, behind one reference: a tree is handed on so often that each further one would be counted.
  @usableFromInline var particulars = Particulars.none

  /// The bytes that were parsed.
  package var source: [UInt8] { particulars.source }
  /// Names of elements and attributes that have no case of their own, in lower case, by node or attribute.
  package var otherNames: [Int32: String] { particulars.otherNames }
  package var otherAttributeNames: [Int32: String] { particulars.otherAttributeNames }
  /// Where decoded text and source run side by side: see `sourceSpan(ofCharacters:)`.
  package var alignment: [Alignment] { particulars.alignment }
  /// What was not read, or not as a browser reads it; each is a finding.
  package var problems: [Diagnostic] { particulars.problems }
  /// Where browsers put something elsewhere than the source says, in the order of the source.
  package var misnestings: [Misnesting] { particulars.misnestings }
  /// Whether the source writes `<html`.
  package var hasHTMLTag: Bool { particulars.hasHTMLTag }
  var elementIndex: ElementIndex { particulars.elementIndex }

  /// What never changes once a tree is built.
  @usableFromInline
  final class Particulars: Sendable {
    let source: [UInt8]
    let alignment: [Alignment]
    let otherNames: [Int32: String]
    let otherAttributeNames: [Int32: String]
    let problems: [Diagnostic]
    let misnestings: [Misnesting]
    let hasHTMLTag: Bool
    let elementIndex: ElementIndex

    init(
      source: [UInt8], alignment: [Alignment], otherNames: [Int32: String],
      otherAttributeNames: [Int32: String], problems: [Diagnostic], misnestings: [Misnesting],
      hasHTMLTag: Bool, elementIndex: ElementIndex
    ) {
      self.source = source
      self.alignment = alignment
      self.otherNames = otherNames
      self.otherAttributeNames = otherAttributeNames
      self.problems = problems
      self.misnestings = misnestings
      self.hasHTMLTag = hasHTMLTag
      self.elementIndex = elementIndex
    }

    /// What a tree begins with.
    @usableFromInline static let none = Particulars(
      source: [], alignment: [], otherNames: [:], otherAttributeNames: [:], problems: [],
      misnestings: [], hasHTMLTag: false, elementIndex: ElementIndex())

    /// The same of a document with other words.
    func with(source: [UInt8], alignment: [Alignment]) -> Particulars {
      Particulars(
        source: source, alignment: alignment, otherNames: otherNames,
        otherAttributeNames: otherAttributeNames, problems: problems, misnestings: misnestings,
        hasHTMLTag: hasHTMLTag, elementIndex: elementIndex)
    }
  }

  /// A decoded offset and the source offset that it stands at; runs between are one to one.
  package struct Alignment: Sendable, BitwiseCopyable {
    package var characters: Int32
    package var source: Int32
  }

  init() {}
}

/// Source offsets have 32 bits, which the limit of a file's size leaves room for.
extension Range<Int32> {
  @inlinable
  init(narrowing range: Range<Int>) {
    self.init(
      uncheckedBounds: (
        Int32(clamping: range.lowerBound), Int32(clamping: range.upperBound)
      ))
  }
}

extension Range<Int> {
  @inlinable
  init(widening range: Range<Int32>) {
    self.init(uncheckedBounds: (Int(range.lowerBound), Int(range.upperBound)))
  }
}
