/// What a value that fills a message is, by the type that its variable declares.
package enum ValueKind: Sendable {
  /// Somebody's free text: names, titles, addresses. What it says is not what the author says.
  case text
  case orderID
  case date
  case money
  case integer
  case address
}

/// Where a value stands in a document.
package struct ValueSpan: Sendable, Equatable {
  /// Bytes of the document.
  package var range: Range<Int>
  package var kind: ValueKind

  package init(_ range: Range<Int>, _ kind: ValueKind) {
    self.range = range
    self.kind = kind
  }
}
