package import BilletCore
package import BilletMessage

/// What a message file says of itself before its text begins.
package struct FrontMatter: Sendable {
  package var language: LanguageTag
  /// The name of the theme, when the message asks for one.
  package var themeName: String?
  /// Where the theme is named.
  package var themeLocation: SourceLocation?
  package var lineBreaks: LineBreakMode
  package var variables: VariableTable
  /// Reason, direction, marketplace and attachments.
  package var facts: MessageFacts
  /// Where the attachments are declared.
  package var attachmentsLocation: SourceLocation?
  /// Where the subject stands; `nil` when there is none.
  package var subjectLocation: SourceLocation?
}
