import BilletCore

/// Splits a message at its `::: name` … `:::` lines.
struct Containers {
  enum Name: String, CaseIterable {
    case note
    case details
  }

  struct Section {
    /// `nil` for what stands outside any container.
    var name: Name?
    /// The Markdown inside, fences left out.
    var body: Range<Int>
    /// From the opening fence to the closing one.
    var whole: Range<Int>
  }

  /// The sections in order; fences that make no sense are reported and left out.
  static func split(
    _ bytes: [UInt8], of expansion: Expansion, into bag: inout DiagnosticBag
  ) -> [Section] {
    var sections: [Section] = []
    var open: (name: Name?, fence: Range<Int>)?
    var bodyStart = 0
    func close(at end: Int, next: Int) {
      if bodyStart < end {
        let start = open?.fence.lowerBound ?? bodyStart
        sections.append(
          Section(name: open?.name, body: bodyStart..<end, whole: start..<next))
      }
      bodyStart = next
    }
    var start = 0
    while start < bytes.count {
      let lineEnd = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let next = min(lineEnd + 1, bytes.count)
      if let word = fenceWord(in: bytes[start..<lineEnd]) {
        let fence = start..<lineEnd
        let name = String(decoding: bytes[word], as: UTF8.self)
        if word.isEmpty {
          if open == nil {
            report(
              "This “:::” closes nothing.", "Remove it, or write “::: note” above.", fence,
              expansion.fix("Remove it", [(start..<next, "")]))
            close(at: start, next: next)
          } else {
            close(at: start, next: next)
            open = nil
          }
        } else if open != nil {
          report(
            "A container stands inside another.",
            "Close the first one with a line “:::” before this one.", fence)
          close(at: start, next: next)
        } else {
          close(at: start, next: next)
          let known = Name(rawValue: name)
          if known == nil {
            let question = Suggestion.question(for: name, among: Name.allCases.map(\.rawValue))
            report(
              "There is no container “\(name)”.",
              (question.isEmpty ? "" : question + " ") + "There are “::: note” and “::: details”.",
              fence)
          }
          if bytes[word.upperBound..<lineEnd].contains(where: { $0 > 0x20 }) {
            let text = bytes[word.upperBound..<lineEnd].firstIndex { $0 > 0x20 } ?? lineEnd
            report(
              "Text stands behind the container's name.", "Write the text on the next line.", fence,
              expansion.fix("Write it on the next line", [(word.upperBound..<text, "\n")]))
          }
          open = (known, fence)
        }
      } else if let fence = nestedFence(in: bytes[start..<lineEnd]) {
        report(
          "A container stands in a list or quote.",
          "End the list or quote first: a container stands at the margin.", fence)
      }
      start = lineEnd + 1
    }
    if let open {
      report(
        "This container is never closed.", "Write a line “:::” where it ends.", open.fence,
        expansion.fix(
          "Close it at the end",
          [(bytes.count..<bytes.count, bytes.last == UInt8(ascii: "\n") ? ":::\n" : "\n:::\n")],
          safety: .unsafe))
    }
    close(at: bytes.count, next: bytes.count)
    return sections

    func report(_ message: String, _ help: String, _ fence: Range<Int>, _ fix: Fix? = nil) {
      bag.add("container", message, help: help, at: expansion.location(of: fence), fix: fix)
    }
  }

  /// A fence with the name of a container behind the marks of quotes and list items.
  private static func nestedFence(in line: ArraySlice<UInt8>) -> Range<Int>? {
    guard let start = line.firstIndex(where: { !"> -+*\t0123456789.)".utf8.contains($0) }),
      start > line.startIndex, let word = fenceWord(in: line[start...]),
      Name(rawValue: String(decoding: line[word], as: UTF8.self)) != nil
    else { return nil }
    return start..<word.upperBound
  }

  /// The bytes of the word behind three colons or more; `nil` when the line is no fence.
  private static func fenceWord(in line: ArraySlice<UInt8>) -> Range<Int>? {
    var start = line.startIndex
    var end = line.endIndex
    while start < end, line[start] == UInt8(ascii: " ") { start += 1 }
    guard start - line.startIndex <= 3 else { return nil }
    let colons = line[start..<end].prefix { $0 == UInt8(ascii: ":") }.count
    guard colons >= 3 else { return nil }
    start += colons
    while end > start, [0x20, 0x09, 0x0D].contains(line[end - 1]) { end -= 1 }
    while start < end, line[start] == UInt8(ascii: " ") { start += 1 }
    let word = line[start..<end].prefix { $0 > 0x20 }
    let isName = word.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "-")
    }
    // Colons before a sentence are text; before a known name they are meant as a fence.
    let isFence =
      word.endIndex == end || Name(rawValue: String(decoding: word, as: UTF8.self)) != nil
    return isName && isFence ? start..<word.endIndex : nil
  }
}
