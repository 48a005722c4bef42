import BilletCore
import BilletMessage

/// Checks the data of one message against the declarations.
struct DataBinder {
  private(set) var bag = DiagnosticBag()
  private(set) var facts = MessageFacts()

  private let reader: ValueReader
  private let firstUses: [Int: SourceLocation]
  private let file: SourceFile?
  /// Keys that were told to be unknown, so that a list tells each once.
  private var unknown: Set<[UInt8]> = []

  init(language: LanguageTag, firstUses: [Int: SourceLocation], file: SourceFile?) {
    reader = ValueReader(language: language)
    self.firstUses = firstUses
    self.file = file
  }

  /// The data as a record of the variables; what is missing or wrong is told.
  mutating func bind(_ root: JSONValue?, to variables: VariableTable) -> BoundValue {
    guard let root else { return record([], of: variables, span: nil, isRoot: true) }
    guard case .object(let members) = root.content else {
      report(
        ValueFault(
          rule: "data", message: "The data is \(root.kind), not an object.",
          help: "Write {\"name\": value, …}."), at: root.span)
      return record([], of: variables, span: root.span, isRoot: true)
    }
    return record(members, of: variables, span: root.span, isRoot: true)
  }

  private mutating func record(
    _ members: [JSONValue.Member], of table: VariableTable, span: Range<Int>?, isRoot: Bool = false
  ) -> BoundValue {
    var values = [BoundValue](repeating: .missing, count: table.variables.count)
    var strangers: [JSONValue.Member] = []
    for member in members {
      if let index = table.index(of: member.key) {
        values[index] = value(member.value, of: table[index])
      } else if isRoot, member.key.elementsEqual("facts".utf8) {
        readFacts(member.value)
      } else {
        strangers.append(member)
      }
    }
    for index in values.indices {
      guard case .missing = values[index] else { continue }
      values[index] = substitute(for: table[index], span: span, among: &strangers)
    }
    for member in strangers { reportUnknown(member, among: table) }
    return .record(values)
  }

  private mutating func readFacts(_ value: JSONValue) {
    guard let file else { return }
    let result = FactsReader.read(value, in: file)
    facts = result.facts
    bag.add(contentsOf: result.diagnostics)
  }

  private mutating func value(_ value: JSONValue, of variable: Variable) -> BoundValue {
    switch variable.type {
    case .list:
      guard case .array(let items) = value.content else {
        return composite(value, of: variable)
      }
      guard items.count <= Limits.listItems else {
        report(
          ValueFault(
            rule: "message-limit", message: "The list has more than \(Limits.listItems) items.",
            help: "Shorten it."), at: value.span)
        return .list([])
      }
      return .list(items.map { item($0, of: variable) })
    case .object:
      guard case .object(let members) = value.content else {
        return composite(value, of: variable)
      }
      return record(members, of: variable.fields, span: value.span)
    default: return single(value, as: variable.type, of: variable)
    }
  }

  /// What stands in for a list or an object that the data has otherwise.
  private mutating func composite(_ value: JSONValue, of variable: Variable) -> BoundValue {
    if case .null = value.content { return .missing }
    report(reader.mismatch(value.content, variable.type), at: value.span, variable)
    return variable.type == .list
      ? .list([]) : .record(variable.fields.variables.map { Self.standIn(for: $0) })
  }

  private mutating func item(_ value: JSONValue, of variable: Variable) -> BoundValue {
    guard !variable.fields.isEmpty else {
      let bound = single(value, as: variable.itemType, of: variable)
      guard case .missing = bound else { return bound }
      report(
        ValueFault(
          rule: "missing-value", message: "An item of “\(variable.name)” is empty.",
          help: "Give it a value, or take it out of the list."), at: value.span, variable)
      return Self.name(of: variable)
    }
    guard case .object(let members) = value.content else {
      report(reader.mismatch(value.content, .object), at: value.span, variable)
      return .record(variable.fields.variables.map { Self.standIn(for: $0) })
    }
    return record(members, of: variable.fields, span: value.span)
  }

