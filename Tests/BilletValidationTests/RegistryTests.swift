import BilletCore
import Foundation
import Testing

@testable import BilletValidation

/// The registry, the folder and the names say the same.
struct RegistryTests {
  private static var rulesFolder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/BilletValidation/Rules")
  }

  @Test func registryHoldsEveryFileOfTheFolder() throws {
    var files: [String] = []
    for category in RuleDescription.Category.allCases {
      let folder = Self.rulesFolder.appending(path: category.rawValue)
      files += try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".swift") }
        .map { "\(category.rawValue)/\($0)" }
    }
    let registered = RuleRegistry.all.map { rule in
      "\(type(of: rule).description.category.rawValue)/\(type(of: rule)).swift"
    }
    #expect(
      registered.sorted() == files.sorted(),
      "Add the rule to `RuleRegistry.all`, and put its file into the folder of its category.")
  }

  @Test func rulesAreSortedById() {
    let ids = RuleRegistry.all.map { type(of: $0).description.id }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: RuleRegistry.all.map { AnyRule(rule: $0) })
  func typeIsNamedAsTheId(_ rule: AnyRule) {
    let id = rule.description.id.rawValue
    let name = id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    #expect("\(type(of: rule.rule))" == name)
  }

  @Test(arguments: RuleRegistry.all.map { AnyRule(rule: $0) })
  func wordingIsWhole(_ rule: AnyRule) {
    let description = rule.description
    #expect(!description.summary.isEmpty && !description.summary.hasSuffix("."))
    #expect(description.rationale.hasSuffix("."))
    #expect(description.help.hasSuffix("."))
    #expect(!description.references.isEmpty)
    #expect(description.examples.contains { $0.outcome == .passed })
    #expect(description.examples.contains { $0.outcome == .failed || $0.outcome == .cantTell })
    #expect(description.examples.contains { $0.outcome == .inapplicable })
  }

  @Test func ruleIsFoundById() {
    #expect(RuleRegistry.rule("image-alt") is ImageAlt)
    #expect(RuleRegistry.rule("no-such-rule") == nil)
  }

  struct AnyRule: Sendable, CustomTestStringConvertible {
    let rule: any Rule
    var description: RuleDescription { type(of: rule).description }
    var testDescription: String { description.id.rawValue }
  }
}
