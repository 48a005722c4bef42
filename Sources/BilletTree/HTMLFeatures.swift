/// Which elements, attributes, properties and other things a document holds, each by name alone.
///
/// Sets of bits, so that "does this document hold any of these?" is a few machine words.
public struct HTMLFeatures: Sendable, Equatable {
  /// What is neither an element, nor an attribute, nor a property.
  public enum Other: UInt8, Sendable, CaseIterable {
    case comment
    case doctype
    /// A byte of text, of a comment or of an attribute's value that is not ASCII.
    case nonASCII
    /// A rule of a style sheet, or an at-rule.
    case styleRule
  }

  // 256 names of a kind at the most: all three kinds are stored in a byte.
  @usableFromInline var elements = SIMD4<UInt64>()
  @usableFromInline var attributes = SIMD4<UInt64>()
  @usableFromInline var properties = SIMD4<UInt64>()
  @usableFromInline var others: UInt64 = 0

  package init() {}

  package mutating func insert(_ element: ElementName) {
    Self.insert(element.ordinal, into: &elements)
  }

  package mutating func insert(_ attribute: AttributeName) {
    Self.insert(Int(unsafeBitCast(attribute, to: UInt8.self)), into: &attributes)
  }

  package mutating func insert(_ property: PropertyName) {
    Self.insert(Int(unsafeBitCast(property, to: UInt8.self)), into: &properties)
  }

  package mutating func insert(_ other: Other) {
    others |= 1 << UInt64(other.rawValue)
  }

  package mutating func formUnion(_ other: HTMLFeatures) {
    elements |= other.elements
    attributes |= other.attributes
    properties |= other.properties
    others |= other.others
  }

  /// Whether an element of the name occurs.
  @inlinable
  public func contains(_ element: ElementName) -> Bool {
    Self.contains(element.ordinal, in: elements)
  }

  /// Whether an attribute of the name occurs.
  @inlinable
  public func contains(_ attribute: AttributeName) -> Bool {
    Self.contains(Int(unsafeBitCast(attribute, to: UInt8.self)), in: attributes)
  }

  /// Whether a declaration of the property occurs.
  @inlinable
  public func contains(_ property: PropertyName) -> Bool {
    Self.contains(Int(unsafeBitCast(property, to: UInt8.self)), in: properties)
  }

  /// Whether such a thing occurs.
  @inlinable
  public func contains(_ other: Other) -> Bool {
    others & (1 << UInt64(other.rawValue)) != 0
  }

  /// Whether the two have anything in common.
  @inlinable
  public func intersects(_ other: HTMLFeatures) -> Bool {
    let common =
      (elements & other.elements) | (attributes & other.attributes)
      | (properties & other.properties)
    return (common[0] | common[1] | common[2] | common[3] | (others & other.others)) != 0
  }

  @inline(__always)
  private static func insert(_ ordinal: Int, into bits: inout SIMD4<UInt64>) {
    bits[ordinal >> 6] |= 1 << UInt64(ordinal & 63)
  }

  @inlinable @inline(__always)
  static func contains(_ ordinal: Int, in bits: SIMD4<UInt64>) -> Bool {
    bits[ordinal >> 6] & (1 << UInt64(ordinal & 63)) != 0
  }
}

extension HTMLFeatures {
  /// What the nodes and attributes of a tree say; the properties are the style table's to add.
  init(_ tree: HTMLTree) {
    for index in tree.nodes.indices {
      switch tree.nodes[index].kind {
      case .element: insert(tree.nodes[index].name)
      case .comment: insert(.comment)
      case .doctype: insert(.doctype)
      case .document, .text: break
      }
    }
    for index in tree.attributes.indices { insert(tree.attributes[index].name) }
    update(withCharacters: tree.characters)
  }

  /// Notes what occurs in decoded text.
  mutating func update(withCharacters characters: [UInt8]) {
    let hasNonASCII = characters.withUnsafeBytes { bytes in
      var next = 0
      while next + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: next, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 != 0 { return true }
        next += 8
      }
      return (next..<bytes.count).contains { bytes[$0] >= 0x80 }
    }
    others &= ~(1 << UInt64(Other.nonASCII.rawValue))
    if hasNonASCII { insert(.nonASCII) }
  }

  /// The same with what another document's text holds.
  package func with(wordsOf other: HTMLFeatures) -> HTMLFeatures {
    var features = self
    let word: UInt64 = 1 << UInt64(Other.nonASCII.rawValue)
    features.others = (others & ~word) | (other.others & word)
    return features
  }

  /// The same with the properties of some declarations.
  func with(_ declarations: [StyleTable.Declaration], hasStyleRules: Bool) -> HTMLFeatures {
    var features = self
    for index in declarations.indices { features.insert(declarations[index].name) }
    if hasStyleRules { features.insert(.styleRule) }
    return features
  }
}
