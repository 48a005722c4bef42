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
}
