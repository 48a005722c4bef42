import BilletCore

/// Which names a tag can see: the fields of the sections around it, the innermost first, then the data.
struct TemplateScope {
  struct Found {
    var lookup: Program.Lookup
    /// The variables on the way, the last of them what was found; none for `{{.}}`.
    var variables: [Variable]

    var variable: Variable? { variables.last }
  }

  struct Fault: Error {
    var rule: RuleID
    var message: String
    var why = ""
    var help: String
    var declaration: SourceLocation?
    /// Whether it only follows from a fault that was told already.
    var isConsequence = false

    func diagnostic(at location: SourceLocation) -> Diagnostic {
      Diagnostic(
        rule: rule, message: message, rationale: why, help: help, location: location,
        labels: declaration.map { [Diagnostic.Label("declared here", at: $0)] } ?? [])
    }
  }

  private struct Frame {
    var fields: VariableTable?
    /// What `{{.}}` shows; `nil` where there is nothing to show.
    var itemType: VariableType?
    /// Variables that are known to be there inside the section.
    var guarded: [Int]
    /// Whether a fault was reported, so that names inside cannot be judged.
    var isUnknown = false
    /// Whether the walk has a value for this frame; an inverted section has none.
    var hasValue = true
  }

  private var frames: [Frame]

  init(variables: VariableTable) {
    frames = [Frame(fields: variables, itemType: nil, guarded: [])]
  }

  /// Opens a section; `nil` for an inverted one, which brings no names.
  mutating func push(_ found: Found?) {
    guard let found else {
      frames.append(Frame(fields: nil, itemType: nil, guarded: [], hasValue: false))
      return
    }
    let variable = found.variable
    var itemType: VariableType? = found.lookup.type.isShown ? found.lookup.type : nil
    if variable?.type == .list, variable?.fields.isEmpty == true { itemType = variable?.itemType }
    frames.append(
      Frame(fields: variable?.fields, itemType: itemType, guarded: found.variables.map(\.id)))
  }

  /// Opens a section over a name that could not be resolved.
  mutating func pushUnknown() {
    frames.append(Frame(fields: nil, itemType: nil, guarded: [], isUnknown: true))
  }

  mutating func pop() {
    if frames.count > 1 { frames.removeLast() }
  }

  /// Finds a name, and says what is wrong with its use.
  func resolve(_ name: [UInt8], isSection: Bool) -> Result<Found, Fault> {
    Result { () throws(Fault) in
      let found = try find(name, isSection: isSection)
      try check(found, name: name, isSection: isSection)
      return found
    }
  }

  private func find(_ name: [UInt8], isSection: Bool) throws(Fault) -> Found {
    let shown = ValueReader.shown(name)
    if name == [UInt8(ascii: ".")] { return try item() }
    let parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { Array($0) }
    guard parts.count <= 16, parts.allSatisfy(VariableName.isValid) else {
      throw Fault(
        rule: "template-syntax",
        message: name.isEmpty ? "The tag names nothing." : "“\(shown)” is no name.",
        help: "Use letters, digits, - and _, as in {{order_id}}; \\{\\{ writes two braces.")
    }
    for (index, frame) in frames.enumerated().reversed() {
      guard let table = frame.fields, let field = table.index(of: parts[0]) else { continue }
      return try follow(parts, from: table[field], field: field, frame: valueIndex(index))
    }
    throw undeclared(
      shown, as: isSection ? .list : .text,
      among: frames.reversed().flatMap { $0.fields?.names ?? [] })
  }

  /// The frames that the walk holds: inverted sections bring none.
  private func valueIndex(_ index: Int) -> Int {
    frames[..<index].count { $0.hasValue }
  }

  private func item() throws(Fault) -> Found {
    guard let index = frames.lastIndex(where: { $0.hasValue }), index > 0,
      let type = frames[index].itemType
    else {
      throw Fault(
        rule: "undeclared-variable",
        message: "There is no value here that {{.}} could show.",
        help: "Use it in a section over a list of plain values, or over an optional value.",
        isConsequence: frames.contains { $0.isUnknown })
    }
    return Found(
      lookup: Program.Lookup(frame: valueIndex(index), path: [], type: type), variables: [])
  }

  private func follow(
    _ parts: [[UInt8]], from first: Variable, field: Int, frame: Int
  ) throws(Fault) -> Found {
    var variable = first
    var path = [field]
    var variables = [first]
    for part in parts.dropFirst() {
      guard variable.type == .object else {
        throw Fault(
          rule: "wrong-type",
          message:
            "“\(variable.name)” is of type \(variable.type.rawValue) and has no fields here.",
          help: variable.type == .list
            ? "Write {{#\(variable.name)}}…{{/\(variable.name)}} and use the fields inside."
            : "Write {{\(variable.name)}}.",
          declaration: variable.location)
      }
      guard let index = variable.fields.index(of: part) else {
        throw undeclared(
          ValueReader.shown(part), as: .text, among: variable.fields.names)
      }
      variable = variable.fields[index]
      path.append(index)
      variables.append(variable)
    }
    return Found(
      lookup: Program.Lookup(frame: frame, path: path, type: variable.type),
      variables: variables)
  }

  private func undeclared(_ name: String, as type: VariableType, among names: [String]) -> Fault {
    let question = Suggestion.question(for: name, among: names)
    return Fault(
      rule: "undeclared-variable", message: "There is no variable “\(name)”.",
      help: question.isEmpty
        ? "Declare it in the front matter: variables: {\(name): {type: \(type.rawValue)}}."
        : question,
      isConsequence: frames.contains { $0.isUnknown })
  }

  private func check(_ found: Found, name: [UInt8], isSection: Bool) throws(Fault) {
    let shown = ValueReader.shown(name)
    guard !isSection else { return }
    guard found.lookup.type.isShown else {
      let help =
        found.lookup.type == .object
        ? "Name one of its fields: {{\(shown).\(found.variable?.fields.names.first ?? "name")}}."
        : "Write {{#\(shown)}}…{{/\(shown)}}."
      throw Fault(
        rule: "wrong-type",
        message:
          "“\(shown)” is of type \(found.lookup.type.rawValue) and cannot stand in the text.",
        help: help, declaration: found.variable?.location)
    }
    for variable in found.variables where variable.isOptional && variable.defaultValue == nil {
      if frames.contains(where: { $0.guarded.contains(variable.id) }) { continue }
      throw Fault(
        rule: "missing-value",
        message: "“\(variable.name)” is optional, and this tag has nothing to show without it.",
        help: "Put it in {{#\(variable.name)}}…{{/\(variable.name)}}, or give it a default.",
        declaration: variable.location)
    }
  }
}
