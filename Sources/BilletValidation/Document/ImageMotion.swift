import BilletCore

/// Whether the bytes of an image hold several frames, and for how long these are shown.
struct ImageMotion: Equatable {
  var frames = 0
  /// Seconds for one round.
  var duration = 0.0
  /// Rounds; infinite for ever.
  var rounds = 1.0

  /// Seconds until it stands still; 0 for one picture.
  var length: Double { frames > 1 ? duration * rounds : 0 }

  /// Reads a GIF, PNG or WebP; `nil` for anything else: O(n).
  init?(_ bytes: ArraySlice<UInt8>) {
    var reader = ImageBytes(bytes)
    if bytes.starts(with: "GIF8".utf8) {
      readGIF(&reader)
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      readPNG(&reader)
    } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      readWebP(&reader)
    } else {
      return nil
    }
  }

  /// Blocks of a GIF (GIF89a, 17 to 26).
  private mutating func readGIF(_ reader: inout ImageBytes) {
    reader.skip(10)
    let flags = reader.byte()
    reader.skip(2)
    if flags & 0x80 != 0 { reader.skip(3 << (Int(flags & 7) + 1)) }
    var delay = 0.0
    while !reader.isAtEnd {
      switch reader.byte() {
      case 0x21:
        let label = reader.byte()
        if label == 0xF9 {
          reader.skip(2)
          delay = Double(reader.little(2)) / 100
          reader.skip(2)
        } else if label == 0xFF {
          let size = Int(reader.byte())
          let name = reader.take(size)
          if name.starts(with: "NETSCAPE".utf8) || name.starts(with: "ANIMEXTS".utf8) {
            let length = Int(reader.byte())
            if length >= 3, reader.byte() == 1 {
              let count = reader.little(2)
              // The first showing is not counted.
              rounds = count == 0 ? .infinity : Double(count) + 1
              reader.skip(length - 3)
            } else {
              reader.skip(max(length - 1, 0))
            }
          }
          skipBlocks(&reader)
        } else {
          skipBlocks(&reader)
        }
      case 0x2C:
        reader.skip(8)
        let flags = reader.byte()
        if flags & 0x80 != 0 { reader.skip(3 << (Int(flags & 7) + 1)) }
        reader.skip(1)
        skipBlocks(&reader)
        frames += 1
        // Browsers show a frame without a delay for a tenth of a second.
        duration += delay < 0.02 ? 0.1 : delay
      default: return
      }
    }
  }

  private func skipBlocks(_ reader: inout ImageBytes) {
    while case let size = Int(reader.byte()), size > 0, !reader.isAtEnd { reader.skip(size) }
  }

  /// Chunks of an animated PNG (PNG 3, 11.3.6).
  private mutating func readPNG(_ reader: inout ImageBytes) {
    reader.skip(8)
    frames = 1
    while !reader.isAtEnd {
      let length = reader.big(4)
      let type = reader.take(4)
      var chunk = ImageBytes(reader.take(length))
      reader.skip(4)
      if type.elementsEqual("acTL".utf8) {
        frames = chunk.big(4)
        let plays = chunk.big(4)
        rounds = plays == 0 ? .infinity : Double(plays)
      } else if type.elementsEqual("fcTL".utf8) {
        chunk.skip(20)
        let (numerator, denominator) = (chunk.big(2), chunk.big(2))
        duration += Double(numerator) / Double(denominator == 0 ? 100 : denominator)
      }
    }
  }

  /// Chunks of an animated WebP.
  private mutating func readWebP(_ reader: inout ImageBytes) {
    reader.skip(12)
    while !reader.isAtEnd {
      let type = reader.take(4)
      let length = reader.little(4)
      var chunk = ImageBytes(reader.take(length))
      if length & 1 == 1 { reader.skip(1) }
      if type.elementsEqual("ANIM".utf8) {
        chunk.skip(4)
        let loops = chunk.little(2)
        rounds = loops == 0 ? .infinity : Double(loops)
      } else if type.elementsEqual("ANMF".utf8) {
        chunk.skip(12)
        duration += Double(chunk.little(3)) / 1_000
        frames += 1
      }
    }
  }
}

/// Bytes that are read from the front; past the end there are zeros.
private struct ImageBytes {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ count: Int) { rest = rest.dropFirst(max(count, 0)) }

  mutating func take(_ count: Int) -> ArraySlice<UInt8> {
    defer { skip(count) }
    return rest.prefix(max(count, 0))
  }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  mutating func big(_ count: Int) -> Int {
    (0..<count).reduce(0) { sum, _ in sum << 8 | Int(byte()) }
  }

  mutating func little(_ count: Int) -> Int {
    (0..<count).reduce(0) { sum, place in sum | Int(byte()) << (8 * place) }
  }
}

/// The bytes of a `data:` address (RFC 2397).
enum DataAddress {
  /// Decodes an address with base64 or percent signs; `nil` for any other address.
  static func bytes(_ address: ArraySlice<UInt8>) -> [UInt8]? {
    let address = address.trimmed
    guard address.begins(with: "data:"), let comma = address.firstIndex(of: UInt8(ascii: ","))
    else { return nil }
    let data = address[(comma + 1)...]
    guard address[..<comma].ends(with: ";base64") else { return PercentEncoding.decoded(data) }
    var result: [UInt8] = []
    result.reserveCapacity(data.count / 4 * 3)
    var (buffer, bits): (UInt32, UInt32) = (0, 0)
    for byte in data {
      guard let value = value(byte) else { continue }
      buffer = (buffer << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
    return result
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
