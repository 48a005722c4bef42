/// What a message can be rendered to.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// A whole HTML document.
  case html
  /// The part of the document inside `body`, for systems that bring a document of their own.
  case fragment
  /// Plain text.
  case text

  /// The extension of a file in this format.
  public var fileExtension: String {
    switch self {
    case .html, .fragment: "html"
    case .text: "txt"
    }
  }
}
