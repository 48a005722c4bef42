/// How a stream of records is written.
package enum RecordSyntax: Sendable, Equatable {
  /// One JSON object a line (jsonlines.org).
  case jsonLines
  /// Comma-separated values with a header row (RFC 4180), or the same with another delimiter.
  case csv(delimiter: UInt8)

  /// The syntax of a stream that begins with these bytes: an object means JSON Lines; else the delimiter is
  /// whichever of comma, semicolon and tab the header row holds most of outside of quotes.
  package static func guess(from start: some Collection<UInt8>) -> RecordSyntax {
    let text = start.starts(with: ByteOrderMark.utf8) ? start.dropFirst(3)[...] : start[...]
    if text.first(where: { !isWhiteSpace($0) }) == UInt8(ascii: "{") { return .jsonLines }
    return .csv(delimiter: delimiter(ofHeader: text))
  }

  /// The delimiter that a header row is written with; a comma when it holds none.
  package static func delimiter(ofHeader start: some Collection<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in start {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case _ where isQuoted: continue
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"): counts[byte, default: 0] += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if counts.isEmpty { continue }
        return best(counts)
      default: continue
      }
    }
    return best(counts)
  }

  private static func best(_ counts: [UInt8: Int]) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
      .flatMap { counts[$0] == nil ? nil : $0 } ?? UInt8(ascii: ",")
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

/// The marks that some programs write before the text.
package enum ByteOrderMark {
  package static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Whether bytes begin as UTF-16 does.
  package static func isUTF16(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0xFF, 0xFE] as [UInt8]) || bytes.starts(with: [0xFE, 0xFF] as [UInt8])
  }
}
