import BilletCore

/// Takes the encoding for the way off a part's body (RFC 2045, sections 6.7 and 6.8).
enum TransferDecoder {
  /// The first place that is not as the encoding says.
  typealias Decoded = (bytes: [UInt8], map: OffsetMap, fault: Range<Int>?)

  /// The bytes as they stand.
  static func identity(_ bytes: [UInt8], in range: Range<Int>) -> Decoded {
    var map = OffsetMap()
    map.mark(made: 0, source: range.lowerBound)
    return (Array(bytes[range]), map, nil)
  }

  /// Quoted-printable: `=C3=BC`, and `=` at the end of a line that goes on.
  static func quotedPrintable(_ bytes: [UInt8], in range: Range<Int>) -> Decoded {
    var result: [UInt8] = []
    var map = OffsetMap()
    var fault: Range<Int>?
    result.reserveCapacity(range.count)
    var position = range.lowerBound
    map.mark(made: 0, source: position)
    while position < range.upperBound {
      let line = MailLine(bytes, from: position, to: range.upperBound)
      var end = line.text.upperBound
      // Blanks at the end of a line were put there on the way.
      while end > position, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
      var goesOn = false
      var index = position
      while index < end {
        guard bytes[index] == UInt8(ascii: "=") else {
          result.append(bytes[index])
          index += 1
          continue
        }
        if index + 1 == end {
          goesOn = true
          break
        }
        if index + 2 < end, let high = bytes[index + 1].hexadecimalDigit,
          let low = bytes[index + 2].hexadecimalDigit
        {
          map.mark(made: result.count, source: index)
          result.append(high << 4 | low)
          index += 3
          map.mark(made: result.count, source: index)
        } else {
          if fault == nil { fault = index..<min(index + 3, end) }
          result.append(bytes[index])
          index += 1
        }
      }
      map.mark(made: result.count, source: index)
      if !goesOn {
        map.mark(made: result.count, source: line.text.upperBound)
        result += bytes[line.text.upperBound..<line.next]
      }
      map.mark(made: result.count, source: line.next)
      position = line.next
    }
    return (result, map, fault)
  }

  /// Base64, line ends and blanks anywhere; what comes behind the padding is left out.
  static func base64(_ bytes: [UInt8], in range: Range<Int>? = nil) -> Decoded {
    let range = range ?? 0..<bytes.count
    var result: [UInt8] = []
    var map = OffsetMap()
    var fault: Range<Int>?
    result.reserveCapacity(range.count / 4 * 3)
    var group: UInt32 = 0
    var digits = 0
    var start = range.lowerBound
    map.mark(made: 0, source: start)
    loop: for index in range {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case 0x41...0x5A: digit = byte - 0x41
      case 0x61...0x7A: digit = byte - 0x61 + 26
      case 0x30...0x39: digit = byte - 0x30 + 52
      case UInt8(ascii: "+"): digit = 62
      case UInt8(ascii: "/"): digit = 63
      case UInt8(ascii: "="): break loop
      case 0x20, 0x09, 0x0A, 0x0D: continue
      default:
        if fault == nil { fault = index..<(index + 1) }
        continue
      }
      if digits == 0 { start = index }
      group = group << 6 | UInt32(digit)
      digits += 1
      if digits == 4 {
        map.mark(made: result.count, source: start)
        result.append(UInt8(truncatingIfNeeded: group >> 16))
        result.append(UInt8(truncatingIfNeeded: group >> 8))
        result.append(UInt8(truncatingIfNeeded: group))
        map.mark(made: result.count, source: index + 1)
        (group, digits) = (0, 0)
      }
    }
    if digits > 1 {
      map.mark(made: result.count, source: start)
      group <<= UInt32(6 * (4 - digits))
      result.append(UInt8(truncatingIfNeeded: group >> 16))
      if digits == 3 { result.append(UInt8(truncatingIfNeeded: group >> 8)) }
    } else if digits == 1, fault == nil {
      fault = start..<(start + 1)
    }
    map.mark(made: result.count, source: range.upperBound)
    return (result, map, fault)
  }
}
