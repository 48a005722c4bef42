/// What a `background` value paints: a colour, and images over it from the last to the first.
struct CSSBackground: Sendable, Equatable {
  var color: CSSColorValue = .color(.transparent)
  var images: [CSSImage] = []
  /// Whether each image covers the box, so that nothing under it shows unless through it.
  var coversBox = true
  /// Whether the background shows only through the letters.
  var clipsToText = false

  init() {}

  /// Reads a shorthand; `nil` when browsers drop it (CSS Backgrounds 3, 2.10).
  init?(_ reader: CSSValueReader) {
    var reader = reader
    var hasColor = false
    var isEmpty = true
    var image: CSSImage?
    func endLayer() -> Bool {
      defer { image = nil }
      guard !isEmpty else { return false }
      if let image, image != CSSImage.none { images.append(image) }
      return true
    }
    while let token = reader.next() {
      if token.kind == .comma {
        // The colour belongs to the last layer.
        guard !hasColor, endLayer() else { return nil }
        isEmpty = true
        continue
      }
      isEmpty = false
      if let found = CSSImage.image(token, in: reader) {
        guard image == nil else { return nil }
        image = found
      } else if let found = CSSColorReader(reader).color(token) {
        guard !hasColor else { return nil }
        hasColor = true
        color = found
        // A variable may hold all of it.
        if reader.isFunction(token, "var") { images.append(.unknown) }
      } else if !takes(token, in: reader) {
        return nil
      }
    }
    guard endLayer() else { return nil }
  }

  /// Whether a token is one of the other parts of a layer.
  private mutating func takes(_ token: CSSToken, in reader: CSSValueReader) -> Bool {
    switch token.kind {
    case .slash:
      coversBox = false
      return true
    case .percentage, .dimension, .number:
      return CSSLengthContext().length(token, in: reader) != nil
    case .function: return CSSLengthContext().length(token, in: reader) != nil
    case .word:
      if reader.isKeyword(token, "text") {
        clipsToText = true
        return true
      }
      if Self.gaps.contains(where: { reader.isKeyword(token, $0) }) {
        coversBox = false
        return true
      }
      return Self.words.contains { reader.isKeyword(token, $0) }
    default: return false
    }
  }

  private static let gaps: [StaticString] = ["no-repeat", "repeat-x", "repeat-y", "space"]

  private static let words: [StaticString] = [
    "repeat", "round", "left", "right", "top", "bottom", "center", "scroll", "fixed", "local",
    "border-box", "padding-box", "content-box", "border-area", "cover", "contain", "auto",
  ]

  /// Reads `background-image`; `nil` when browsers drop it.
  static func images(_ reader: CSSValueReader) -> [CSSImage]? {
    var reader = reader
    var images: [CSSImage] = []
    var expectsImage = true
    while let token = reader.next() {
      if expectsImage {
        guard let image = CSSImage.image(token, in: reader) else { return nil }
        if image != CSSImage.none { images.append(image) }
      } else if token.kind != .comma {
        return nil
      }
      expectsImage.toggle()
    }
    return expectsImage ? nil : images
  }
}
