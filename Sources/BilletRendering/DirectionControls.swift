/// Keeps the direction controls of a value from reaching the text around it.
///
/// Inside a value they work as its sender meant; what it leaves open is closed at its end, and what
/// it closes without having opened it is left out (UAX #9, sections 2 and 3.3.2).
enum DirectionControls {
  private enum Control: UInt8 {
    case embedding
    case isolate
    case popEmbedding
    case popIsolate
  }

  /// Whether a value holds any control of U+202A to U+202E or U+2066 to U+2069.
  static func occur(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.indices.contains { bytes[$0] == 0xE2 && control(in: bytes, at: $0) != nil }
  }

  /// The value with its controls paired: O(n), at most twice as long.
  static func paired(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var open: [Control] = []
    var openIsolates = 0
    var index = 0
    while index < bytes.count {
      guard let control = control(in: bytes, at: index) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      var isKept = true
      switch control {
      case .embedding:
        open.append(control)
      case .isolate:
        open.append(control)
        openIsolates += 1
      case .popEmbedding:
        isKept = open.last == .embedding
        if isKept { open.removeLast() }
      case .popIsolate:
        isKept = openIsolates > 0
        if isKept {
          // The end of an isolate ends the embeddings in it.
          while open.last == .embedding { open.removeLast() }
          open.removeLast()
          openIsolates -= 1
        }
      }
      if isKept { result.append(contentsOf: bytes[index..<(index + 3)]) }
      index += 3
    }
    for control in open.reversed() {
      result.append(contentsOf: control == .isolate ? [0xE2, 0x81, 0xA9] : [0xE2, 0x80, 0xAC])
    }
    return result
  }

  private static func control(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Control? {
    guard index + 2 < bytes.count, bytes[index] == 0xE2 else { return nil }
    switch (bytes[index + 1], bytes[index + 2]) {
    case (0x80, 0xAC): return .popEmbedding
    case (0x80, 0xAA...0xAE): return .embedding
    case (0x81, 0xA9): return .popIsolate
    case (0x81, 0xA6...0xA8): return .isolate
    default: return nil
    }
  }
}
