import BilletCore
import BilletMessage
import BilletRendering

/// Where a message's attachments come from; nothing outside `boundary` is read.
struct AttachmentFolder {
  /// What the files of one message may have together, in bytes: what the marketplace takes.
  static let byteLimit = 10 * 1024 * 1024

  /// The folder that names count from.
  let folder: String
  /// The folder that a name, with `..` and links followed, may not leave.
  let boundary: String

  /// Reads the files; one that cannot be had is an error at `location` and left out.
  func load(
    _ attachments: [MessageFacts.Attachment], at location: SourceLocation?
  ) -> (files: [MailAttachment], diagnostics: [Diagnostic]) {
    var files: [MailAttachment] = []
    var diagnostics: [Diagnostic] = []
    var bytesLeft = Self.byteLimit
    for attachment in attachments.prefix(Limits.findingsPerFile) {
      let path = Path.join(folder, attachment.file)
      guard let real = ContainedPath.resolve(path, inside: boundary),
        // A pipe or device would never end.
        FileSystem.kind(of: real) == .file
      else {
        diagnostics.append(missing(attachment, path: path, at: location))
        continue
      }
      do throws(FileError) {
        let bytes = try FileSystem.read(real, limit: bytesLeft)
        bytesLeft -= bytes.count
        files.append(MailAttachment(name: attachment.file, bytes: bytes))
      } catch {
        diagnostics.append(
          error.code == 0
            ? tooLarge(attachment, at: location) : unreadable(attachment, error, at: location))
      }
    }
    return (files, diagnostics)
  }

  /// What a message that may read no files gets in place of them.
  static func refuse(
    _ attachments: [MessageFacts.Attachment], at location: SourceLocation?
  ) -> (files: [MailAttachment], diagnostics: [Diagnostic]) {
    let diagnostics = attachments.prefix(Limits.findingsPerFile).map { attachment in
      Diagnostic(
        rule: "attachment",
        message:
          "“\(attachment.file)” is not attached: a message that is sent along reads no files.",
        rationale: "The buyer would get a message that speaks of a file and brings none.",
        help: "Render a message of the project, which has its attachments beside it.",
        location: location)
    }
    return ([], diagnostics)
  }

  private func missing(
    _ attachment: MessageFacts.Attachment, path: String, at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      rule: "attachment",
      message: "There is no file “\(attachment.file)” that could be attached.",
      rationale: "The buyer would get a message that speaks of a file and brings none.",
      help:
        "Put it at \(path), or name the folder that holds it with --attachments;"
        + " --force writes the mail without it.",
      location: location)
  }

  private func tooLarge(
    _ attachment: MessageFacts.Attachment, at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      rule: "attachment",
      message: "With “\(attachment.file)” the attachments have more than"
        + " \(Self.byteLimit >> 20) MB together.",
      rationale: "The marketplace takes no more.", help: "Attach a smaller file.",
      location: location)
  }

  private func unreadable(
    _ attachment: MessageFacts.Attachment, _ error: FileError, at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      rule: "attachment",
      message: "The file “\(attachment.file)” cannot be attached: \(error.reason).",
      help: "Let Billet read it.", location: location)
  }
}
