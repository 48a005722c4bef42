extension [Diagnostic] {
  /// The same findings with the folder left out of every path, in places and in words: what a program tells others
  /// of its files says nothing of its machine.
  ///
  /// - Parameter folder: without a slash at its end; what stands in a relative one tells nothing, and stays.
  /// - Returns: the findings in the same order.
  package func below(_ folder: String) -> [Diagnostic] {
    guard folder.hasPrefix("/") else { return self }
    var renaming = Renaming(prefix: folder + "/")
    return map { renaming.renamed($0) }
  }
}

private struct Renaming {
  let prefix: String
  private var files: [ObjectIdentifier: SourceFile] = [:]

  init(prefix: String) {
    self.prefix = prefix
  }

  mutating func renamed(_ diagnostic: Diagnostic) -> Diagnostic {
    var result = diagnostic
    result.message = renamed(diagnostic.message)
    result.rationale = renamed(diagnostic.rationale)
    result.help = renamed(diagnostic.help)
    result.location = diagnostic.location.map { renamed($0) }
    result.labels = diagnostic.labels.map { .init(renamed($0.text), at: renamed($0.location)) }
    result.fixes = diagnostic.fixes.map { fix in
      let edits = fix.edits.map { Fix.Edit(renamed($0.location), $0.replacement) }
      return Fix(fix.title, edits, safety: fix.safety)
    }
    return result
  }

  private func renamed(_ text: String) -> String {
    text.replacing(prefix, with: "")
  }

  private mutating func renamed(_ location: SourceLocation) -> SourceLocation {
    let file = location.file
    let name = renamed(file.path)
    guard name != file.path else { return location }
    let known = files[ObjectIdentifier(file)]
    let renamed =
      known
      ?? SourceFile(path: name, bytes: file.bytes, encoding: file.encoding, origin: file.origin)
    files[ObjectIdentifier(file)] = renamed
    return SourceLocation(renamed, location.span)
  }
}
