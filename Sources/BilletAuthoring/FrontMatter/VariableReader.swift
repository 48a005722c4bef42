import BilletCore
import BilletMessage

/// Reads `variables` of the front matter.
struct VariableReader {
  private let values: ValueReader
  private var nextID = 0

  private static let keys = ["type", "default", "optional", "fields", "of", "description"]
  private static let types = VariableType.allCases.map(\.rawValue)
  /// Objects and lists inside one another.
  private static let depth = 8

  init(language: LanguageTag) {
    values = ValueReader(language: language)
  }

  mutating func table(from node: YAMLNode, into bag: inout DiagnosticBag) -> VariableTable {
    table(from: node, depth: 0, into: &bag)
  }

  private mutating func table(
    from node: YAMLNode, depth: Int, into bag: inout DiagnosticBag
  ) -> VariableTable {
    var table = VariableTable()
    guard !node.isNull else { return table }
    guard let entries = node.entries else {
      bag.add(
        "front-matter", "Variables are a mapping of names to types, not \(node.kind).",
        help: "Write one a line: order_id: {type: order-id}.", at: node.location)
      return table
    }
    for entry in entries {
      let path = entry.key.utf8.split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false
      )
      .map { Array($0) }
      guard path.allSatisfy(VariableName.isValid), depth + path.count <= Self.depth else {
        bag.add(
          "front-matter", "“\(entry.key)” is no name for a variable.",
          help: "Use letters, digits, - and _; a dot sets off a field.", at: entry.keyLocation)
        continue
      }
      if depth == 0, path[0].elementsEqual("facts".utf8) {
        bag.add(
          "front-matter", "“facts” is kept for the facts of the order.",
          help: "Choose another name.", at: entry.keyLocation)
        continue
      }
      guard let variable = variable(entry, depth: depth + path.count, into: &bag) else { continue }
      insert(variable, at: path[...], location: entry.keyLocation, into: &table, bag: &bag)
    }
    return table
  }

  /// Puts a variable at its place; a dotted name makes the objects on the way.
  private mutating func insert(
    _ variable: Variable, at path: ArraySlice<[UInt8]>, location: SourceLocation,
    into table: inout VariableTable, bag: inout DiagnosticBag
  ) {
    guard let head = path.first else { return }
    let rest = path.dropFirst()
    let index = table.index(of: head)
    if rest.isEmpty || index.map({ table[$0].type != .object }) == true {
      guard index == nil else {
        bag.add(
          "front-matter", "“\(variable.name)” is declared twice.", help: "Remove one of the two.",
          at: location)
        return
      }
      var variable = variable
      variable.name = String(decoding: head, as: UTF8.self)
      table.append(variable)
      return
    }
    if index == nil {
      table.append(
        make(name: String(decoding: head, as: UTF8.self), type: .object, location: location))
    }
    table.update(at: index ?? table.variables.count - 1) { fields in
      insert(variable, at: rest, location: location, into: &fields, bag: &bag)
    }
  }

  private mutating func make(
    name: String, type: VariableType, location: SourceLocation
  ) -> Variable {
    nextID += 1
    return Variable(
      id: nextID, name: name, type: type, itemType: .text, isOptional: false, defaultValue: nil,
      fields: VariableTable(), summary: nil, location: location)
  }

  private mutating func variable(
    _ entry: YAMLNode.Entry, depth: Int, into bag: inout DiagnosticBag
  ) -> Variable? {
    if entry.value.entries == nil {
      guard let type = type(entry.value, of: entry.key, into: &bag) else { return nil }
      return make(name: entry.key, type: type, location: entry.keyLocation)
    }
    let faults = bag.diagnostics.count
    let parts = FieldSet(entry.value, keys: Self.keys, of: "a variable", into: &bag)
    var type = VariableType.object
    if let node = parts["type"] {
      guard let found = self.type(node, of: entry.key, into: &bag) else { return nil }
      type = found
    } else if parts["fields"] == nil {
      // A misspelt key was told already, and is most likely the type.
      if bag.diagnostics.count == faults {
        bag.add(
          "front-matter", "“\(entry.key)” has no type.", help: "Write \(entry.key): {type: text}.",
          at: entry.keyLocation)
      }
      return nil
    }
    var variable = make(name: entry.key, type: type, location: entry.keyLocation)
    variable.isOptional = parts.boolean("optional", into: &bag) ?? false
    variable.summary = parts.text("description", into: &bag)
    readFields(parts, of: &variable, depth: depth, into: &bag)
    if let node = parts["default"] { readDefault(node, of: &variable, into: &bag) }
    return variable
  }

  private mutating func readFields(
    _ parts: FieldSet, of variable: inout Variable, depth: Int, into bag: inout DiagnosticBag
  ) {
    let holdsFields = variable.type == .list || variable.type == .object
    if let node = parts["fields"] {
      guard holdsFields else {
        bag.add(
          "front-matter", "Only a list or an object has fields.", help: "Write type: list.",
          at: node.location)
        return
      }
      variable.fields = table(from: node, depth: depth, into: &bag)
    } else if variable.type == .object {
      bag.add(
        "front-matter", "“\(variable.name)” is an object without fields.",
        help: "Name its fields: fields: {city: text}.", at: variable.location)
    }
    if let node = parts["of"], let type = type(node, of: variable.name, into: &bag) {
      if variable.type == .list, type.isShown, parts["fields"] == nil {
        variable.itemType = type
      } else {
        bag.add(
          "front-matter", "“of” names the type of the items of a list without fields.",
          help: "Write {type: list, of: text}, or name the fields.", at: node.location)
      }
    }
  }

  private func readDefault(
    _ node: YAMLNode, of variable: inout Variable, into bag: inout DiagnosticBag
  ) {
    guard variable.type.isShown || variable.type == .boolean, let text = node.text else {
      bag.add(
        "front-matter", "A \(variable.type.rawValue) cannot have this default.",
        help: "Give a single value, or write optional: true.", at: node.location)
      return
    }
    switch values.read(.string(Array(text.utf8)), as: variable.type) {
    case .success(let value): variable.defaultValue = value
    case .failure(let fault):
      bag.add(fault.rule, fault.message, why: fault.why, help: fault.help, at: node.location)
    }
  }

  private func type(
    _ node: YAMLNode, of name: String, into bag: inout DiagnosticBag
  ) -> VariableType? {
    guard let text = node.text else {
      bag.add(
        "front-matter", "“\(name)” has no type.", help: "Write \(name): {type: text}.",
        at: node.location)
      return nil
    }
    guard let type = VariableType(rawValue: text) else {
      let question = Suggestion.question(for: text, among: Self.types)
      bag.add(
        "front-matter", "There is no type “\(text)”.",
        help: question.isEmpty
          ? "The types are \(Self.types.joined(separator: ", "))." : question, at: node.location)
      return nil
    }
    return type
  }
}
