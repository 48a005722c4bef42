/// What a message can be rendered to.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// A whole HTML document.
  case html
  /// The part of the document inside `body`, for systems that bring a document of their own.
  case fragment
  /// Plain text.
  case text
  /// An e-mail (RFC 5322): HTML, plain text and attachments; a draft without sender and date.
  case eml
  /// A request to the Selling Partner API in JSON: operation, path, query and body.
  case sellingPartner = "sp-api"

  /// The extension of a file in this format.
  public var fileExtension: String {
    switch self {
    case .html, .fragment: "html"
    case .text: "txt"
    case .eml: "eml"
    case .sellingPartner: "json"
    }
  }
}
