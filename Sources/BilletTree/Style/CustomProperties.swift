/// The custom properties that hold in all of a document (CSS Custom Properties 1).
///
/// Only one that is declared once, for the root, is known: which of several declarations an element takes
/// over is not worked out, and a value with such a one stays unknown.
struct CustomProperties {
  /// A value that grows beyond this is not put together.
  private static let longest = 4_096
  private static let depthLimit = 8

  /// How many more `var()` are put in; properties of properties could make any number of them.
  private var budget = 100_000

  /// The declaration of each property; `nil` for one that differs from place to place.
  private var values: [[UInt8]: CSSText?] = [:]

  init(_ declarations: [StyleTable.Declaration], _ rules: [StyleTable.Rule], root: HTMLTree.NodeID?)
  {
    for declaration in declarations where declaration.isCustom {
      let name = declaration.customName
      var isKnown = false
      if case .styleSheet(let rule) = declaration.origin, let root {
        isKnown =
          rules[rule].isActive && rules[rule].media.isEmpty && rules[rule].matches.contains(root)
      }
      let isFirst = values[name] == nil
      values[name] = .some(isKnown && isFirst ? declaration.valueText : nil)
    }
  }

  /// A declaration with the values in place of each `var()`; `nil` when it has none, or one is not known.
  mutating func resolved(_ declaration: StyleTable.Declaration) -> StyleTable.Declaration? {
    guard !declaration.isCustom else { return nil }
    let text = declaration.valueText
    guard Self.mayRefer(text), let value = substituted(text, depth: 0) else { return nil }
    return declaration.with(value: value)
  }

  /// Whether `var(` stands in a text.
  private static func mayRefer(_ text: CSSText) -> Bool {
    let bytes = text.bytes[text.range]
    return bytes.indices.contains {
      bytes[$0] == UInt8(ascii: "(") && $0 >= bytes.startIndex + 3
        && isSpelled(bytes[($0 - 3)..<$0], "var")
    }
  }

  private mutating func substituted(_ text: CSSText, depth: Int) -> [UInt8]? {
    guard depth < Self.depthLimit, text.range.count <= Self.longest else { return nil }
    var result: [UInt8] = []
    var scanner = CSSScanner(text.bytes, in: text.range)
    while !scanner.isAtEnd {
      let start = scanner.position
      guard scanner.isAtName else {
        if scanner.byte == UInt8(ascii: "\"") || scanner.byte == UInt8(ascii: "'") {
          _ = scanner.skipString()
        } else {
          scanner.position += 1
        }
        result += text.bytes[start..<scanner.position]
        continue
      }
      let name = scanner.skipName()
      guard scanner.byte == UInt8(ascii: "("), scanner.isSpelled("var", in: name) else {
        result += text.bytes[start..<scanner.position]
        continue
      }
      scanner.position = start
      _ = scanner.skipComponent()
      let inside = CSSText(
        text.bytes, (name.upperBound + 1)..<max(name.upperBound + 1, scanner.position - 1))
      guard let value = value(of: inside, depth: depth) else { return nil }
      result += value
      guard result.count <= Self.longest else { return nil }
    }
    return result
  }

  /// What `var()` with these arguments stands for.
  private mutating func value(of arguments: CSSText, depth: Int) -> [UInt8]? {
    var scanner = CSSScanner(arguments.bytes, in: arguments.range)
    scanner.skipSpace()
    guard scanner.isAtName else { return nil }
    let name = scanner.decoded(scanner.skipName())
    scanner.skipSpace()
    budget -= 1
    guard budget > 0 else { return nil }
    if let known = values[name] {
      guard let known else { return nil }
      return substituted(known, depth: depth + 1)
    }
    guard scanner.byte == UInt8(ascii: ",") else { return nil }
    let fallback = CSSText(arguments.bytes, (scanner.position + 1)..<arguments.range.upperBound)
    return substituted(fallback, depth: depth + 1)
  }
}
