import BilletCore
import Testing

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b/c.md", "a/b"), ("c.md", "."), ("/c.md", "/"), ("/a/b/", "/a"), ("a//b", "a"), ("", "."),
    ("/", "."),
  ])
  func directoryIsWhatStandsBeforeTheName(path: String, directory: String) {
    #expect(Path.directory(of: path) == directory)
  }

  @Test(arguments: [
    ("a/en-US.md", "en-US", "md"), ("a/.hidden", ".hidden", ""), ("x.TAR.GZ", "x.TAR", "gz"),
    ("plain", "plain", ""),
  ])
  func nameSplitsAtTheLastDot(path: String, stem: String, fileExtension: String) {
    #expect(Path.stem(of: path) == stem)
    #expect(Path.fileExtension(of: path) == fileExtension)
  }

  @Test func joiningKeepsAbsolutePaths() {
    #expect(Path.join("a", "b") == "a/b")
    #expect(Path.join("a/", "b") == "a/b")
    #expect(Path.join(".", "b") == "b")
    #expect(Path.join("a", "/b") == "/b")
  }

  @Test(arguments: [
    ("a", "a/b/c", "b/c"), (".", "a/b", "a/b"), ("/", "/a", "a"), ("a", "ab/c", nil),
    ("a", "a", nil), ("a", "a/", nil), (".", "/a", nil), (".", "../a", nil), (".", "..", nil),
    (".", ".", nil), ("a", "a/../b", nil), ("..", "../a", "a"),
    ("a", "a/\u{301}b", "\u{301}b"),
  ])
  func restOfAPathIsCutByBytes(directory: String, path: String, rest: String?) {
    #expect(Path.below(directory, path).map { Array($0.utf8) } == rest.map { Array($0.utf8) })
  }
}
