import BilletCore

/// Finds emoji and `:shortcodes:` in what the author wrote; values are judged after rendering.
enum AuthorEmoji {
  static func report(in expansion: Expansion, into bag: inout DiagnosticBag) {
    for (index, run) in expansion.runs.enumerated() {
      guard let base = run.base else { continue }
      let source = base..<(base + expansion.end(ofRun: index) - run.start)
      report(in: run.file.bytes, within: source, of: run.file, into: &bag)
    }
  }

  static func report(
    in bytes: [UInt8], within range: Range<Int>, of file: SourceFile, into bag: inout DiagnosticBag
  ) {
    let (emoji, shortcodes) = bytes.withUnsafeBufferPointer { buffer in
      (
        EmojiSequence.ranges(in: buffer, within: range),
        Self.shortcodes(in: buffer, within: range)
      )
    }
    func removal(_ found: Range<Int>) -> Fix {
      // With the blank before it, so that none is left over.
      let hasBlank = found.lowerBound > range.lowerBound && bytes[found.lowerBound - 1] == 0x20
      let span = (hasBlank ? found.lowerBound - 1 : found.lowerBound)..<found.upperBound
      return Fix("Leave it out", [Fix.Edit(SourceLocation(file, span), "")], safety: .unsafe)
    }
    for found in emoji {
      bag.add(.emoji, at: SourceLocation(file, found), fix: removal(found))
    }
    for found in shortcodes {
      let name = String(decoding: bytes[found], as: UTF8.self)
      bag.add(.shortcode(name), at: SourceLocation(file, found), fix: removal(found))
    }
  }

  /// Known names between colons; times and fences never match, for they are not names of the list.
  private static func shortcodes(
    in bytes: UnsafeBufferPointer<UInt8>, within range: Range<Int>
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard bytes[offset] == UInt8(ascii: ":") else {
        offset += 1
        continue
      }
      var end = offset + 1
      while end < range.upperBound, end - offset <= 32, isNameByte(bytes[end]) { end += 1 }
      guard end > offset + 1, end < range.upperBound, bytes[end] == UInt8(ascii: ":"),
        names.contains(String(decoding: bytes[(offset + 1)..<end], as: UTF8.self))
      else {
        offset += 1
        continue
      }
      found.append(offset..<(end + 1))
      offset = end + 1
    }
    return found
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || "_+-".utf8.contains(byte)
  }

  /// The shortcodes that chats and e-mail tools turn into emoji, as far as sellers use them.
  private static let names: Set<String> = [
    "+1", "-1", "100", "angry", "arrow_right", "bell", "birthday", "blue_heart", "blush", "boom",
    "bulb", "calendar", "camera", "cat", "champagne", "check", "checkered_flag", "christmas_tree",
    "clap", "cool", "cry", "dart", "dash", "dog", "email", "envelope", "exclamation", "eyes",
    "fire",
    "fireworks", "gem", "gift", "gift_heart", "green_heart", "grin", "grinning", "handshake",
    "heart", "heart_eyes", "heavy_check_mark", "hourglass", "house", "hugging_face", "joy", "key",
    "kiss", "label", "laughing", "link", "lock", "loudspeaker", "love_letter", "mag", "mailbox",
    "medal", "memo", "moneybag", "muscle", "ok", "ok_hand", "package", "paperclip", "party",
    "phone",
    "point_down", "point_left", "point_right", "point_up", "pray", "purple_heart", "pushpin",
    "question", "rainbow", "raised_hands", "recycle", "relaxed", "rocket", "rose", "santa",
    "scissors",
    "shopping_cart", "slightly_smiling_face", "smile", "smiley", "smirk", "sob", "sparkles",
    "sparkling_heart", "star", "star2", "stars", "stop_sign", "sunglasses", "sunny", "tada",
    "telephone", "thinking", "thumbsdown", "thumbsup", "triangular_flag_on_post", "trophy", "truck",
    "v", "wave", "warning", "white_check_mark", "wink", "worried", "x", "yellow_heart", "zap",
  ]
}
