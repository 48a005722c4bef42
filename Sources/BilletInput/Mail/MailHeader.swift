import BilletCore

/// The header fields of an e-mail or of one of its parts (RFC 5322, section 2.2).
struct MailHeader {
  struct Field {
    /// In lower case.
    var name: [UInt8]
    /// The value with its line ends taken out; other white space stays.
    var value: [UInt8]
    /// All of the field in the file.
    var span: Range<Int>
  }

  private(set) var fields: [Field] = []
  /// The first byte behind the empty line that ends the header.
  private(set) var bodyStart: Int
  /// The first line that is no field.
  private(set) var fault: Range<Int>?

  /// Fields that are read of one part; no mail program writes as many.
  private static let limit = 1_000

  /// Reads the header at the start of a range: O(n) for its n bytes.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    var position = range.lowerBound
    bodyStart = range.upperBound
    while position < range.upperBound {
      let line = MailLine(bytes, from: position, to: range.upperBound)
      if line.text.isEmpty {
        bodyStart = line.next
        return
      }
      let text = bytes[line.text]
      if let first = text.first, first == 0x20 || first == 0x09 {
        // A folded line goes on with the field before it.
        if let last = fields.indices.last {
          fields[last].value += text
          fields[last].span = fields[last].span.lowerBound..<line.text.upperBound
        } else if fault == nil {
          fault = line.text
        }
      } else if let colon = text.firstIndex(of: UInt8(ascii: ":")),
        text[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F }), colon > text.startIndex
      {
        if fields.count < Self.limit {
          fields.append(
            Field(
              name: text[..<colon].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 },
              value: Array(text[(colon + 1)...]), span: line.text))
        }
      } else if position == range.lowerBound, text.starts(with: "From ".utf8) {
        // The line that mailboxes put before each message.
      } else {
        // Without an empty line before it, the body begins here.
        fault = line.text
        bodyStart = position
        return
      }
      position = line.next
    }
  }

  /// The first field of a name in lower case.
  func field(_ name: StaticString) -> Field? {
    fields.first { field in
      field.name.count == name.utf8CodeUnitCount
        && field.name.indices.allSatisfy { field.name[$0] == name.utf8Start[$0] }
    }
  }
}

/// A line of a file and where the next one begins.
struct MailLine {
  /// The line without its end.
  let text: Range<Int>
  let next: Int

  init(_ bytes: [UInt8], from start: Int, to end: Int) {
    var index = start
    while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    text = start..<index
    if index < end {
      index += bytes[index] == 0x0D && index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
    }
    next = index
  }
}
