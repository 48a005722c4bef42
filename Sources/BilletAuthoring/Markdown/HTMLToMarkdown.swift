/// Translates a block of plain HTML into Markdown that says the same.
struct HTMLToMarkdown {
  private var output: [UInt8] = []
  private var open: [String] = []
  private var list: String?
  private let breaks: Bool
  /// White space that has not been written yet.
  private var hasPendingBlank = false

  private init(breaks: Bool) { self.breaks = breaks }

  /// The Markdown; `nil` when there is anything that a message cannot say or that is not closed.
  ///
  /// Tags of the template stay as they are. `breaks`: a line end in the message is a line break.
  static func translate(_ html: [UInt8], breaks: Bool) -> String? {
    var translation = HTMLToMarkdown(breaks: breaks)
    var offset = 0
    while offset < html.count {
      let rest = html[offset...]
      if rest.starts(with: "{{".utf8) {
        guard let end = templateTagEnd(html, from: offset) else { return nil }
        translation.words(html[offset..<end], isEscaped: true)
        offset = end
      } else if let tag = HTMLTag(rest) {
        guard translation.add(tag) else { return nil }
        offset += tag.length
      } else {
        let end =
          html[(offset + 1)...].firstIndex {
            $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") || $0 <= 0x20
          } ?? html.count
        if html[offset] <= 0x20 {
          translation.hasPendingBlank = true
          offset += 1
        } else {
          translation.words(html[offset..<end], isEscaped: false)
          offset = end
        }
      }
    }
    guard translation.open.isEmpty, translation.list == nil else { return nil }
    translation.trimEnd()
    let text = translation.output
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  private static func templateTagEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var next = start + 2
    while next + 1 < bytes.count {
      if bytes[next] == UInt8(ascii: "}"), bytes[next + 1] == UInt8(ascii: "}") { return next + 2 }
      next += 1
    }
    return nil
  }

  // MARK: - Writing

  private var isAtLineStart: Bool { output.isEmpty || output.last == UInt8(ascii: "\n") }

  private mutating func words(_ text: ArraySlice<UInt8>, isEscaped: Bool) {
    if hasPendingBlank, !isAtLineStart, output.last != UInt8(ascii: " ") {
      output.append(UInt8(ascii: " "))
    }
    hasPendingBlank = false
    guard !isEscaped else {
      output += text
      return
    }
    let bytes = Array(text)
    let escapes = Set(
      MarkdownEscaping.offsets(in: bytes, 0..<bytes.count, atLineStart: isAtLineStart))
    for (index, byte) in bytes.enumerated() {
      // References say the same in Markdown.
      if escapes.contains(index), byte != UInt8(ascii: "&") { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
  }

  private mutating func trimEnd() {
    while let last = output.last, last <= 0x20 { output.removeLast() }
  }

  private mutating func block(_ opening: String = "") {
    trimEnd()
    if !output.isEmpty { output += Array("\n\n".utf8) }
    output += Array(opening.utf8)
    hasPendingBlank = false
  }

  private mutating func mark(_ mark: String, isOpening: Bool) {
    if isOpening {
      if hasPendingBlank, !isAtLineStart { output.append(UInt8(ascii: " ")) }
      hasPendingBlank = false
    }
    output += Array(mark.utf8)
  }

  // MARK: - Tags

  /// Writes what a tag says; `false` when a message cannot say it.
  private mutating func add(_ tag: HTMLTag) -> Bool {
    if let comment = tag.comment {
      output += Array(comment.utf8)
      return true
    }
    guard tag.kind != .comment else { return false }
    let isOpening = tag.kind == .open
    if ["br", "hr", "img"].contains(tag.name) { return isOpening && addVoid(tag) }
    guard track(tag) else { return false }
    if let sign = tag.mark {
      mark(sign, isOpening: isOpening)
      return true
    }
    switch tag.name {
    case "p", "div", "center": block()
    case "span", "font", "small", "big", "u", "ins": break
    case "h1", "h2", "h3":
      block(
        isOpening
          ? String(repeating: "#", count: tag.name == "h1" ? 1 : tag.name == "h2" ? 2 : 3) + " "
          : "")
    case "h4", "h5", "h6":
      if isOpening {
        block("**")
      } else {
        trimEnd()
        output += Array("**".utf8)
        block()
      }
    case "ul", "ol":
      // A list in a list would have to be indented.
      guard isOpening == (list == nil) else { return false }
      list = isOpening ? tag.name : nil
      block()
    case "li":
      guard let list else { return false }
      if isOpening {
        trimEnd()
        let isFirst = output.isEmpty || open.suffix(2).first != list
        output += Array((isFirst ? "" : "\n").utf8)
        output += Array((list == "ol" ? "1. " : "- ").utf8)
        hasPendingBlank = false
      }
    default: return false
    }
    return true
  }

  private mutating func addVoid(_ tag: HTMLTag) -> Bool {
    switch tag.name {
    case "br":
      guard list == nil else { return false }
      trimEnd()
      let isSecond = output.last == UInt8(ascii: "\\")
      output += Array((breaks && !isSecond ? "\n" : "\\\n").utf8)
      hasPendingBlank = false
    case "hr": block("---\n\n")
    default:
      guard let image = tag.image else { return false }
      words(Array(image.utf8)[...], isEscaped: true)
    }
    return true
  }

  /// Keeps account of what is open; `false` when a tag closes nothing or something else.
  private mutating func track(_ tag: HTMLTag) -> Bool {
    if tag.kind == .open {
      // Links need their address behind the words: left to a person.
      guard open.count < 16 else { return false }
      open.append(tag.name)
      return true
    }
    guard open.last == tag.name else { return false }
    open.removeLast()
    return true
  }
}
