public import BilletCore

/// What makes a finding the same one after the lines around it have changed: its file, its rule, the
/// element, and what stands there.
public struct FindingIdentity: Hashable, Sendable, Comparable {
  /// The file.
  public let path: String
  /// The rule.
  public let rule: RuleID
  /// The name of the HTML element; empty when there is none.
  public let element: String
  /// The marked source with white space as single blanks, a long one cut with a number for the rest.
  public let content: String

  /// Makes an identity of its parts.
  public init(path: String, rule: RuleID, element: String, content: String) {
    self.path = path
    self.rule = rule
    self.element = element
    self.content = content
  }

  /// The identity of a finding in a file of this name.
  public init(_ diagnostic: Diagnostic, path: String) {
    let content = diagnostic.location.map { Self.content(of: $0) } ?? ""
    self.init(
      path: path, rule: diagnostic.rule, element: diagnostic.element, content: content)
  }

  /// Orders identities by path, rule, element and content.
  public static func < (left: FindingIdentity, right: FindingIdentity) -> Bool {
    for (a, b) in [
      (left.path, right.path), (left.rule.rawValue, right.rule.rawValue),
      (left.element, right.element), (left.content, right.content),
    ] where !a.utf8.elementsEqual(b.utf8) {
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    return false
  }

  /// A number that differs between identities for all that is practical, as 16 hexadecimal digits.
  ///
  /// `occurrence` counts findings of one identity in a file from 0.
  public func fingerprint(occurrence: Int) -> String {
    var hash = FNV1a()
    for part in [rule.rawValue, element, content, String(occurrence)] {
      for byte in part.utf8 { hash.add(byte) }
      hash.add(0)
    }
    return hash.text
  }

  /// So many bytes are enough to recognise a place by.
  private static let shownBytes = 120

  private static func content(of location: SourceLocation) -> String {
    let bytes = location.file.bytes
    let span = location.span.clamped(to: 0..<bytes.count)
    let words = bytes[span].split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let text = Array(words.joined(separator: [0x20]))
    guard text.count > shownBytes else { return String(decoding: text, as: UTF8.self) }
    var end = shownBytes
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    var rest = FNV1a()
    for byte in text[end...] { rest.add(byte) }
    return String(decoding: text[..<end], as: UTF8.self) + "… " + rest.text
  }
}

/// The Fowler–Noll–Vo hash FNV-1a of 64 bits: the same on each machine and in each version.
private struct FNV1a {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