  private mutating func single(
    _ value: JSONValue, as type: VariableType, of variable: Variable
  ) -> BoundValue {
    switch reader.read(value.content, as: type) {
    case .success(let bound): return bound
    case .failure(let fault):
      report(fault, at: value.span, variable)
      return variable.type == .boolean ? .boolean(false) : Self.name(of: variable)
    }
  }

  /// The default, nothing for what is optional, or a finding.
  ///
  /// A key of the data that was hardly meant otherwise is taken out of `strangers`: it is told of here.
  private mutating func substitute(
    for variable: Variable, span: Range<Int>?, among strangers: inout [JSONValue.Member]
  ) -> BoundValue {
    if let value = variable.defaultValue { return value }
    if variable.isOptional { return .missing }
    if variable.type == .object, variable.fields.variables.allSatisfy(Self.needsNothing) {
      return .record(variable.fields.variables.map { $0.defaultValue ?? .missing })
    }
    let slip = strangers.firstIndex { member in
      Suggestion.nearest(to: ValueReader.shown(member.key), among: [variable.name]) != nil
    }
    if let file, let slip {
      reportSlip(strangers.remove(at: slip), for: variable, in: file)
      return Self.standIn(for: variable)
    }
    var labels: [Diagnostic.Label] = []
    if let file, let span {
      labels.append(Diagnostic.Label("missing in this data", at: SourceLocation(file, span)))
    }
    bag.add(
      "missing-value", "The data has no value for “\(variable.name)”.",
      why: "Without it the message would have a hole.",
      help: "Add it to the data, give it a default, or declare it optional: true.",
      at: firstUses[variable.id] ?? variable.location, labels: labels)
    return Self.standIn(for: variable)
  }

  private static func needsNothing(_ variable: Variable) -> Bool {
    variable.isOptional || variable.defaultValue != nil
  }

  /// What keeps the message readable where a value is missing or wrong: the variable's name.
  private static func standIn(for variable: Variable) -> BoundValue {
    switch variable.type {
    case .boolean: .boolean(false)
    case .list: .list([])
    case .object: .record(variable.fields.variables.map { standIn(for: $0) })
    default: name(of: variable)
    }
  }

  private static func name(of variable: Variable) -> BoundValue {
    .value(ResolvedValues.Value(Array(variable.name.utf8)))
  }

  // MARK: Findings

  private mutating func report(
    _ fault: ValueFault, at span: Range<Int>, _ variable: Variable? = nil
  ) {
    guard let file else { return }
    bag.add(
      fault.rule, fault.message, why: fault.why, help: fault.help, at: SourceLocation(file, span),
      labels: variable.map { [Diagnostic.Label("declared here", at: $0.location)] } ?? [])
  }

  private mutating func reportSlip(
    _ member: JSONValue.Member, for variable: Variable, in file: SourceFile
  ) {
    bag.add(
      "missing-value",
      "The data has no value for “\(variable.name)”, but one for “\(ValueReader.shown(member.key))”.",
      why: "Without it the message would have a hole.",
      help: "Did you mean “\(variable.name)”?", at: SourceLocation(file, member.keySpan),
      labels: [
        Diagnostic.Label("used here", at: firstUses[variable.id] ?? variable.location)
      ])
  }

  private mutating func reportUnknown(_ member: JSONValue.Member, among table: VariableTable) {
    guard let file, unknown.insert(member.key).inserted else { return }
    let name = ValueReader.shown(member.key)
    let question = Suggestion.question(for: name, among: table.names)
    bag.add(
      "data", "No variable is named “\(name)”.",
      help: question.isEmpty ? "Declare it in the front matter, or remove it." : question,
      at: SourceLocation(file, member.keySpan), severity: .warning)
  }
}
