package import BilletMessage

/// Renders messages as HTML in the look of a theme.
///
/// It writes what a message means and nothing of how the reader's text looks: no colour, family, line
/// height or alignment, sizes in per cent of the reader's own, and side margins within the limit of
/// the Communication Guidelines (Styling). The same message gives the same bytes.
package struct HTMLRenderer: Sendable {
  package enum Form: Sendable {
    /// A whole document, for a file or an e-mail.
    case document
    /// What belongs in a body, for a form that has a document around it.
    case fragment
  }

  private let style: HTMLStyle

  package init(theme: Theme) {
    style = HTMLStyle(theme)
  }

  /// The message with holes for its values: O(n).
  package func skeleton(of message: Message, as form: Form) -> Skeleton {
    var writer = HTMLWriter(style: style, isRightToLeft: message.language.isRightToLeft)
    switch form {
    case .document: writer.document(message)
    case .fragment: writer.fragment(message)
    }
    return writer.skeleton()
  }
}
