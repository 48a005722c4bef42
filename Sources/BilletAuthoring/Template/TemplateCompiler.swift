import BilletCore

/// Compiles sources into a program; every fault of the template language is told at its place.
struct TemplateCompiler {
  var program = Program()
  var bag: DiagnosticBag
  var scope: TemplateScope

  private let partials: any PartialSource
  private var open: [OpenSection] = []
  /// Names of sections that were closed by another's tag; their own is still to come.
  private var crossed: [[UInt8]] = []
  /// The names of the partials that are being compiled.
  private var path: [[UInt8]] = []
  private var partialCount = 0
  private var known: [[UInt8]: SourceFile?] = [:]
  private var literalBytes = 0
  private var hasStopped = false

  private struct OpenSection {
    var name: [UInt8]
    var location: SourceLocation
    var operation: Int
  }

  init(variables: VariableTable, partials: any PartialSource, bag: DiagnosticBag) {
    self.bag = bag
    self.partials = partials
    scope = TemplateScope(variables: variables)
  }

  /// Where a source's lines stand when a partial's tag is indented.
  private struct Indentation {
    var bytes: [UInt8]
    var location: SourceLocation
  }

  mutating func compile(_ source: TemplateSource) {
    compile(source, indentation: nil)
  }

  private mutating func compile(_ source: TemplateSource, indentation: Indentation?) {
    let index = program.sources.count
    program.sources.append(source)
    let outer = open.count
    var scanner = TagScanner(source.text)
    var start = 0
    var position = 0
    while !hasStopped, let tag = scanner.next(from: position) {
      position = tag.span.upperBound
      if tag.kind == .unclosed {
        reportUnclosed(at: source.location(tag.span))
        continue
      }
      if tag.mayStandAlone, let line = standaloneLine(of: tag, in: source.text, from: start) {
        literal(index, start..<line.lowerBound, indentation)
        let blanks = Array(source.text[line.lowerBound..<tag.span.lowerBound])
        start = line.upperBound
        position = line.upperBound
        compile(tag, in: source, outer: outer, blanks: blanks, indentation: indentation)
      } else {
        literal(index, start..<tag.span.lowerBound, indentation)
        if let indentation, Self.isLineStart(tag.span.lowerBound, in: source.text) {
          program.operations.append(
            .indentation(indentation.bytes, at: indentation.location))
        }
        start = tag.span.upperBound
        compile(tag, in: source, outer: outer, blanks: [], indentation: indentation)
      }
    }
    if !hasStopped { literal(index, start..<source.text.count, indentation) }
    while open.count > outer { closeUnclosed() }
  }

  // MARK: Tags

  private mutating func compile(
    _ tag: Tag, in source: TemplateSource, outer: Int, blanks: [UInt8], indentation: Indentation?
  ) {
    let name = Array(source.text[tag.name])
    let location = source.location(tag.span)
    switch tag.kind {
    case .comment, .unclosed: break
    case .value: value(name, at: location)
    case .section, .inverted: section(name, isInverted: tag.kind == .inverted, at: location)
    case .close: close(name, at: location, outer: outer)
    case .partial:
      let bytes = (indentation?.bytes ?? []) + blanks
      partial(
        name, at: location,
        indentation: bytes.isEmpty ? nil : Indentation(bytes: bytes, location: location))
    case .unescaped:
      bag.add(
        "template-syntax", "A value cannot be inserted unescaped.",
        why: "A value never becomes markup, whatever it holds.",
        help: "Write {{\(shown(name))}}.", at: location)
      program.operations.append(.unresolved(name, at: location))
    case .delimiters:
      bag.add(
        "template-syntax", "The delimiters of tags cannot be changed.",
        help: "Write tags with {{ and }}.", at: location)
    }
  }

  private mutating func value(_ name: [UInt8], at location: SourceLocation) {
    switch scope.resolve(name, isSection: false) {
    case .success(let found):
      program.operations.append(.value(found.lookup, at: location))
      noteUse(found, at: location)
    case .failure(let fault):
      if !fault.isConsequence { bag.add(fault.diagnostic(at: location)) }
      program.operations.append(.unresolved(name, at: location))
    }
  }

  private mutating func section(_ name: [UInt8], isInverted: Bool, at location: SourceLocation) {
    guard open.count < Limits.sectionDepth else {
      bag.add(
        "message-limit", "Sections are nested deeper than \(Limits.sectionDepth) levels.",
        help: "Close a section with {{/name}} before the next begins.", at: location)
      hasStopped = true
      return
    }
    open.append(
      OpenSection(name: name, location: location, operation: program.operations.count))
    switch scope.resolve(name, isSection: true) {
    case .success(let found):
      program.operations.append(
        .section(
          Program.Section(lookup: found.lookup, isInverted: isInverted, location: location)))
      noteUse(found, at: location)
      scope.push(isInverted ? nil : found)
    case .failure(let fault):
      if !fault.isConsequence { bag.add(fault.diagnostic(at: location)) }
      // Its content stands there once, so that what is inside is checked too.
      let lookup = Program.Lookup(frame: 0, path: [], type: .object)
      program.operations.append(
        .section(Program.Section(lookup: lookup, isInverted: false, location: location)))
      scope.pushUnknown()
    }
  }

