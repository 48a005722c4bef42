/// Cuts a stream into records at line ends that stand outside of quotes. Each byte is looked at once.
struct RecordSplitter {
  /// A record without its line end.
  struct Record {
    var span: Range<Int>
    /// Whether the stream ended before the quote that opened.
    var isUnclosed = false
    /// Whether the record is longer than the limit; then the span holds its beginning.
    var isTooLong = false

    var isUsable: Bool { !isUnclosed && !isTooLong }
  }

  private enum State {
    case fieldStart
    case plain
    case quoted
    /// Behind a quote in a quoted field: its end, or the first of two.
    case quote
  }

  private let delimiter: UInt8?
  private var state = State.fieldStart
  private var recordStart = 0
  private(set) var position = 0

  init(_ syntax: RecordSyntax) {
    delimiter = if case .csv(let delimiter) = syntax { delimiter } else { nil }
  }

  /// The first byte that belongs to no whole record yet.
  var rest: Int { recordStart }

  /// The next whole record of a buffer, or `nil` when the buffer must grow first.
  mutating func next(_ buffer: UnsafeBufferPointer<UInt8>, isFinal: Bool) -> Record? {
    while position < buffer.count {
      let byte = buffer[position]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if state == .quoted { break }
        // A CR at the end may be half of a line end.
        if byte == UInt8(ascii: "\r"), position + 1 == buffer.count, !isFinal { return nil }
        let span = recordStart..<position
        position += 1
        if byte == UInt8(ascii: "\r"), position < buffer.count,
          buffer[position] == UInt8(ascii: "\n")
        {
          position += 1
        }
        recordStart = position
        state = .fieldStart
        return Record(span: span)
      case UInt8(ascii: "\"") where delimiter != nil:
        switch state {
        case .fieldStart, .quote: state = .quoted
        case .quoted: state = .quote
        case .plain: break
        }
      case delimiter:
        if state != .quoted { state = .fieldStart }
      default:
        if state != .quoted { state = .plain }
      }
      position += 1
    }
    guard isFinal, recordStart < buffer.count else { return nil }
    let record = Record(span: recordStart..<buffer.count, isUnclosed: state == .quoted)
    recordStart = buffer.count
    return record
  }

  /// Forgets the bytes before `rest`, which were taken from the buffer's front.
  mutating func dropPrefix(_ count: Int) {
    position -= count
    recordStart -= count
  }

  /// Leaves only the first bytes of the unfinished record in the buffer; the splitter goes on behind them.
  mutating func shorten(to length: Int) {
    position = recordStart + length
  }
}
