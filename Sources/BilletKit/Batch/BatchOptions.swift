public import BilletCore
public import BilletMessage

/// How a batch is rendered.
public struct BatchOptions: Sendable {
  /// What each message is rendered to.
  public var format = OutputFormat.html
  /// The field of a row that names its file, with dots for fields of objects; row numbers unless given.
  public var nameField: String?
  /// The field of a row that tells one row from another; results carry it along.
  public var idField = "id"
  /// The weight from which findings keep a message from being written.
  public var failOn = Severity.error
  /// How thoroughly each message is validated.
  public var validation = CompiledTemplate.Validation.full
  /// Facts that hold for all rows.
  public var facts = MessageFacts()
  /// Where the attachments of e-mails come from; the message's folder unless given.
  public var attachmentsFolder: String?
  /// How many rows are worked on at once.
  public var jobs = 1
  /// How the rows are written; told by their first bytes unless given.
  public var syntax: BatchSyntax?

  /// Makes the usual options.
  public init() {}
}

/// How rows are written.
public enum BatchSyntax: Sendable, Equatable {
  /// One JSON object a line.
  case jsonLines
  /// A table with a header row (RFC 4180); the delimiter is a byte of ASCII, found out unless given.
  case csv(delimiter: UInt8?)
}
