/// A JSON text with the file that its spans point into.
package struct JSONDocument: Sendable {
  package var file: SourceFile
  package var root: JSONValue

  package init(file: SourceFile, root: JSONValue) {
    self.file = file
    self.root = root
  }

  /// The place of a value of this document.
  package func location(of value: JSONValue) -> SourceLocation {
    SourceLocation(file, value.span)
  }
}

/// A JSON value and where it stands (RFC 8259).
package struct JSONValue: Sendable {
  package enum Content: Sendable {
    case null
    case boolean(Bool)
    /// The number as it was written, so that no digit is lost.
    case number([UInt8])
    /// UTF-8, escapes resolved.
    case string([UInt8])
    case array([JSONValue])
    /// In the order of the text; no key occurs twice.
    case object([Member])
  }

  /// A key and its value.
  package struct Member: Sendable {
    /// UTF-8, escapes resolved; keys are equal when their bytes are.
    package var key: [UInt8]
    /// The key with its quotes.
    package var keySpan: Range<Int>
    package var value: JSONValue

    package init(key: [UInt8], keySpan: Range<Int>, value: JSONValue) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  package var content: Content
  /// Its bytes in the file, quotes and brackets included.
  package var span: Range<Int>

  package init(_ content: Content, span: Range<Int>) {
    self.content = content
    self.span = span
  }

  /// The value of a key of an object, compared byte for byte: O(members).
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key.elementsEqual(key.utf8) }?.value
  }

  /// What it is, with its article, as a message says it.
  package var kind: String {
    switch content {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
