/// Reads records from a file or pipe, a chunk at a time, in memory that does not grow with the stream.
package final class RecordStream {
  /// Some records, and where they stand.
  package struct Chunk: Sendable {
    /// The bytes of the records, with positions that count from the stream's beginning.
    package var file: SourceFile
    package var records: [Record]
    /// Blank lines among them, which are no records.
    package var blanks: Int
    /// The place behind the chunk.
    package var end: Place
  }

  /// A record and what is wrong with it as a whole.
  package struct Record: Sendable {
    /// Its bytes in the chunk's file, without its line end.
    package var span: Range<Int>
    package var fault: Fault?

    package enum Fault: Sendable {
      /// It has more bytes than the limit; the span holds its beginning.
      case tooLong
      /// A quote that opens in it is never closed.
      case unclosedQuote
    }
  }

  /// How far a stream was read: everything before it was handed out.
  package struct Place: Sendable, Equatable {
    /// Bytes.
    package var offset = 0
    /// Line ends.
    package var lines = 0
    /// The hash of all bytes before.
    package var hash = StreamHash()

    package init() {}
  }

  private static let readSize = 128 * 1024

  private let reader: FileReader
  private let limit: Int
  private var splitter: RecordSplitter
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  private var isDiscarding = false
  /// How many bytes at the buffer's front are in the hash already.
  private var hashed = 0
  /// Bytes and line ends of a record too long to keep that are not in the buffer any more.
  private var dropped = SourceFile.Origin()
  package private(set) var place = Place()
  package let syntax: RecordSyntax

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - reader: where the records come from.
  ///   - syntax: guessed from the first bytes unless given.
  ///   - isTable: whether only the delimiter is to be guessed.
  ///   - limit: records of more bytes are not kept.
  /// - Throws: `FileError` when nothing can be read, or the text is UTF-16.
  package init(
    _ reader: FileReader, syntax: RecordSyntax? = nil, isTable: Bool = false,
    limit: Int = Limits.dataBytes
  ) throws(FileError) {
    self.reader = reader
    self.limit = limit
    while buffer.count < 4096, !isAtEnd, syntax == nil || buffer.count < 3 {
      isAtEnd = try reader.read(into: &buffer, limit: Self.readSize) == 0
      if buffer.contains(UInt8(ascii: "\n")) { break }
    }
    if ByteOrderMark.isUTF16(buffer) {
      throw FileError(
        path: reader.path, action: "read",
        reason: "it is UTF-16; save it as UTF-8 (in Excel: CSV UTF-8)")
    }
    self.syntax =
      syntax
      ?? (isTable
        ? .csv(delimiter: RecordSyntax.delimiter(ofHeader: buffer)) : .guess(from: buffer))
    splitter = RecordSplitter(self.syntax)
    if buffer.starts(with: ByteOrderMark.utf8) { take(ByteOrderMark.utf8.count) }
  }

  /// Whether the next chunk is there already, so that asking for it does not wait.
  package var isReady: Bool { isAtEnd || reader.isReady }

  /// The next records, `most` at the most; `nil` at the end.
  package func next(_ most: Int = .max) throws(FileError) -> Chunk? {
    while true {
      let (records, blanks) = split(most)
      if !records.isEmpty || blanks > 0 { return chunk(records, blanks: blanks) }
      if isAtEnd { return nil }
      if buffer.count - splitter.rest > limit { discard() }
      isAtEnd = try reader.read(into: &buffer, limit: Self.readSize) == 0
    }
  }

  /// Reads on to a place that an earlier run reached.
  ///
  /// - Returns: whether the stream holds the same bytes before that place.
  package func skip(to target: Place) throws(FileError) -> Bool {
    while place.offset < target.offset {
      if buffer.isEmpty {
        if try reader.read(into: &buffer, limit: Self.readSize) == 0 { return false }
      }
      take(min(buffer.count, target.offset - place.offset))
    }
    return place == target
  }

  private func split(_ most: Int) -> (records: [Record], blanks: Int) {
    var records: [Record] = []
    var blanks = 0
    let isFinal = isAtEnd
    buffer.withUnsafeBufferPointer { buffer in
      while records.count < most, let found = splitter.next(buffer, isFinal: isFinal) {
        if !isDiscarding, buffer[found.span].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
          blanks += 1
          continue
        }
        let isTooLong = isDiscarding || found.span.count > limit
        isDiscarding = false
        records.append(
          Record(
            span: found.span, fault: isTooLong ? .tooLong : found.isUnclosed ? .unclosedQuote : nil)
        )
        // One too long for the limit ends its chunk, since bytes are missing from it.
        if isTooLong { break }
      }
    }
    return (records, blanks)
  }

  private func chunk(_ records: [Record], blanks: Int) -> Chunk {
    let length = splitter.rest
    let file = SourceFile(
      path: reader.path, bytes: Array(buffer[..<length]),
      origin: SourceFile.Origin(lines: place.lines, bytes: place.offset))
    take(length)
    place.offset += dropped.bytes
    place.lines += dropped.lines
    dropped = SourceFile.Origin()
    return Chunk(file: file, records: records, blanks: blanks, end: place)
  }

  /// Takes bytes from the buffer's front.
  private func take(_ count: Int) {
    buffer.withUnsafeBufferPointer { buffer in
      let taken = UnsafeBufferPointer(rebasing: buffer[..<count])
      if hashed < count { place.hash.add(UnsafeBufferPointer(rebasing: buffer[hashed..<count])) }
      place.lines += lineEnds(in: taken, followedBy: count < buffer.count ? buffer[count] : nil)
    }
    hashed = max(0, hashed - count)
    place.offset += count
    buffer.removeFirst(count)
    if splitter.rest >= count {
      splitter.dropPrefix(count)
    } else {
      splitter = RecordSplitter(syntax)
    }
  }

  /// Keeps only the beginning of a record that is longer than the limit.
  private func discard() {
    isDiscarding = true
    let kept = splitter.rest + 1024
    // A CR may be half of the record's end.
    let end = buffer.last == UInt8(ascii: "\r") ? buffer.count - 1 : buffer.count
    buffer.withUnsafeBufferPointer { buffer in
      place.hash.add(UnsafeBufferPointer(rebasing: buffer[hashed..<end]))
      let excess = UnsafeBufferPointer(rebasing: buffer[kept..<end])
      dropped.lines += lineEnds(in: excess, followedBy: nil)
      dropped.bytes += excess.count
    }
    hashed = kept
    buffer.removeSubrange(kept..<end)
    splitter.shorten(to: 1024)
  }

  /// Lines end with LF, CR LF or CR.
  private func lineEnds(in bytes: UnsafeBufferPointer<UInt8>, followedBy next: UInt8?) -> Int {
    var count = 0
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "\n"): count += 1
      case UInt8(ascii: "\r"):
        let following = index + 1 < bytes.count ? bytes[index + 1] : next
        if following != UInt8(ascii: "\n") { count += 1 }
      default: break
      }
    }
    return count
  }
}

/// A hash of a stream's bytes (FNV-1a, 64 bits): tells whether a file is still the one that was read.
package struct StreamHash: Sendable, Equatable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package init(value: UInt64) {
    self.value = value
  }

  package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var hash = value
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    value = hash
  }

  package mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { add($0) }
  }
}
