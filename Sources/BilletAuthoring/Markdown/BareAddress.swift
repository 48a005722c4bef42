import BilletCore
import BilletMessage

/// Finds `https://…` in running text, as GFM's autolinks do; values in the address stay values.
struct BareAddress {
  /// A part of a text: words, or an address.
  enum Part {
    case words(Text)
    case address(Text)
  }

  /// Splits a text at its addresses.
  static func split(_ text: Text) -> [Part] {
    guard text.segments.contains(where: mayHold) else { return [.words(text)] }
    var splitter = Splitter(text.segments)
    return splitter.parts()
  }

  private static func mayHold(_ segment: Text.Segment) -> Bool {
    guard case .literal(let bytes) = segment.content, bytes.count >= 8 else { return false }
    return bytes.indices.contains { start(in: bytes, at: $0) != nil }
  }

  /// The length of `https://` or `http://` at an offset.
  private static func start(in bytes: [UInt8], at index: Int) -> Int? {
    guard bytes[index] | 0x20 == UInt8(ascii: "h"), index + 7 < bytes.count,
      bytes[index + 1] | 0x20 == UInt8(ascii: "t")
    else { return nil }
    for scheme in ["https://", "http://"] {
      let end = index + scheme.utf8.count
      guard end < bytes.count + 1 else { continue }
      let found = bytes[index..<end].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      if found.elementsEqual(scheme.utf8) { return scheme.utf8.count }
    }
    return nil
  }

  /// The place of a part of a segment; the whole place when the text is not the source's own.
  private static func place(
    of span: Range<Int>, in segment: Text.Segment, _ bytes: [UInt8]
  ) -> SourceLocation {
    let location = segment.location
    guard location.span.count == bytes.count else { return location }
    let start = location.span.lowerBound
    return SourceLocation(location.file, (start + span.lowerBound)..<(start + span.upperBound))
  }

  /// The part of a segment that belongs to an address; an empty one for a value.
  private struct Piece {
    var segment: Int
    var span: Range<Int>
  }

  private struct Splitter {
    private let segments: [Text.Segment]
    private var result: [Part] = []
    private var words: [Text.Segment] = []

    init(_ segments: [Text.Segment]) {
      self.segments = segments
    }

    mutating func parts() -> [Part] {
      var segment = 0
      var offset = 0
      while segment < segments.count {
        guard case .literal(let bytes) = segments[segment].content else {
          words.append(segments[segment])
          (segment, offset) = (segment + 1, 0)
          continue
        }
        guard let begin = firstStart(in: bytes, from: offset) else {
          append(bytes.count, from: offset, of: segment, to: &words)
          (segment, offset) = (segment + 1, 0)
          continue
        }
        append(begin, from: offset, of: segment, to: &words)
        (segment, offset) = address(segment, begin)
      }
      flushWords()
      return result
    }

    private func firstStart(in bytes: [UInt8], from offset: Int) -> Int? {
      var index = offset
      while index < bytes.count {
        let isBoundary = index == 0 || !isWord(bytes[index - 1])
        if isBoundary, let length = BareAddress.start(in: bytes, at: index),
          index + length < bytes.count, isWord(bytes[index + length])
        {
          return index
        }
        index += 1
      }
      return nil
    }

    private func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (byte >= 0x30 && byte <= 0x39)
        || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
    }

    /// Takes the address that begins here and says where the text goes on.
    private mutating func address(_ first: Int, _ begin: Int) -> (segment: Int, offset: Int) {
      // An entity or an escape is a segment of its own, so an address may reach over several.
      var pieces: [Piece] = []
      var rest = (segment: first, offset: begin)
      while rest.segment < segments.count {
        let bytes = literal(rest.segment)
        var end = rest.offset
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "<") { end += 1 }
        pieces.append(Piece(segment: rest.segment, span: rest.offset..<end))
        if end < bytes.count {
          rest.offset = end
          break
        }
        rest = (rest.segment + 1, 0)
      }
      if let end = trim(&pieces) { rest = end }
      flushWords()
      var parts: [Text.Segment] = []
      for piece in pieces {
        if case .literal = segments[piece.segment].content {
          append(piece.span.upperBound, from: piece.span.lowerBound, of: piece.segment, to: &parts)
        } else {
          parts.append(segments[piece.segment])
        }
      }
      result.append(.address(Text(parts)))
      return rest
    }

    /// Takes the punctuation of the sentence around an address from its end (GFM 6.9).
    ///
    /// - Returns: where the text goes on, if something was taken.
    private func trim(_ pieces: inout [Piece]) -> (segment: Int, offset: Int)? {
      var open = 0
      for piece in pieces {
        for byte in literal(piece.segment)[piece.span] {
          if byte == UInt8(ascii: "(") { open += 1 }
          if byte == UInt8(ascii: ")") { open -= 1 }
        }
      }
      var rest: (segment: Int, offset: Int)?
      while let piece = pieces.last, case .literal(let bytes) = segments[piece.segment].content {
        guard let byte = bytes[piece.span].last else {
          pieces.removeLast()
          continue
        }
        if byte == UInt8(ascii: ")"), open < 0 {
          open += 1
        } else if !"?!.,:;*_~'\"".utf8.contains(byte) {
          break
        }
        let end = piece.span.upperBound - 1
        pieces[pieces.count - 1].span = piece.span.lowerBound..<end
        rest = (piece.segment, end)
      }
      return rest
    }

    /// The bytes of a segment; none of a value.
    private func literal(_ segment: Int) -> [UInt8] {
      if case .literal(let bytes) = segments[segment].content { bytes } else { [] }
    }

    private func append(
      _ end: Int, from offset: Int, of segment: Int, to list: inout [Text.Segment]
    ) {
      guard offset < end, case .literal(let bytes) = segments[segment].content else { return }
      if offset == 0, end == bytes.count {
        list.append(segments[segment])
        return
      }
      let place = BareAddress.place(of: offset..<end, in: segments[segment], bytes)
      list.append(Text.Segment(.literal(Array(bytes[offset..<end])), at: place))
    }

    private mutating func flushWords() {
      if !words.isEmpty { result.append(.words(Text(words))) }
      words = []
    }
  }
}

extension Text {
  /// From its first segment to its last, when they stand in this order in one file.
  var location: SourceLocation? {
    guard let first = segments.first?.location, let last = segments.last?.location else {
      return nil
    }
    guard first.file === last.file, last.span.upperBound >= first.span.lowerBound else {
      return first
    }
    return SourceLocation(first.file, first.span.lowerBound..<last.span.upperBound)
  }
}
