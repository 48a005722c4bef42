/// What a project sets for all of its messages.
package struct AuthoringOptions: Sendable, Equatable {
  /// What a line end inside a paragraph means when the front matter does not say.
  package var lineBreaks: LineBreakMode

  package init(lineBreaks: LineBreakMode = .keep) {
    self.lineBreaks = lineBreaks
  }
}

/// What a line end inside a paragraph means.
package enum LineBreakMode: String, Sendable, CaseIterable {
  /// A line break, as in chat and in letters.
  case keep
  /// A space, as in CommonMark.
  case join
}
