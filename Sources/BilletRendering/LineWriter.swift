import BilletCore

/// Writes lines that are set in by what holds them, with one blank line between them at the most.
///
/// Line ends and spaces wait until visible text follows, so no line ends in a space and nothing is left
/// of a line without text.
struct LineWriter {
  private var bytes: [UInt8] = []
  private var entries: [SourceMap.Entry] = []
  /// What begins every line, such as `> ` in a quote or two spaces in an item.
  private var prefix: [UInt8] = []
  /// The prefix of the last line that was written.
  private var lastPrefix: [UInt8] = []
  /// What stands in the place of the end of `prefix` on the next line, such as `- `.
  private var marker: [UInt8] = []
  private var isLineOpen = false
  /// The line ends that wait for text: 0, 1 or 2.
  private var waitingBreaks = 0
  /// The spaces that wait for text in the open line.
  private var waitingSpaces = 0
  /// The spaces that wait for the next column's text; those around its text do not count.
  private var waitingPadding = 0
  /// Whether a line break is a space, as in a cell.
  var isOnOneLine = false

  /// What was written, with one line end after its last line.
  consuming func rendered() -> Rendered {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    return Rendered(bytes: bytes, sourceMap: SourceMap(entries))
  }

  /// Begins what comes from a place of the author's; `endSource` takes the number back.
  mutating func beginSource(_ source: SourceLocation) -> Int {
    entries.append(.init(output: bytes.count..<bytes.count, source: source, isExact: false))
    return entries.count - 1
  }

  /// Ends what `beginSource` began.
  mutating func endSource(_ entry: Int) {
    entries[entry].output = entries[entry].output.lowerBound..<bytes.count
  }

  /// Appends text to the line; control characters are spaces, and spaces at its ends wait.
  ///
  /// `isExact` says that the text stands in the source just so.
  mutating func write(_ text: [UInt8], from source: SourceLocation? = nil, isExact: Bool = false) {
    guard let first = text.firstIndex(where: { !Self.isSpace($0) }),
      let last = text.lastIndex(where: { !Self.isSpace($0) })
    else {
      waitingSpaces += text.count
      return
    }
    waitingSpaces += first
    beginText()
    let start = bytes.count
    for byte in text[first...last] { bytes.append(Self.isSpace(byte) ? 0x20 : byte) }
    waitingSpaces = text.count - last - 1
    guard let source else { return }
    let offset = source.span.lowerBound
    entries.append(
      .init(
        output: start..<bytes.count,
        source: isExact
          ? SourceLocation(source.file, (offset + first)..<(offset + last + 1)) : source,
        isExact: isExact))
  }

  /// Appends text of our own.
  mutating func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// Ends the line, also one without text unless a blank line would be the second.
  mutating func breakLine() {
    guard !isOnOneLine else { return waitingSpaces = 1 }
    isLineOpen = false
    if !bytes.isEmpty { waitingBreaks = min(waitingBreaks + 1, 2) }
  }

  /// What follows in the line is so many spaces away.
  mutating func pad(_ count: Int) {
    waitingPadding += count
    waitingSpaces = 0
  }

  /// What follows begins on a line of its own.
  mutating func startLine() {
    isLineOpen = false
    waitingPadding = 0
    if !bytes.isEmpty { waitingBreaks = max(waitingBreaks, 1) }
  }

  /// What follows begins after a blank line.
  mutating func startParagraph() {
    isLineOpen = false
    waitingPadding = 0
    if !bytes.isEmpty { waitingBreaks = 2 }
  }

  /// Sets the next lines in: `first` begins the first of them and `rest`, as long, the others.
  mutating func beginIndent(first: String, rest: String) {
    if first != rest || !marker.isEmpty { marker += Array(first.utf8) }
    prefix += Array(rest.utf8)
  }

  /// Sets in the lines after the open one.
  mutating func beginHangingIndent(_ rest: String) {
    prefix += Array(rest.utf8)
  }

  /// Ends an indent of as many bytes; an item without text leaves nothing.
  mutating func endIndent(_ rest: String) {
    prefix.removeLast(min(rest.utf8.count, prefix.count))
    marker.removeLast(min(rest.utf8.count, marker.count))
  }

  private mutating func beginText() {
    if !isLineOpen {
      if waitingBreaks == 2 {
        bytes.append(UInt8(ascii: "\n"))
        appendBlankLinePrefix()
      }
      if waitingBreaks > 0 { bytes.append(UInt8(ascii: "\n")) }
      bytes.append(contentsOf: prefix.dropLast(marker.count))
      bytes.append(contentsOf: marker)
      marker = []
      lastPrefix = prefix
      isLineOpen = true
      waitingBreaks = 0
      waitingSpaces = 0
    }
    let spaces = waitingPadding > 0 ? waitingPadding : waitingSpaces
    bytes.append(contentsOf: repeatElement(0x20, count: spaces))
    waitingPadding = 0
    waitingSpaces = 0
  }

  /// A blank line inside a quote shows the quote's mark.
  private mutating func appendBlankLinePrefix() {
    var count = 0
    while count < min(prefix.count, lastPrefix.count), prefix[count] == lastPrefix[count] {
      count += 1
    }
    while count > 0, prefix[count - 1] == 0x20 { count -= 1 }
    bytes.append(contentsOf: prefix[..<count])
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F
  }
}
