/// Reads the small HTML that the renderer writes, strictly: every tag closed, every value quoted.
struct TagReader {
  /// Tags with their attributes' names, as `<a href style>` and `</a>`; `br` left out.
  private(set) var tags: [String] = []
  /// What is not as it should be.
  private(set) var problem: String?
  /// The longest run of `br` with nothing visible between.
  private(set) var longestRunOfBreaks = 0

  private static let empty: Set<String> = ["meta", "br", "hr", "img", "!DOCTYPE"]

  init(_ bytes: [UInt8]) {
    var open: [String] = []
    var index = 0
    var breaks = 0
    while index < bytes.count, problem == nil {
      guard bytes[index] == UInt8(ascii: "<") else {
        if bytes[index] == UInt8(ascii: ">") { problem = "stray > at \(index)" }
        if bytes[index] > 0x20 { breaks = 0 }
        index += 1
        continue
      }
      index += 1
      let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
      if isEnd { index += 1 }
      let name = Self.word(bytes, &index)
      var attributes: [String] = []
      while index < bytes.count, bytes[index] == 0x20 {
        index += 1
        attributes.append(Self.word(bytes, &index))
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
        index += 1
        guard bytes[index] == UInt8(ascii: "\"") else { problem = "no quote at \(index)"; break }
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          if bytes[index] == UInt8(ascii: "<") { problem = "< in a value at \(index)" }
          index += 1
        }
        index += 1
      }
      guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else {
        problem = "tag \(name) not closed at \(index)"
        break
      }
      index += 1
      if isEnd {
        if open.popLast() != name { problem = "</\(name)> at \(index)" }
      } else if !Self.empty.contains(name) {
        open.append(name)
      }
      if name == "br" {
        breaks += 1
        longestRunOfBreaks = max(longestRunOfBreaks, breaks)
      } else {
        if !["em", "strong", "s", "a"].contains(name) { breaks = 0 }
        tags.append((["<" + (isEnd ? "/" : "") + name] + attributes).joined(separator: " "))
      }
    }
    if problem == nil, !open.isEmpty { problem = "open: \(open)" }
  }

  private static func word(_ bytes: [UInt8], _ index: inout Int) -> String {
    let start = index
    while index < bytes.count, ![0x20, 0x3D, 0x3E].contains(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
