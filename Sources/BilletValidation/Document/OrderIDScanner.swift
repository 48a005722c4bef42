/// Finds order IDs in text: `123-1234567-1234567`, or `D01-…` for digital orders.
///
/// It also finds what looks like one to a person and not to a program: other hyphens, other digits,
/// blanks or nothing for hyphens, invisible characters in between.
struct OrderIDScanner {
  struct Match {
    /// In the indices of the bytes.
    var range: Range<Int>
    /// As it should be written.
    var id: String
    /// Whether it is written so.
    var isExact: Bool
  }

  private let scanner: ScalarScanner
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    scanner = ScalarScanner(bytes)
    position = bytes.startIndex
  }

  /// The next order ID; `nil` at the end. The whole scan is O(n).
  mutating func next() -> Match? {
    let bytes = scanner.bytes
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte.isDigit || byte.lowercased == UInt8(ascii: "d") || byte >= 0xD9 {
        if isFree(before: position), let match = match(at: position) {
          position = match.range.upperBound
          return match
        }
      }
      position += 1
    }
    return nil
  }

  /// Whether an ID could begin here: not inside a longer number or word.
  private func isFree(before start: Int) -> Bool {
    let bytes = scanner.bytes
    guard start > bytes.startIndex else { return true }
    let last = bytes[start - 1]
    if last.isDigit { return false }
    // A letter right before belongs to the D, but not to a number: “No123-…”.
    if last.isLetter { return bytes[start].isDigit }
    guard last == UInt8(ascii: "-"), start - 1 > bytes.startIndex else { return true }
    return !bytes[start - 2].isDigit
  }

  private func match(at start: Int) -> Match? {
    var reader = Reader(scanner: scanner, position: start)
    guard reader.readFirstGroup(), reader.readSeparator(), reader.readDigits(7),
      reader.readSeparator(), reader.readDigits(7)
    else { return nil }
    let end = reader.position
    guard !reader.goesOn() else { return nil }
    // Without any hyphen it must be the whole run of digits, which the checks at both ends say.
    return Match(
      range: start..<end, id: String(decoding: reader.id, as: UTF8.self), isExact: reader.isExact)
  }

  /// Reads one candidate and writes it down as it should be.
  private struct Reader {
    let scanner: ScalarScanner
    var position: Int
    var id: [UInt8] = []
    var isExact = true

    init(scanner: ScalarScanner, position: Int) {
      self.scanner = scanner
      self.position = position
      id.reserveCapacity(20)
    }

    mutating func readFirstGroup() -> Bool {
      guard let (scalar, next) = scanner.peek(at: position),
        scalar == "D" || scalar == "d" || scalar == "Ｄ" || scalar == "ｄ"
      else { return readDigits(3) }
      if scalar != "D" { isExact = false }
      id.append(UInt8(ascii: "D"))
      position = next
      return readDigits(2) && id.elementsEqual("D01".utf8)
    }

    mutating func readDigits(_ count: Int) -> Bool {
      for _ in 0..<count {
        skipInvisible()
        guard let (scalar, next) = scanner.peek(at: position), let digit = Self.digit(scalar)
        else { return false }
        if !scalar.isASCII { isExact = false }
        id.append(0x30 + digit)
        position = next
      }
      return true
    }

    /// Reads a hyphen, or what people take for one.
    mutating func readSeparator() -> Bool {
      var hyphens = 0
      var characters = 0
      skipInvisible()
      while characters < 4, let (scalar, next) = scanner.peek(at: position) {
        if Self.isHyphen(scalar) {
          hyphens += 1
          if scalar != "-" { isExact = false }
        } else if Self.isSpace(scalar) {
          isExact = false
        } else {
          break
        }
        characters += 1
        position = next
        skipInvisible()
      }
      if hyphens == 0 { isExact = false }
      id.append(UInt8(ascii: "-"))
      return hyphens <= 1
    }

    /// Whether the number goes on, so that this was only a part of it.
    func goesOn() -> Bool {
      guard let (scalar, next) = scanner.peek(at: position) else { return false }
      if Self.digit(scalar) != nil { return true }
      guard Self.isHyphen(scalar), let (after, _) = scanner.peek(at: next) else { return false }
      return Self.digit(after) != nil
    }

    private mutating func skipInvisible() {
      var count = 0
      while count < 4, let (scalar, next) = scanner.peek(at: position), Self.isInvisible(scalar) {
        isExact = false
        position = next
        count += 1
      }
    }

    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
      if scalar.isASCII {
        return scalar.value >= 0x30 && scalar.value <= 0x39 ? UInt8(scalar.value - 0x30) : nil
      }
      guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
      else { return nil }
      return UInt8(value)
    }

    private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x2D, 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0x30FC: true
      default: false
      }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
      default: false
      }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }
}
