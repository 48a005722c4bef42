import BilletCore
import BilletInput
import BilletMessage
import BilletValidation

/// A file that was given to be checked: HTML in some encoding, or an e-mail that holds some.
struct CheckedDocument {
  /// HTML to check, and how what is found in it is shown in the file.
  private enum Content {
    case html(HTMLInput)
    case mail(ReadMail)
  }

  private let file: SourceFile
  private let content: Content

  init(_ file: SourceFile) {
    self.file = file
    switch Path.fileExtension(of: file.path) {
    case "eml": content = .mail(.read(file))
    case "html", "htm": content = .html(.read(file))
    default: content = ReadMail.isMail(file.bytes) ? .mail(.read(file)) : .html(.read(file))
    }
  }

  /// The findings, at their places in the file that was given.
  func findings(_ validator: HTMLValidator, _ facts: MessageFacts) -> [Diagnostic] {
    switch content {
    case .html(let input):
      guard input.isReadable else { return input.diagnostics }
      return (input.diagnostics + found(in: input, validator, facts)).sortedByPlace()
    case .mail(let mail):
      let known = facts.filled(from: Self.facts(of: mail))
      let found = mail.htmlParts.flatMap { part in
        validator.validate(part.file, facts: known).map { shown($0, in: part) }
      }
      return (mail.diagnostics + found).sortedByPlace()
    }
  }

  /// The HTML that the buyer reads, with what is known beside it: of an e-mail its HTML parts.
  func readParts(_ facts: MessageFacts) -> [(html: SourceFile, facts: MessageFacts)] {
    switch content {
    case .html(let input): return input.isReadable ? [(input.file, facts)] : []
    case .mail(let mail):
      let known = facts.filled(from: Self.facts(of: mail))
      return mail.htmlParts.map { ($0.file, known) }
    }
  }

  private func found(
    in input: HTMLInput, _ validator: HTMLValidator, _ facts: MessageFacts
  ) -> [Diagnostic] {
    var found = validator.validate(input.file, facts: facts)
    // An edit of the decoded text is none of the file's bytes.
    if input.file.encoding != nil {
      for index in found.indices { found[index].fixes = [] }
    }
    return found
  }

  /// What the e-mail says beside its HTML.
  private static func facts(of mail: ReadMail) -> MessageFacts {
    var facts = MessageFacts()
    facts.subject = mail.subject
    facts.messageLocale = mail.language.flatMap { LanguageTag($0)?.rawValue }
    if !mail.attachments.isEmpty {
      facts.attachments = mail.attachments.map { .init(file: $0.name, kind: "") }
    }
    return facts
  }

  /// A finding at the lines of the e-mail, with its place in the HTML beside it.
  private func shown(_ diagnostic: Diagnostic, in part: ReadMail.HTMLPart) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.fixes = []
    guard let place = diagnostic.location else { return diagnostic }
    let span = part.source(of: place.span)
    diagnostic.location = SourceLocation(file, span.clamped(to: 0..<file.bytes.count))
    diagnostic.labels.insert(.init("in the HTML part", at: place), at: 0)
    return diagnostic
  }
}
