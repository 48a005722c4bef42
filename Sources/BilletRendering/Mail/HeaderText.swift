/// Free text made fit for a header field: one line, with nothing in it that ends, hides or turns
/// text.
///
/// Controls and line ends become a space (CR LF one); direction controls and characters that show
/// nothing are left out; white space at the ends falls away.
struct HeaderText: Equatable {
  let value: String

  init(_ text: String) {
    var scalars: [Unicode.Scalar] = []
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch Self.role(of: scalar) {
      case .visible:
        scalars.append(scalar)
      case .space:
        if scalar != "\n" || previous != "\r" { scalars.append(" ") }
      case .joiner:
        if let last = scalars.last, Self.usesJoiners(last) { scalars.append(scalar) }
      case .selector:
        // One chooses the form of what stands before it; a run of them hides data.
        if let last = scalars.last, last != " ", !last.properties.isVariationSelector {
          scalars.append(scalar)
        }
      case .hidden:
        break
      }
    }
    let end = (scalars.lastIndex { !$0.properties.isWhitespace } ?? -1) + 1
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[..<end].drop { $0.properties.isWhitespace })
    value = String(view)
  }

  private enum Role {
    case visible
    case space
    case joiner
    case selector
    case hidden
  }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: .space
    case 0x200C, 0x200D: .joiner
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: .selector
    // Direction: Arabic letter mark, marks, embeddings and overrides, isolates.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: .hidden
    // Without a glyph: soft hyphen, joiners and fillers, zero-width spaces, invisible operators,
    // deprecated and annotation controls, tags.
    case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x2060...0x2065,
      0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xE0000...0xE00FF,
      0xE01F0...0xE0FFF:
      .hidden
    // Noncharacters, which are not for interchange (Unicode, section 23.7).
    case 0xFDD0...0xFDEF: .hidden
    default: scalar.value & 0xFFFE == 0xFFFE ? .hidden : .visible
    }
  }

  /// Whether joiners belong to the spelling of the scalar's script: Arabic to Mongolian, Indic
  /// among them. Elsewhere they only make two words look like one.
  private static func usesJoiners(_ scalar: Unicode.Scalar) -> Bool {
    (0x0600...0x1CFF).contains(scalar.value)
  }
}

extension HeaderText {
  /// Where the words will stand.
  enum Place {
    /// In a field that is text as a whole, such as `Subject` (RFC 5322, section 2.2.1).
    case unstructured
    /// In a name before an address, where most signs have a meaning (section 3.2.5).
    case phrase
  }

  /// The words of the text in the field `name`, as they are if possible, else encoded (RFC 2047).
  ///
  /// Each fits on the field's first line.
  func words(after name: String, in place: Place = .unstructured) -> [String] {
    if value.isEmpty { return [] }
    let room = MailWriter.lineLength - name.utf8.count - 2
    let words = value.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    let isPlain = words.allSatisfy { word in
      // An empty word is a second space, which folding would lose.
      !word.isEmpty && word.count <= room && word.allSatisfy { Self.isPlain($0, in: place) }
        // Plain text that looks like an encoded word would be decoded.
        && !Self.looksEncoded(word)
    }
    return isPlain
      ? words.map { String(Substring($0)) } : EncodedWords.encode(value, firstRoom: room)
  }

  private static func isPlain(_ byte: UInt8, in place: Place) -> Bool {
    switch place {
    case .unstructured: byte > 0x20 && byte < 0x7F
    case .phrase: EncodedWords.isSafe(byte)
    }
  }

  private static func looksEncoded(_ word: Substring.UTF8View) -> Bool {
    zip(word, word.dropFirst()).contains { $0 == (UInt8(ascii: "="), UInt8(ascii: "?")) }
  }
}
