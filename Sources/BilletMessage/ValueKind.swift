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
  /// The number of the hole that it fills in its template's skeleton; 0 where nobody counts.
  package var hole: Int

  package init(_ range: Range<Int>, _ kind: ValueKind, hole: Int = 0) {
    self.range = range
    self.kind = kind
    self.hole = hole
  }
}
