/// The header row of a table, and how its rows become objects: `address.city` is the field `city` of the
/// object `address`, and `items.0.title` the field `title` of the first item of the list `items`.
package struct CSVHeader: Sendable {
  /// The names of the columns as they are written.
  package let names: [String]

  private var root = Node()

  /// A column, or what several columns make up.
  private struct Node: Sendable {
    var column: Int?
    var children: [(key: [UInt8], node: Node)] = []

    /// Whether all of its children are numbered.
    var isList: Bool {
      !children.isEmpty && children.allSatisfy { $0.key.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    }
  }

  /// Reads a header.
  ///
  /// - Throws: a fault at a column that stands twice, or is both a value and an object. A column without a name is
  ///   passed over.
  package init(_ fields: [CSVRecord.Field]) throws(CSVRecord.Fault) {
    names = fields.map { String(decoding: $0.text, as: UTF8.self) }
    guard fields.count <= Limits.tableColumns else {
      throw CSVRecord.Fault(
        span: fields[Limits.tableColumns].span,
        message: "The table has more than \(Limits.tableColumns) columns.",
        help: "Leave out the columns that the message has no variables for.")
    }
    for (column, field) in fields.enumerated() {
      let name = Self.trimmed(field.text)
      guard !name.isEmpty else { continue }
      let path = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .map { Array($0) }
      guard path.allSatisfy({ !$0.isEmpty }), path.count < Limits.jsonDepth else {
        throw CSVRecord.Fault(
          span: field.span, message: "“\(names[column])” is no name for a column.",
          help: "Write a name, or names with dots between them: address.city.")
      }
      guard Self.insert(column, at: path[...], into: &root) else {
        throw CSVRecord.Fault(
          span: field.span,
          message:
            "The column “\(names[column])” stands twice, or is a value in one column and an object in another.",
          help: "Rename one of them.")
      }
    }
  }

  /// The header without the columns whose first name is not wanted; rows keep their cells.
  package func keeping(_ isWanted: ([UInt8]) -> Bool) -> CSVHeader {
    var header = self
    header.root.children.removeAll { !isWanted($0.key) }
    return header
  }

  private static func insert(
    _ column: Int, at path: ArraySlice<[UInt8]>, into node: inout Node
  ) -> Bool {
    guard let key = path.first else {
      guard node.column == nil, node.children.isEmpty else { return false }
      node.column = column
      return true
    }
    guard node.column == nil else { return false }
    if let index = node.children.firstIndex(where: { $0.key == key }) {
      return insert(column, at: path.dropFirst(), into: &node.children[index].node)
    }
    node.children.append((key, Node()))
    return insert(column, at: path.dropFirst(), into: &node.children[node.children.count - 1].node)
  }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    return Array(text.drop(while: blank).reversed().drop(while: blank).reversed())
  }

  /// The row as an object; an empty cell is a value that is not there.
  ///
  /// - Throws: a fault when the row has more or fewer cells than the header.
  package func object(
    of fields: [CSVRecord.Field], span: Range<Int>
  ) throws(CSVRecord.Fault) -> JSONValue {
    guard fields.count == names.count else {
      throw CSVRecord.Fault(
        span: span,
        message: "The row has \(fields.count) cells, and the header \(names.count).",
        help:
          "Give each row a cell for each column; put a cell that holds a delimiter or a line break in quotes."
      )
    }
    return value(of: root, fields, isFact: false, depth: 0) ?? JSONValue(.object([]), span: span)
  }

  private func value(
    of node: Node, _ fields: [CSVRecord.Field], isFact: Bool, depth: Int
  ) -> JSONValue? {
    if let column = node.column {
      let field = fields[column]
      guard !field.text.isEmpty else { return nil }
      let typed = isFact ? Self.typed(field.text) : nil
      return JSONValue(typed ?? .string(field.text), span: field.span)
    }
    var members: [JSONValue.Member] = []
    for (key, child) in node.children {
      let isFact = isFact || depth == 0 && key.elementsEqual("facts".utf8)
      guard let value = value(of: child, fields, isFact: isFact, depth: depth + 1) else { continue }
      members.append(JSONValue.Member(key: key, keySpan: value.span, value: value))
    }
    // The columns of an object need not stand together.
    guard let start = members.map(\.keySpan.lowerBound).min(),
      let end = members.map(\.keySpan.upperBound).max()
    else { return nil }
    return JSONValue(
      node.isList ? .array(members.map(\.value)) : .object(members), span: start..<end)
  }

  /// A table holds only texts; facts that are counts or true and false are told by their spelling.
  private static func typed(_ text: [UInt8]) -> JSONValue.Content? {
    if text.elementsEqual("true".utf8) { return .boolean(true) }
    if text.elementsEqual("false".utf8) { return .boolean(false) }
    let isNumber = text.count <= 9 && text.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    return isNumber && (text.count == 1 || text[0] != 0x30) ? .number(text) : nil
  }
}
