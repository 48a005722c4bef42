import BilletCore

/// A limit that ends the reading of a document.
enum HTMLLimit {
  case bytes
  case tagBytes
  case attributes
  case depth
}

/// What a document holds that is not read, or that not every reader reads alike.
enum HTMLProblem {
  case empty
  case notUTF8
  case nullByte
  case limit(HTMLLimit)
  case unclosedTag
  case unclosedComment
  case unclosedRawText(ElementName)
  case oddComment
  case processingInstruction
  case characterData
  case endTagInNoscript
  case notReopened(ElementName)
  case unread
}

/// The problems of one document, with their places.
struct ProblemList {
  let file: SourceFile
  private(set) var diagnostics: [Diagnostic] = []

  init(file: SourceFile) {
    self.file = file
  }

  /// Adds a finding; at the most `Limits.findingsPerFile`, to which errors always belong.
  mutating func report(_ problem: HTMLProblem, at span: Range<Int>) {
    guard diagnostics.count < Limits.findingsPerFile || problem.severity == .error else { return }
    diagnostics.append(
      Diagnostic(
        rule: problem.rule, severity: problem.severity,
        outcome: problem.severity == .review ? .cantTell : .failed,
        message: message(of: problem, at: span.lowerBound), rationale: problem.rationale,
        help: problem.help, location: SourceLocation(file, span), references: problem.references))
  }

  private func message(of problem: HTMLProblem, at offset: Int) -> String {
    guard problem.endsReading else { return problem.message }
    let line = file.position(at: offset).line
    return problem.message
      + " Nothing from byte \(offset) (line \(line)) on was checked."
  }
}

extension HTMLProblem {
  var rule: RuleID {
    switch self {
    case .notUTF8, .nullByte: "encoding"
    case .limit: "html-limit"
    default: "html-parsing"
    }
  }

  var severity: Severity {
    switch self {
    case .empty, .notUTF8, .nullByte, .limit, .unread: .error
    case .unclosedTag, .unclosedComment, .unclosedRawText, .notReopened: .warning
    case .oddComment, .processingInstruction, .characterData, .endTagInNoscript: .review
    }
  }

  var references: [Reference] {
    switch self {
    case .notUTF8, .nullByte, .limit, .empty, .unread: []
    default: [Reference(.html, "13.2")]
    }
  }

  /// Whether nothing behind the problem was read.
  var endsReading: Bool {
    switch self {
    case .notUTF8, .nullByte, .limit, .unread: true
    default: false
    }
  }
}

/// The wording.
extension HTMLProblem {
  var message: String {
    switch self {
    case .empty: "The document is empty."
    case .notUTF8: "The document is not UTF-8."
    case .nullByte: "The document holds a NUL byte."
    case .limit(.bytes): "The document is longer than \(Limits.htmlBytes) bytes."
    case .limit(.tagBytes): "A tag is longer than \(Limits.tagBytes) bytes."
    case .limit(.attributes): "A tag has more than \(Limits.attributesPerTag) attributes."
    case .limit(.depth): "Elements are nested more than \(Limits.elementDepth) deep."
    case .unclosedTag: "A tag is not closed, so browsers drop it with all that follows."
    case .unclosedComment: "A comment is not closed, so browsers show nothing that follows."
    case .unclosedRawText(let name):
      "<\(name.rawValue)> is not closed, so browsers take all that follows for its text."
    case .oddComment: "Browsers end this comment earlier than other programs do."
    case .processingInstruction: "Browsers take “<?” for a comment that ends at the next “>”."
    case .characterData: "Browsers take “<![CDATA[” for a comment, other programs for text."
    case .endTagInNoscript:
      "A browser that runs scripts ends <noscript> here, one that does not reads on."
    case .notReopened(let name): "<\(name.rawValue)> is left open too often to be followed."
    case .unread: "A part of the document could not be read."
    }
  }

  var rationale: String {
    switch self {
    case .empty: "There is nothing that could be checked or read."
    case .notUTF8, .nullByte: "Programs disagree on what such bytes mean."
    case .limit, .unread: "What was not checked may break any rule."
    case .unclosedTag, .unclosedComment, .unclosedRawText: "A part of the text is lost."
    case .oddComment, .processingInstruction, .characterData, .endTagInNoscript:
      "What one program hides another may show."
    case .notReopened: "Browsers close and reopen such elements, each in other places."
    }
  }

  var help: String {
    switch self {
    case .empty: "Give a file with HTML in it."
    case .notUTF8: "Save the file as UTF-8."
    case .nullByte: "Remove the NUL byte."
    case .limit(.bytes): "Split the document, or leave embedded data out of it."
    case .limit(.tagBytes): "Link to the data instead of writing it into the tag."
    case .limit(.attributes): "Remove attributes."
    case .limit(.depth): "Remove elements that only wrap others."
    case .unclosedTag: "Write the missing “>” or quote."
    case .unclosedComment: "Write the missing end of the comment."
    case .unclosedRawText(let name): "Write </\(name.rawValue)>."
    case .oddComment: "Write comments as <!-- … --> with no “--” in them."
    case .processingInstruction, .characterData, .endTagInNoscript: "Remove it."
    case .notReopened: "Close elements in the reverse order in which they were opened."
    case .unread: "Check the document with an HTML validator."
    }
  }
}
