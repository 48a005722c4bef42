import HTTPTypes

/// Header fields that keep browsers from doing more with an answer than show it.
enum SecurityHeaders {
  /// For answers that are data.
  static let api = fields(policy: "default-src 'none'; frame-ancestors 'none'")

  static func fields(policy: String) -> HTTPFields {
    var fields = HTTPFields()
    fields[.contentSecurityPolicy] = policy
    fields[.xContentTypeOptions] = "nosniff"
    fields[.cacheControl] = "no-store"
    for (name, value) in others { fields.append(HTTPField(name: name, value: value)) }
    return fields
  }

  /// Fields that the library has no names for.
  private static let others: [(HTTPField.Name, String)] = [
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
  ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