  private mutating func close(_ name: [UInt8], at location: SourceLocation, outer: Int) {
    guard open[outer...].contains(where: { $0.name == name }) else {
      // The other end of sections that cross has been told of.
      if let crossing = crossed.firstIndex(of: name) {
        crossed.remove(at: crossing)
        return
      }
      let expected = open.count > outer ? open.last.map { shown($0.name) } : nil
      bag.add(
        "template-syntax", "{{/\(shown(name))}} closes no section that is open here.",
        help: expected.map { "Write {{/\($0)}}, or open {{#\(shown(name))}} before." }
          ?? "Open {{#\(shown(name))}} before, or remove it.",
        at: location)
      return
    }
    while let section = open.last, section.name != name {
      bag.add(
        "template-syntax",
        "{{/\(shown(name))}} stands before {{/\(shown(section.name))}}: sections cannot cross.",
        help: "Close {{#\(shown(section.name))}} first.", at: location,
        labels: [Diagnostic.Label("opened here", at: section.location)])
      crossed.append(section.name)
      endSection()
    }
    endSection()
  }

  private mutating func endSection() {
    guard let section = open.popLast() else { return }
    if case .section(var operation) = program.operations[section.operation] {
      operation.end = program.operations.count
      program.operations[section.operation] = .section(operation)
    }
    program.operations.append(.endSection)
    scope.pop()
  }

  private mutating func closeUnclosed() {
    guard let section = open.last else { return }
    if !hasStopped {
      bag.add(
        "template-syntax", "The section “\(shown(section.name))” has no end.",
        help: "Write {{/\(shown(section.name))}} where it ends.", at: section.location)
    }
    endSection()
  }

  private mutating func reportUnclosed(at location: SourceLocation) {
    bag.add(
      "template-syntax", "The tag that begins here has no }}.",
      help: "Close it on its line; for two braces as text write \\{\\{.", at: location)
  }

  private mutating func noteUse(_ found: TemplateScope.Found, at location: SourceLocation) {
    for variable in found.variables where program.firstUses[variable.id] == nil {
      program.firstUses[variable.id] = location
    }
  }

  private func shown(_ name: [UInt8]) -> String { ValueReader.shown(name) }

  // MARK: Text

  /// The line that a tag has for itself, with its line end; `nil` when anything else stands on it.
  private func standaloneLine(of tag: Tag, in text: [UInt8], from start: Int) -> Range<Int>? {
    var first = tag.span.lowerBound
    while first > start, text[first - 1] == 0x20 || text[first - 1] == 0x09 { first -= 1 }
    guard Self.isLineStart(first, in: text) else { return nil }
    var last = tag.span.upperBound
    while last < text.count, text[last] == 0x20 || text[last] == 0x09 { last += 1 }
    guard last == text.count || text[last] == 0x0A || text[last] == 0x0D else { return nil }
    return first..<Lines.next(in: text, from: last, end: text.count)
  }

  private static func isLineStart(_ offset: Int, in text: [UInt8]) -> Bool {
    offset == 0 || text[offset - 1] == 0x0A
      || (text[offset - 1] == 0x0D && (offset == text.count || text[offset] != 0x0A))
  }

  private mutating func literal(_ source: Int, _ span: Range<Int>, _ indentation: Indentation?) {
    guard !span.isEmpty else { return }
    literalBytes += span.count
    guard literalBytes <= Limits.expandedBytes else {
      bag.add(
        "message-limit",
        "The message and its partials are larger than \(Limits.expandedBytes) bytes.",
        help: "Shorten them.", at: program.sources[source].location(span.prefix(1)))
      hasStopped = true
      return
    }
    guard let indentation else {
      program.operations.append(.literal(source: source, span: span))
      return
    }
    let text = program.sources[source].text
    var start = span.lowerBound
    while start < span.upperBound {
      let end = Lines.next(in: text, from: start, end: span.upperBound)
      let isBlank = text[start] == 0x0A || text[start] == 0x0D
      if !isBlank, Self.isLineStart(start, in: text) {
        program.operations.append(.indentation(indentation.bytes, at: indentation.location))
      }
      program.operations.append(.literal(source: source, span: start..<end))
      start = end
    }
  }

  // MARK: Partials

  private mutating func partial(
    _ name: [UInt8], at location: SourceLocation, indentation: Indentation?
  ) {
    guard PartialName.isValid(name) else {
      bag.add(
        "missing-partial", "“\(shown(name))” is no name for a partial.",
        why: "Partials come from the project's own folder only.",
        help: "Use letters, digits, -, _ and /, without .. and without a / in front.",
        at: location)
      return
    }
    if path.contains(name) {
      bag.add(
        "missing-partial", "The partial “\(shown(name))” contains itself.",
        help: "Take one of the tags out.", at: location)
      return
    }
    partialCount += 1
    guard path.count < Limits.partialDepth, partialCount <= Limits.partials else {
      bag.add(
        "message-limit",
        path.count < Limits.partialDepth
          ? "More than \(Limits.partials) partials are used."
          : "Partials are nested deeper than \(Limits.partialDepth) levels.",
        help: "Write some of the text out.", at: location)
      hasStopped = true
      return
    }
    guard let file = find(name, at: location) else { return }
    path.append(name)
    compile(TemplateSource(file: file, from: SourceCheck.start(of: file)), indentation: indentation)
    path.removeLast()
  }

  private mutating func find(_ name: [UInt8], at location: SourceLocation) -> SourceFile? {
    if let file = known[name] {
      if file == nil { reportMissing(name, at: location) }
      return file
    }
    guard case .found(let file) = partials.partial(named: String(decoding: name, as: UTF8.self))
    else {
      known[name] = .some(nil)
      reportMissing(name, at: location)
      return nil
    }
    guard SourceCheck.isReadable(file, into: &bag) else { return nil }
    known[name] = file
    return file
  }

  private mutating func reportMissing(_ name: [UInt8], at location: SourceLocation) {
    bag.add(
      "missing-partial", "There is no partial “\(shown(name))”.",
      help: "Create it, or correct the name.", at: location)
  }
}
