import BilletCore
import BilletMessage

extension HTMLWriter {
  /// Writes what stands in a line.
  mutating func inlines(_ inlines: [Inline]) {
    for inline in inlines { self.inline(inline) }
  }

  private mutating func inline(_ inline: Inline) {
    switch inline {
    case .text(let text): self.text(text)
    case .emphasis(let content): element("<em>", content, "</em>")
    case .strong(let content): element("<strong>", content, "</strong>")
    case .strikethrough(let content): element("<s>", content, "</s>")
    case .link(let link): self.link(link)
    case .image(let image): self.image(image)
    case .lineBreak(let lineBreak): builder.lineBreak(lineBreak)
    }
  }

  /// Values in right-to-left text are isolated: behind Arabic letters, the groups of an order ID would be
  /// shown in reverse order (Unicode Annex 9, rule W2).
  private mutating func text(_ text: Text) {
    guard isRightToLeft, text.segments.contains(where: \.isValue) else { return builder.text(text) }
    for segment in text.segments {
      guard segment.isValue else {
        builder.text(Text([segment]))
        continue
      }
      builder.write("<bdi>")
      builder.text(Text([segment]))
      builder.write("</bdi>")
    }
  }

  private mutating func element(
    _ start: StaticString, _ content: [Inline], _ end: StaticString
  ) {
    let source = content.location.map { builder.beginSource($0) }
    builder.write(start)
    inlines(content)
    builder.write(end)
    if let source { builder.endSource(source) }
  }

  private mutating func link(_ link: Link) {
    let source = builder.beginSource(link.location)
    builder.write("<a href=\"")
    builder.address(link.destination)
    title(link.title)
    builder.write("\"")
    if link.style == .button { builder.write(style.button) }
    builder.write(">")
    inlines(link.content)
    builder.write("</a>")
    builder.endSource(source)
  }

  private mutating func image(_ image: Image) {
    let source = builder.beginSource(image.location)
    builder.write("<img src=\"")
    builder.address(image.source)
    builder.write("\" alt=\"")
    builder.attribute(image.alternative)
    title(image.title)
    builder.write("\"")
    builder.write(style.image(width: image.width))
    builder.endSource(source)
    builder.endBreaks()
  }

  /// Ends the attribute before and leaves the last one open.
  private mutating func title(_ title: Text) {
    guard !title.isEmpty else { return }
    builder.write("\" title=\"")
    builder.attribute(title)
  }
}

extension Text.Segment {
  fileprivate var isValue: Bool {
    if case .value = content { true } else { false }
  }
}

extension [Inline] {
  /// From the first to the last of the author's characters, when they stand in one file in order.
  var location: SourceLocation? {
    guard let first = first?.firstLocation, let last = last?.lastLocation,
      first.file === last.file, first.span.lowerBound <= last.span.upperBound
    else { return nil }
    return SourceLocation(first.file, first.span.lowerBound..<last.span.upperBound)
  }
}

extension Inline {
  fileprivate var firstLocation: SourceLocation? {
    switch self {
    case .text(let text): text.segments.first?.location
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      content.first?.firstLocation
    case .link(let link): link.location
    case .image(let image): image.location
    case .lineBreak: nil
    }
  }

  fileprivate var lastLocation: SourceLocation? {
    switch self {
    case .text(let text): text.segments.last?.location
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      content.last?.lastLocation
    case .link(let link): link.location
    case .image(let image): image.location
    case .lineBreak: nil
    }
  }
}
