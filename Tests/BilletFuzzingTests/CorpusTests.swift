import BilletCore
import BilletFuzzing
import Foundation
import Testing

/// Every input that once went wrong, and every seed, goes right.
@Suite struct CorpusTests {
  private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fuzzing/Corpus").path

  @Test(arguments: FuzzTarget.allCases) func corpusGoesRight(target: FuzzTarget) throws {
    let folder = Path.join(Self.corpus, target.rawValue)
    let names = try FileSystem.names(in: folder)
    #expect(!names.isEmpty)
    for name in names {
      let bytes = try FileSystem.read(Path.join(folder, name), limit: 1 << 20)
      #expect(target.problems(with: bytes) == [], "\(name)")
    }
  }
}
