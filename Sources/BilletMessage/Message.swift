package import BilletCore

/// A message in which a breach of the styling rules cannot be written down: it has no colour, font
/// family, line height or alignment, three sizes at most and two line breaks in a row at most.
package struct Message: Sendable {
  /// The subject line; it becomes the document's title.
  package var subject: Text
  /// The language of the text (BCP 47).
  package var language: LanguageTag
  /// The facts that the front matter declares.
  package var facts: MessageFacts
  /// The name of the theme that the front matter asks for.
  package var themeName: String?
  /// What the message says, from top to bottom.
  package var blocks: [Block]

  package init(
    subject: Text, language: LanguageTag, facts: MessageFacts, themeName: String?, blocks: [Block]
  ) {
    self.subject = subject
    self.language = language
    self.facts = facts
    self.themeName = themeName
    self.blocks = blocks
  }
}

/// Inert text: literal runs of the author's and holes for values, never markup.
package struct Text: Sendable, Equatable {
  /// A run of text that comes from one place.
  package struct Segment: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
      /// The characters themselves, UTF-8; entities and escapes are resolved.
      case literal([UInt8])
      /// The value with this index in the data that fills the message.
      case value(ValueIndex)
    }

    package var content: Content
    /// The author's text that it comes from: the characters, or the whole `{{name}}`.
    package var location: SourceLocation

    package init(_ content: Content, at location: SourceLocation) {
      self.content = content
      self.location = location
    }
  }

  package var segments: [Segment]

  package init(_ segments: [Segment] = []) {
    self.segments = segments
  }

  package var isEmpty: Bool { segments.isEmpty }
}

/// The place of a value in `ResolvedValues`.
package struct ValueIndex: Hashable, Sendable {
  package let rawValue: Int

  package init(_ rawValue: Int) {
    self.rawValue = rawValue
  }
}

/// The values that fill the holes of one message, checked and formatted for its language.
package struct ResolvedValues: Sendable, Equatable {
  /// One value; `lines` keeps its line breaks (at most two in a row), all others are one line.
  package struct Value: Sendable, Equatable {
    /// UTF-8; line ends are LF, and occur only when `keepsLineBreaks`.
    package var bytes: [UInt8]
    /// Whether LF stands for a line break (type `lines`).
    package var keepsLineBreaks: Bool
    package var kind: ValueKind

    package init(_ bytes: [UInt8], keepsLineBreaks: Bool = false, kind: ValueKind = .text) {
      self.bytes = bytes
      self.keepsLineBreaks = keepsLineBreaks
      self.kind = kind
    }
  }

  package var values: [Value]

  package init(_ values: [Value] = []) {
    self.values = values
  }

  package subscript(index: ValueIndex) -> Value { values[index.rawValue] }
}

/// A paragraph, heading, list, quote, table, container or thematic break.
package struct Block: Sendable {
  package indirect enum Content: Sendable {
    case paragraph([Inline])
    case heading(HeadingLevel, [Inline])
    case list(List)
    case quote([Block])
    case table(Table)
    case thematicBreak
    /// `::: note` … `:::`
    case note([Block])
    /// `::: details` … `:::`, label–value lines.
    case details([Detail])
  }

  package var content: Content
  /// The author's text from its first to its last character, as near as the parser tells.
  package var location: SourceLocation

  package init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }
}

/// The three levels of heading that the theme's sizes leave room for.
package enum HeadingLevel: Int, Sendable, CaseIterable {
  case one = 1
  case two
  case three
}

/// A bulleted or numbered list.
package struct List: Sendable {
  /// The first number, for a numbered list.
  package var start: Int?
  /// Whether no item is set apart by a blank line (CommonMark 5.3).
  package var isTight: Bool
  /// Each item's blocks; in a tight list paragraphs render without their element.
  package var items: [[Block]]

  package init(start: Int?, isTight: Bool, items: [[Block]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A data table; its first row is header cells.
package struct Table: Sendable {
  package var header: [Cell]
  /// Every row has as many cells as the header.
  package var rows: [[Cell]]

  package struct Cell: Sendable {
    package var content: [Inline]
    package var location: SourceLocation

    package init(_ content: [Inline], at location: SourceLocation) {
      self.content = content
      self.location = location
    }
  }

  package init(header: [Cell], rows: [[Cell]]) {
    self.header = header
    self.rows = rows
  }
}

/// A label and its value in `::: details`.
package struct Detail: Sendable {
  package var label: [Inline]
  package var value: [Inline]
  package var location: SourceLocation

  package init(label: [Inline], value: [Inline], at location: SourceLocation) {
    self.label = label
    self.value = value
    self.location = location
  }
}

/// Text and what stands in a line with it.
package indirect enum Inline: Sendable {
  case text(Text)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(Link)
  case image(Image)
  case lineBreak(LineBreak)
}

/// One line break, or two: more cannot be said.
package enum LineBreak: Int, Sendable {
  case one = 1
  case two
}

package struct Link: Sendable {
  package enum Style: Sendable {
    case plain
    /// `{.button}`: a border and padding from the theme, nothing else.
    case button
  }

  /// An absolute https address once its values are filled in.
  package var destination: Text
  package var title: Text
  package var style: Style
  package var content: [Inline]
  package var location: SourceLocation

  package init(
    destination: Text, title: Text, style: Style, content: [Inline], at location: SourceLocation
  ) {
    self.destination = destination
    self.title = title
    self.style = style
    self.content = content
    self.location = location
  }
}

package struct Image: Sendable {
  /// How wide an image is drawn, within the theme's limit.
  package enum Width: Sendable, Equatable {
    /// A share of the message width, above 0 and at most 80.
    case percent(Double)
    /// CSS pixels; drawn no wider than the theme's image limit.
    case pixels(Double)
  }

  package var source: Text
  /// What the image shows; never empty.
  package var alternative: Text
  package var title: Text
  /// `nil` for the theme's image width.
  package var width: Width?
  package var location: SourceLocation

  package init(
    source: Text, alternative: Text, title: Text, width: Width?, at location: SourceLocation
  ) {
    self.source = source
    self.alternative = alternative
    self.title = title
    self.width = width
    self.location = location
  }
}
