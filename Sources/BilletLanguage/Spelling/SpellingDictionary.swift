internal import CHunspell
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A Hunspell dictionary; any number of threads may ask it.
package final class SpellingDictionary: Sendable {
  /// The language tag of its file, such as `en-US`.
  package let tag: String

  /// Hunspell changes its tables while it answers, so each question is asked alone.
  private let state: Mutex<State>

  private struct State: @unchecked Sendable {
    var handle: OpaquePointer
    /// `nil` for a dictionary in UTF-8.
    var converter: iconv_t?
    /// Words that were asked for before: messages repeat themselves.
    var known: [[UInt8]: Bool] = [:]
    var near: [[UInt8]: [String]] = [:]
  }

  /// Making and freeing two dictionaries at once races on a table of the library's (before its 1.7.2).
  private static let making = Mutex<Void>(())
  private static let knownLimit = 10_000

  /// Opens the dictionary of an affix file and the word list beside it; `nil` when Hunspell cannot.
  init?(tag: String, affixes: String, words: String) {
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
        Self.making.withLock { _ in Hunspell_destroy(pointer) }
        return nil
      }
      converter = opened
    }
    self.tag = tag
    state = Mutex(State(handle: pointer, converter: converter))
  }

  private struct Handle: @unchecked Sendable {
    var pointer: OpaquePointer
  }

  deinit {
    state.withLock { state in
      if let converter = state.converter { iconv_close(converter) }
      let handle = Handle(pointer: state.handle)
      Self.making.withLock { _ in Hunspell_destroy(handle.pointer) }
    }
  }

  /// Whether the dictionary knows a word (UTF-8, straight apostrophes).
  package func knows(_ word: [UInt8]) -> Bool {
    state.withLock { state in
      if let isKnown = state.known[word] { return isKnown }
      let isKnown = Self.converted(word, state.converter).map { word in
        word.withUnsafeBufferPointer { Hunspell_spell(state.handle, $0.baseAddress) != 0 }
      }
      if state.known.count >= Self.knownLimit { state.known.removeAll(keepingCapacity: true) }
      state.known[word] = isKnown ?? false
      return isKnown ?? false
    }
  }

  /// What `find` finds near a word, asked once for each.
  func near(_ word: [UInt8], _ find: () -> [String]) -> [String] {
    if let near = state.withLock({ $0.near[word] }) { return near }
    let near = find()
    state.withLock { state in
      if state.near.count >= Self.knownLimit { state.near.removeAll(keepingCapacity: true) }
      state.near[word] = near
    }
    return near
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
