import Testing

@testable import BilletMessage

@Suite struct FactDateTests {
  @Test(arguments: [
    ("2026-03-01", "2026-03-31", 30), ("2026-03-01", "2026-04-01", 31),
    ("2024-02-28", "2024-03-01", 2), ("2026-02-28", "2026-03-01", 1),
    ("2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", 1),
    ("2026-03-01T23:30:00-08:00", "2026-04-01T06:00:00Z", 30),
    ("2026-03-01T23:30:00-08:00", "2026-04-01T08:00:00Z", 31),
    ("2026-03-02T08:00:00+09:00", "2026-04-01T10:00:00+0900", 30),
    ("2026-03-01", "2026-03-31T23:00:00.5+02", 30), ("2026-03-10", "2026-03-01", -9),
    ("1969-12-31T12:00Z", "1970-01-01T12:00Z", 1),
  ])
  func daysAreCountedWhereTheFirstDateWasWritten(first: String, second: String, days: Int) throws {
    let from = try #require(FactDate(first))
    #expect(try #require(FactDate(second)).days(after: from) == days)
  }

  @Test(arguments: ["", "2026-3-1", "2026-13-01", "2026-03-01x", "2026-03-01T9:00", "yesterday"])
  func whatIsNoDateIsNone(text: String) {
    #expect(FactDate(text) == nil)
  }
}
