/// An author's word that a finding is meant to be, as a comment says it:
/// `billet-ignore image-alt: the shop's own tracking (until 2027-03-01)`.
package struct Suppression: Sendable, Equatable {
  /// How far it reaches.
  package enum Reach: Sendable {
    /// What comes next: an element with all that is in it, or a block of a message.
    case next
    /// The whole file.
    case file
  }

  /// What keeps a comment that begins like one from being one.
  package enum Fault: Error, Sendable {
    case noRule
    case noReason
    case noSuchDay(String)
  }

  /// The rules that are silent, as they are written.
  package var rules: [String]
  package var reason: String
  /// The last day on which it holds, ISO 8601; `nil` when it has no end.
  package var lastDay: String?
  package var reach: Reach

  private static let word = "billet-ignore"

  /// Reads a comment's text; `nil` when the comment is about something else.
  package static func read(_ comment: ArraySlice<UInt8>) -> Result<Suppression, Fault>? {
    var text = trimmed(comment)
    guard text.starts(with: word.utf8) else { return nil }
    text = text.dropFirst(word.utf8.count)
    var reach = Reach.next
    if text.starts(with: "-file".utf8) {
      reach = .file
      text = text.dropFirst(5)
    }
    // Another word that begins with this one is another word.
    guard let next = text.first else { return .failure(.noRule) }
    guard isSpace(next) || next == colon else { return nil }
    guard let end = text.firstIndex(of: colon) else {
      return .failure(trimmed(text).isEmpty ? .noRule : .noReason)
    }
    let rules = text[..<end].split { $0 == UInt8(ascii: ",") || isSpace($0) }
    guard !rules.isEmpty else { return .failure(.noRule) }
    let (reason, day) = endOfReason(trimmed(text[end...].dropFirst()))
    guard reason.contains(where: { !isPunctuation($0) }) else { return .failure(.noReason) }
    if let day, !CivilDay.isDay(day) { return .failure(.noSuchDay(string(day))) }
    return .success(
      Suppression(
        rules: rules.map(string), reason: string(reason), lastDay: day.map(string), reach: reach))
  }

  /// The reason without the day that stands behind it in parentheses, and that day.
  private static func endOfReason(
    _ text: ArraySlice<UInt8>
  ) -> (reason: ArraySlice<UInt8>, day: ArraySlice<UInt8>?) {
    guard text.last == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "("))
    else { return (text, nil) }
    let inner = trimmed(text[open...].dropFirst().dropLast())
    guard inner.starts(with: "until".utf8), let space = inner.dropFirst(5).first, isSpace(space)
    else { return (text, nil) }
    return (trimmed(text[..<open]), trimmed(inner.dropFirst(6)))
  }

  private static let colon = UInt8(ascii: ":")

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: false
    default: true
    }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
