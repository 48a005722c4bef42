/// How far a browser follows the standards for a document (HTML 13.2.6.4.1).
extension HTMLTree {
  /// Whether the document's type, or the lack of one, puts browsers in quirks mode.
  var isInQuirksMode: Bool {
    // Behind the first element it counts for nothing.
    guard
      let doctype = nodes.first(where: { $0.kind == .doctype || $0.kind == .element }),
      doctype.kind == .doctype
    else { return true }
    // Its source is `<!DOCTYPE name PUBLIC "public" "system">`.
    let bytes = source[doctype.span.clamped(to: 0..<source.count)]
    if isSpelled(bytes, "<!doctype html>") { return false }
    var rest = bytes.dropFirst("<!doctype".utf8.count)
    if rest.last == UInt8(ascii: ">") { rest.removeLast() }
    let lowercased = rest.map(\.lowercasedASCII)
    let pieces = lowercased.split { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let words = (pieces.first ?? []).split(whereSeparator: \.isHTMLWhitespace)
    guard let name = words.first, name.elementsEqual("html".utf8) else { return true }
    guard words.count > 1, words[1].elementsEqual("public".utf8), pieces.count > 1 else {
      return false
    }
    let hasSystemIdentifier = pieces.dropFirst(2).contains { !$0.allSatisfy(\.isHTMLWhitespace) }
    let identifier = pieces[1]
    if Self.framesetTypes.contains(where: { identifier.starts(with: $0.utf8) }) {
      return !hasSystemIdentifier
    }
    return Self.quirkyTypes.contains { identifier.starts(with: $0.utf8) }
  }

  /// Public identifiers that mean quirks mode only without a system identifier.
  private static let framesetTypes = [
    "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
  ]

  /// How the public identifiers of the old types begin, by their publishers.
  private static let quirkyTypes = [
    "-//w3c//dtd html 3", "-//w3c//dtd html experimental",
    "-//w3c//dtd w3 html", "-//w3o//dtd w3 html", "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//", "-//ietf//dtd html", "-//netscape comm. corp.//dtd",
    "-//microsoft//dtd internet explorer", "-//softquad", "-//sun microsystems corp.//dtd",
    "-//spyglass//dtd html", "-//webtechs//dtd mozilla", "-/w3c/dtd html 4.0 transitional/en",
    "+//silmaril//dtd html", "-//advasoft ltd//dtd html 3.0", "-//as//dtd html 3.0",
    "-//metrius//dtd metrius", "-//o'reilly and associates//dtd html",
    "-//sq//dtd html 2.0 hotmetal",
  ]
}
