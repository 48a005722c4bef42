/// Comments, doctypes and what a browser reads as a comment (HTML 13.2.5.41 to .53).
extension HTMLTokenizer {
  /// Reads what begins with `<!`.
  mutating func scanDeclaration() {
    if matches("<!--", at: position) {
      scanComment()
    } else if matches("<!doctype", at: position) {
      let stop = endOfDeclaration(from: position + 9)
      if hasStarted {
        position = min(stop + 1, end)
      } else {
        addToken(.doctype, contentFrom: position + 2, to: stop)
      }
    } else if matches("<![cdata[", at: position) {
      scanCharacterData()
    } else {
      scanBogusComment(contentFrom: position + 2)
    }
  }

  /// Reads `<!-- … -->`, which `<!-->`, `<!--->` and `--!>` end too.
  private mutating func scanComment() {
    let start = position
    let content = start + 4
    if matches(">", at: content) || matches("->", at: content) {
      problems.report(.oddComment, at: start..<(content + 1))
      let stop = bytes[content] == UInt8(ascii: ">") ? content : content + 1
      addToken(.comment, content: content..<content, end: stop + 1)
      return
    }
    var next = content
    while next < end {
      if bytes[next] == UInt8(ascii: "-"), matches("-->", at: next) {
        addToken(.comment, content: content..<next, end: next + 3)
        return
      }
      if bytes[next] == UInt8(ascii: "-"), matches("--!>", at: next) {
        problems.report(.oddComment, at: next..<(next + 4))
        addToken(.comment, content: content..<next, end: next + 4)
        return
      }
      next += 1
    }
    problems.report(.unclosedComment, at: start..<min(start + 4, end))
    addToken(.comment, content: min(content, end)..<end, end: end)
  }

  /// Reads `<![CDATA[`: text inside `svg` and `math`, a comment up to the first `>` elsewhere.
  private mutating func scanCharacterData() {
    problems.report(.characterData, at: position..<(position + 9))
    guard foreign.isForeign else {
      scanBogusComment(contentFrom: position + 2)
      return
    }
    let content = position + 9
    var next = content
    while next < end, !(bytes[next] == UInt8(ascii: "]") && matches("]]>", at: next)) { next += 1 }
    position = min(next + 3, end)
    guard content < next else { return }
    let isBlank = (content..<next).allSatisfy { bytes[$0].isHTMLWhitespace }
    addText(content..<next, isBlank: isBlank, isPlain: true)
  }

  /// Reads up to the next `>` as a comment, as browsers do with `<?…>`, `<!…>` and `</ …>`.
  mutating func scanBogusComment(contentFrom content: Int) {
    addToken(.comment, contentFrom: content, to: endOfDeclaration(from: content))
  }

  /// The offset of the next `>`, or the end.
  private func endOfDeclaration(from offset: Int) -> Int {
    var next = min(offset, end)
    while next < end, bytes[next] != UInt8(ascii: ">") { next += 1 }
    return next
  }

  private mutating func addToken(_ kind: HTMLToken.Kind, contentFrom content: Int, to stop: Int) {
    if stop == end { problems.report(.unclosedComment, at: position..<min(position + 2, end)) }
    addToken(kind, content: min(content, stop)..<stop, end: min(stop + 1, end))
  }

  private mutating func addToken(_ kind: HTMLToken.Kind, content: Range<Int>, end stop: Int) {
    let start = Int32(truncatingIfNeeded: position)
    let characters = copy(content)
    position = stop
    append(
      HTMLToken(
        kind: kind, start: start, end: Int32(truncatingIfNeeded: stop), content: characters))
  }
}
