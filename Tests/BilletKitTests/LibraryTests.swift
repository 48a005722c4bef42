import BilletKit
import Testing

/// The examples of the library's documentation, as callers write them.
struct LibraryTests {
  @Test func validatorTakesBytesAndGivesFindings() {
    let bytes = Array("<p>Order 114-3941689-8772232 😀</p><img src=https://a.example/a.png>".utf8)
    var lines: [String] = []
    // The example of `Validator`.
    let validator = Validator(options: ValidationOptions(level: .aa, skipping: ["emoji"]))
    let findings = validator.validate(SourceFile(path: "a.html", bytes: bytes))
    for finding in findings where finding.severity == .error {
      lines.append("\(finding.rule) \(finding.location?.start.line ?? 1) \(finding.message)")
    }
    #expect(lines == ["image-alt 1 The image has no text alternative."])
  }

  @Test func oneValidatorServesManyThreadsAtOnce() async {
    let validator = Validator()
    let texts = (0..<200).map {
      "<p>Order 114-3941689-8772232</p>" + String(repeating: "<p>😀</p>", count: $0 % 7)
    }
    let counts = await withTaskGroup(of: (Int, Int).self) { group in
      for (index, text) in texts.enumerated() {
        group.addTask {
          (index, validator.validate(SourceFile(path: "\(index).html", text: text)).count)
        }
      }
      return await group.reduce(into: [Int: Int]()) { $0[$1.0] = $1.1 }
    }
    for index in texts.indices { #expect(counts[index] == index % 7) }
  }
}
