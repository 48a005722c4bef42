import BilletCore
import Testing

@Suite struct EmojiSequenceTests {
  private func found(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    return EmojiSequence.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    "😀", "❤️", "☎️", "1️⃣", "#⃣", "*️⃣", "🇩🇪", "👍🏽", "👩‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "✅", "⭐", "❤‍🔥", "☝🏽", "🇩",
    "♂️", "⌚", "🀄", "©️", "®️",
  ])
  func emojiIsFoundWhole(emoji: String) {
    #expect(found(in: emoji) == [emoji])
    #expect(found(in: "a \(emoji) b") == [emoji])
    #expect(found(in: "ä7\(emoji)7") == [emoji])
  }

  @Test(arguments: [
    "© ® ™ 0123456789 # *", "→ ★ ☆ ✓ • №", "❤ ☎ ✔ ☝", "⌚\u{FE0E} ❤\u{FE0E}", "日本語 Größe naïve",
    "½ ° € § … „“", "\u{200D} \u{FE0F}", "1\u{FE0F}", "↔ ↕ ▶ ◀", "a\u{20E3}", "",
  ])
  func textIsNotEmoji(text: String) {
    #expect(found(in: text).isEmpty)
  }

  @Test func neighboursMakeOneRun() {
    #expect(found(in: "x🎉🎉1️⃣y 🎉") == ["🎉🎉1️⃣", "🎉"])
  }

  @Test func joinedTextIsReadOnce() {
    #expect(found(in: String(repeating: "❤\u{200D}", count: 200_000)).isEmpty)
  }

  @Test func textStyleAfterEmojiEndsTheRun() {
    #expect(found(in: "🎉⌚\u{FE0E}") == ["🎉"])
  }
}
