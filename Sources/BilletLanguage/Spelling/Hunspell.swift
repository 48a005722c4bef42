internal import CHunspell
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open dictionary of the library; to be asked by one thread at a time.
final class Hunspell {
  private let handle: OpaquePointer
  /// `nil` for a dictionary in UTF-8.
  private let converter: iconv_t?

  /// Making and freeing two dictionaries at once races on a table of the library's (before its 1.7.2).
  private static let making = Mutex<Void>(())

  private struct Handle: @unchecked Sendable {
    var pointer: OpaquePointer
  }

  /// Opens the dictionary of an affix file and a word list; `nil` when the library cannot.
  init?(affixes: String, words: String) {
    let handle = Self.making.withLock { _ in
      Hunspell_create(affixes, words).map { Handle(pointer: $0) }
    }
    guard let pointer = handle?.pointer else { return nil }
    let encoding = Hunspell_get_dic_encoding(pointer).map { String(cString: $0) } ?? "UTF-8"
    var converter: iconv_t?
    if encoding.uppercased() != "UTF-8" {
      // Hunspell writes ISO8859-2 where others write ISO-8859-2.
      let name = encoding.hasPrefix("ISO8859") ? "ISO-" + encoding.dropFirst(3) : encoding
      let opened = iconv_open(name, "UTF-8")
      guard opened != iconv_t(bitPattern: -1) else {
        let handle = Handle(pointer: pointer)
        Self.making.withLock { _ in Hunspell_destroy(handle.pointer) }
        return nil
      }
      converter = opened
    }
    self.handle = pointer
    self.converter = converter
  }

  deinit {
    if let converter { iconv_close(converter) }
    let handle = Handle(pointer: handle)
    Self.making.withLock { _ in Hunspell_destroy(handle.pointer) }
  }

  /// Whether the dictionary knows a word (UTF-8, straight apostrophes).
  func knows(_ word: [UInt8]) -> Bool {
    guard let word = Self.converted(word, converter) else { return false }
    return word.withUnsafeBufferPointer { Hunspell_spell(handle, $0.baseAddress) != 0 }
  }

  /// A word as a C string in the dictionary's encoding; `nil` when that has no such letters.
  private static func converted(_ word: [UInt8], _ converter: iconv_t?) -> [CChar]? {
    guard !word.contains(0), word.count < 200 else { return nil }
    guard let converter else { return word.map { CChar(bitPattern: $0) } + [0] }
    var input = word.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: word.count * 2 + 8)
    let length = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target -> Int? in
        var from = source.baseAddress
        var to = target.baseAddress
        var left = source.count
        var room = target.count - 1
        iconv(converter, nil, nil, nil, nil)
        let result = iconv(converter, &from, &left, &to, &room)
        return result == Int.max || result == -1 || left > 0 ? nil : target.count - 1 - room
      }
    }
    guard let length else { return nil }
    return Array(output[..<length]) + [0]
  }
}
