import BilletMessage

/// Writes the HTML of one message into a skeleton.
struct HTMLWriter {
  let style: HTMLStyle
  let isRightToLeft: Bool
  var builder = SkeletonBuilder()

  init(style: HTMLStyle, isRightToLeft: Bool) {
    self.style = style
    self.isRightToLeft = isRightToLeft
  }

  consuming func skeleton() -> Skeleton {
    builder.skeleton()
  }

  /// Writes a whole document.
  mutating func document(_ message: Message) {
    builder.write("<!DOCTYPE html>\n<html")
    languageAttributes(message)
    builder.write(">\n<head>\n<meta charset=\"utf-8\">\n")
    builder.write(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
    builder.attribute(message.subject)
    // The wrapper has the margins that the theme asks for; the browser's own would add to them.
    builder.write("</title>\n</head>\n<body style=\"margin:0\">\n")
    fragment(message)
    builder.write("</body>\n</html>\n")
  }

  /// Writes the wrapper and what the message says.
  ///
  /// Language and direction stand on the wrapper too, since clients drop `html` (WCAG 3.1.1).
  mutating func fragment(_ message: Message) {
    builder.write("<div")
    languageAttributes(message)
    builder.write(" style=\"")
    builder.write(style.wrapper)
    builder.write("\">\n")
    blocks(message.blocks, inset: 0)
    builder.write("</div>\n")
  }

  private mutating func languageAttributes(_ message: Message) {
    // A language tag holds letters, digits and hyphens only.
    builder.write(" lang=\"")
    builder.write(Array(message.language.rawValue.utf8))
    builder.write(isRightToLeft ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"")
  }
}
