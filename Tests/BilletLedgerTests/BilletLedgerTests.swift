import Foundation
import Testing

@testable import BilletLedger

@Suite final class LedgerTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)")
  var path: String { folder.appending(path: "requests.sqlite").path }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static let order = "114-3941689-8772232"

  @Test func orderIsGrantedOneRequest() throws {
    let ledger = try Ledger(path: path)
    #expect(try ledger.claim(Self.order, at: "2026-03-01") == .granted)
    #expect(try ledger.claim(Self.order, at: "2026-03-02") == .refused(since: "2026-03-01"))
    #expect(try ledger.claim("D01-3941689-8772232", at: "2026-03-02") == .granted)
    #expect(try ledger.request(of: Self.order) == "2026-03-01")
    #expect(try ledger.request(of: "999-0000000-0000000") == nil)
  }

  @Test func requestOutlivesTheProcessThatRecordedIt() throws {
    do { _ = try Ledger(path: path).claim(Self.order, at: "2026-03-01") }
    let again = try Ledger(path: path)
    #expect(try again.claim(Self.order, at: "2026-03-02") == .refused(since: "2026-03-01"))
  }

  @Test func forgottenOrderMayHaveARequestAgain() throws {
    let ledger = try Ledger(path: path)
    _ = try ledger.claim(Self.order, at: "2026-03-01")
    #expect(try ledger.forget(Self.order))
    #expect(try !ledger.forget(Self.order))
    #expect(try ledger.claim(Self.order, at: "2026-03-02") == .granted)
  }

  @Test func takingOverKeepsTheEarlierRequest() throws {
    let ledger = try Ledger(path: path)
    _ = try ledger.claim(Self.order, at: "2026-03-05")
    let other = "114-0000000-0000001"
    let count = try ledger.add([
      .init(orderID: Self.order, requestedAt: "2026-03-01"),
      .init(orderID: other, requestedAt: "2026-03-02"),
      .init(orderID: other, requestedAt: "2026-03-09"),
    ])
    #expect(count == 1)
    #expect(
      try ledger.entries() == [
        .init(orderID: other, requestedAt: "2026-03-02"),
        .init(orderID: Self.order, requestedAt: "2026-03-01"),
      ])
  }

  /// Each claimant has a connection of its own, as processes have.
  @Test func exactlyOneOfManyClaimsAtOnceIsGranted() async throws {
    let path = path
    let granted = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<8 {
        group.addTask {
          let ledger = try Ledger(path: path)
          return try (0..<20).compactMap { number in
            let order = "114-3941689-\(1_000_000 + number)"
            return try ledger.claim(order, at: "2026-03-01") == .granted ? order : nil
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(granted.count == 20)
    #expect(Set(granted).count == 20)
  }

  @Test func fileThatIsNoLedgerIsRefused() throws {
    try Data("no database at all, but text that is long enough".utf8).write(
      to: URL(filePath: path))
    #expect(throws: Ledger.Failure.self) { try Ledger(path: self.path) }
    #expect(throws: Ledger.Failure.self) { try Ledger(path: "/no/such/folder/ledger.sqlite") }
  }
}
