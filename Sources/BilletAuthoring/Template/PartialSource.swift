package import BilletCore

/// Where `{{> name}}` finds its text; reading files is the caller's.
package protocol PartialSource: Sendable {
  /// The partial of this name, which is a plain relative name without `..`.
  func partial(named name: String) -> PartialResult
}

/// What a source says to a name.
package enum PartialResult: Sendable {
  case found(SourceFile)
  /// There is none, or it may not be read: the answer is the same for both.
  case missing
}

/// A source without partials.
package struct NoPartials: PartialSource {
  package init() {}

  package func partial(named name: String) -> PartialResult { .missing }
}

/// The names that partials may have.
enum PartialName {
  /// Whether a name is relative, plain, and stays below its folder.
  static func isValid(_ name: [UInt8]) -> Bool {
    guard !name.isEmpty, name.count <= 256 else { return false }
    return name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
      part in
      guard let first = part.first, first != UInt8(ascii: ".") else { return false }
      return part.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
    }
  }
}
