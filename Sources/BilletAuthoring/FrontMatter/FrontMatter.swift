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
  /// Where the subject stands; `nil` when there is none.
  package var subjectLocation: SourceLocation?

  /// Whether a message without data would have holes: some variable has no default and is not optional.
  package var requiresData: Bool {
    variables.variables.contains { !$0.isOptional && $0.defaultValue == nil }
  }
}
