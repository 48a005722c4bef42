import Foundation
import Testing

/// The architecture as a table: which room may import which; lower rooms never import higher ones.
@Suite struct RoomsTests {
  /// Modules of the system that any room may use.
  static let system: Set = ["Glibc", "Musl", "Darwin", "Synchronization", "Dispatch"]

  static let rooms: [String: Set<String>] = [
    "CLibXML2": [],
    "CMD4C": [],
    "CHunspell": [],
    "CHeap": [],
    "CLanguageTools": [],
    "BilletCore": ["CHeap"],
    "BilletMessage": ["BilletCore"],
    "BilletAuthoring": ["BilletCore", "BilletMessage", "CMD4C", "Yams", "Foundation"],
    "BilletRendering": ["BilletCore", "BilletMessage"],
    "BilletTree": ["BilletCore", "CLibXML2"],
    "BilletInput": ["BilletCore"],
    "BilletLanguage": ["BilletCore", "CHunspell", "CLanguageTools"],
    "BilletValidation": ["BilletCore", "BilletTree", "BilletLanguage", "BilletMessage"],
    "BilletWording": [
      "BilletCore", "BilletMessage", "BilletTree", "BilletLanguage", "BilletValidation", "Yams",
      "Foundation",
    ],
    "billet-wording": ["BilletLanguage", "BilletWording", "Foundation"],
    "BilletReporting": ["BilletCore"],
    "BilletSnapshots": ["BilletCore"],
    "BilletLedger": ["BilletCore", "GRDB", "Foundation"],
    "BilletKit": [
      "BilletCore", "BilletMessage", "BilletAuthoring", "BilletRendering", "BilletTree",
      "BilletLanguage", "BilletInput", "BilletValidation", "BilletReporting", "BilletSnapshots",
      "BilletLedger",
    ],
    "BilletServer": [
      "BilletKit", "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging", "NIOCore", "NIOHTTP1",
      "NIOHTTPTypesHTTP1", "ServiceLifecycle", "UnixSignals", "Foundation",
    ],
    "BilletCommandLine": ["BilletKit", "BilletServer", "ArgumentParser", "Dispatch"],
    "billet": ["BilletCommandLine"],
  ]

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func tableOfTargetsIsTheTableOfFolders() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path)
    #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(Self.rooms.keys))
    let manifest = try String(
      contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    for room in Self.rooms.keys { #expect(manifest.contains("\"\(room)\""), "\(room)") }
  }

  @Test func contributorsAreToldTheSameTable() throws {
    let guide = try String(
      contentsOf: Self.root.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
    for room in Self.rooms.keys { #expect(guide.contains("| `\(room)` |"), "\(room)") }
  }

  @Test(arguments: rooms.keys.sorted())
  func roomImportsOnlyWhatTheTableAllows(room: String) throws {
    let allowed = try #require(Self.rooms[room]).union(Self.system)
    for (file, modules) in try imports(of: room) {
      let unexpected = modules.filter { !allowed.contains($0.module) }.map(\.module)
      #expect(unexpected.isEmpty, "\(room)/\(file) must not import \(unexpected)")
      for found in modules where found.module == "CLibXML2" {
        #expect(found.line == "internal import CLibXML2", "a C pointer must not leave \(file)")
      }
    }
  }

  /// Yams throws errors of Foundation's; nothing else in what scans, renders or validates sees it.
  @Test func foundationStaysWithTheYamlReader() throws {
    let users = try imports(of: "BilletAuthoring").filter { file in
      file.modules.contains { $0.module == "Foundation" }
    }
    #expect(users.map(\.file) == ["YAML/YAMLReader.swift"])
  }

  private func imports(
    of room: String
  ) throws -> [(file: String, modules: [(module: String, line: String)])] {
    let folder = Self.root.appending(path: "Sources/\(room)")
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { file in
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let modules = text.split(separator: "\n").compactMap { raw -> (String, String)? in
        let line = raw.trimmingCharacters(in: .whitespaces)
        let words = line.split(separator: " ")
        guard let at = words.firstIndex(of: "import"), at < 3, at + 1 < words.count,
          !line.hasPrefix("//")
        else { return nil }
        return (String(words[at + 1].split(separator: ".")[0]), line)
      }
      return (file, modules)
    }
  }
}
