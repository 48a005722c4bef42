package import BilletMessage

extension Skeleton {
  /// The message with its values, and its source map on demand: O(n).
  package func fill(_ values: ResolvedValues) -> Rendered {
    var bytes: [UInt8] = []
    var lengths: [Int] = []
    lengths.reserveCapacity(holes.count)
    fill(values, into: &bytes) { lengths.append($0) }
    return Rendered(bytes: bytes, filling: self, with: values, lengths: lengths)
  }

  /// Appends the message with its values to a buffer: O(n).
  package func fill(_ values: ResolvedValues, into buffer: inout [UInt8]) {
    fill(values, into: &buffer) { _ in }
  }

  /// `noteLength` takes the length of each hole's content, in order.
  @inline(__always)
  private func fill(
    _ values: ResolvedValues, into buffer: inout [UInt8], noteLength: (Int) -> Void
  ) {
    var size = buffer.count + literals.count
    for value in values.values { size += value.bytes.count + 16 }
    buffer.reserveCapacity(size)
    literals.withUnsafeBufferPointer { literals in
      var position = 0
      var breaks = 0
      for hole in holes {
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: literals[position..<hole.offset]))
        position = hole.offset
        if let known = hole.breaksBefore { breaks = known }
        let start = buffer.count
        switch hole.content {
        case .lineBreak:
          Escaping.appendLineBreak(after: &breaks, to: &buffer)
        case .value(let index, let context):
          guard values.values.indices.contains(index.rawValue) else { break }
          let value = values.values[index.rawValue]
          value.bytes.withUnsafeBufferPointer {
            Escaping.append(
              $0, in: context, keepsLineBreaks: value.keepsLineBreaks, breaks: &breaks, to: &buffer)
          }
        }
        noteLength(buffer.count - start)
      }
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: literals[position...]))
    }
  }
}
