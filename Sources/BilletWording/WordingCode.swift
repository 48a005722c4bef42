package import BilletLanguage

/// The Swift file that holds the table of a language.
package enum WordingCode {
  package static func fileName(_ language: TextLanguage) -> String {
    "IndexedWording+\(name(language)).swift"
  }

  package static func source(_ table: WordingTable, _ language: TextLanguage) -> String {
    let wording = IndexedWording(table)
    var lines: [String] = []
    var line = ""
    for word in wording.packed() {
      for shift in [12, 6, 0] {
        let letter = IndexedWording.firstLetter + UInt8(word >> UInt16(shift) & 63)
        line.unicodeScalars.append(Unicode.Scalar(letter))
      }
      if line.utf8.count >= IndexedWording.packedLineLength {
        lines.append("    " + line)
        line = ""
      }
    }
    lines.append("    " + line)
    return """
      // Made by `make wording` from the files in Wording; change those.
      // swift-format-ignore-file

      extension IndexedWording {
        static let \(language) = IndexedWording(
          packed: #\"\"\"
      \(lines.joined(separator: "\n"))
          \"\"\"#,
          rules: [
      \(strings(table.rules))
          ],
          phrases: [
      \(strings(table.phrases))
          ],
          suggestions: [
      \(strings(table.suggestions))
          ])
      }

      """
  }

  private static func name(_ language: TextLanguage) -> String {
    let name = "\(language)"
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private static func strings(_ texts: [String]) -> String {
    texts.map { "      #\"\($0)\"#," }.joined(separator: "\n")
  }
}
