import BilletCore

extension Expansion {
  /// The author's bytes that stand for a part of the buffer, if they stand in one piece in one file: a change
  /// there changes this part and what repeats it, and nothing else.
  func editable(_ span: Range<Int>) -> SourceLocation? {
    guard !runs.isEmpty, span.lowerBound >= 0, span.upperBound <= buffer.count else { return nil }
    guard !span.isEmpty else { return point(at: span.lowerBound) }
    var index = run(at: span.lowerBound)
    var found: SourceLocation?
    while index < runs.count, runs[index].start < span.upperBound {
      defer { index += 1 }
      let piece = max(runs[index].start, span.lowerBound)..<min(end(ofRun: index), span.upperBound)
      guard !piece.isEmpty else { continue }
      let run = runs[index]
      let source: Range<Int>
      if let base = run.base {
        source = (base + piece.lowerBound - run.start)..<(base + piece.upperBound - run.start)
      } else if piece.lowerBound == run.start, piece.upperBound == end(ofRun: index) {
        source = run.whole
      } else {
        return nil
      }
      guard let before = found else {
        found = SourceLocation(run.file, source)
        continue
      }
      guard before.file === run.file, before.span.upperBound == source.lowerBound else {
        return nil
      }
      found = SourceLocation(run.file, before.span.lowerBound..<source.upperBound)
    }
    return found
  }

  /// The author's bytes as they stand, tags included.
  func source(of span: Range<Int>) -> [UInt8]? {
    editable(span).map { Array($0.file.bytes[$0.span]) }
  }

  /// Where an insertion goes: into the text that begins here, or else behind the text that ends here.
  private func point(at offset: Int) -> SourceLocation? {
    let index = run(at: offset)
    let run = runs[index]
    if let base = run.base {
      let place = base + offset - run.start
      return SourceLocation(run.file, place..<place)
    }
    guard run.start == offset else {
      // Behind the last run, which may be a value.
      return offset == end(ofRun: index)
        ? SourceLocation(run.file, run.whole.upperBound..<run.whole.upperBound) : nil
    }
    return SourceLocation(run.file, run.whole.lowerBound..<run.whole.lowerBound)
  }

  /// A fix whose edits are parts of the buffer; `nil` when one of them cannot be made in the source.
  func fix(
    _ title: String, _ edits: [(span: Range<Int>, replacement: String)],
    safety: Fix.Safety = .safe
  ) -> Fix? {
    var made: [Fix.Edit] = []
    var seen: Set<EditKey> = []
    for edit in edits {
      guard let place = editable(edit.span) else { return nil }
      let key = EditKey(
        file: ObjectIdentifier(place.file), span: place.span, replacement: edit.replacement)
      // A loop repeats its text, and with it the change.
      if seen.insert(key).inserted { made.append(Fix.Edit(place, edit.replacement)) }
    }
    return made.isEmpty ? nil : Fix(title, made, safety: safety)
  }
}

/// Tells edits apart: a fix may hold as many of them as its block has bytes.
private struct EditKey: Hashable {
  var file: ObjectIdentifier
  var span: Range<Int>
  var replacement: String
}
