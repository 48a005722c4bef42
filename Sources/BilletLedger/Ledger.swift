import Foundation
import GRDB

/// Which order had a review request, and when: one row an order, nothing of the buyer.
///
/// Any number of processes may use the same file at once. A claim is one transaction that takes the
/// database's write lock before it looks, so of all claims for an order exactly one succeeds; it is on the
/// disk before the call returns, so neither a crash nor a power cut loses it.
public final class Ledger: Sendable {
  /// What came of a claim.
  public enum Claim: Sendable, Equatable {
    /// The order had no request, and has one now.
    case granted
    /// The order had a request on this day or at this time (ISO 8601).
    case refused(since: String)
  }

  /// An order's request.
  public struct Entry: Sendable, Equatable {
    /// The 17-digit order ID.
    public let orderID: String
    /// When the request was made (ISO 8601).
    public let requestedAt: String

    /// Makes an entry.
    public init(orderID: String, requestedAt: String) {
      self.orderID = orderID
      self.requestedAt = requestedAt
    }
  }

  /// The ledger cannot be used: what was tried, and what the database said.
  public struct Failure: Error, CustomStringConvertible, Sendable {
    /// A sentence without its full stop.
    public let description: String
  }

  private let queue: DatabaseQueue
  private let path: String

  /// Opens a ledger; the file is made when it is not there.
  ///
  /// - Throws: `Failure` when it cannot be opened or is no ledger.
  public init(path: String) throws(Failure) {
    self.path = path
    var configuration = Configuration()
    // Others hold the lock for a millisecond; hundreds of them at once for a while.
    configuration.busyMode = .timeout(60)
    configuration.prepareDatabase { db in
      // Readers do not wait for a writer, and each commit is on the disk.
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    do {
      queue = try Self.open(path, configuration)
    } catch {
      throw Failure(description: "the ledger \(path) cannot be opened: \(Self.reason(error))")
    }
  }

  /// Opens the database and makes its table.
  private static func open(_ path: String, _ configuration: Configuration) throws -> DatabaseQueue {
    var attempts = 0
    while true {
      do {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
          try db.inTransaction(.immediate) {
            try db.execute(
              sql: """
                CREATE TABLE IF NOT EXISTS reviewRequest (
                  orderID TEXT NOT NULL PRIMARY KEY,
                  requestedAt TEXT NOT NULL
                ) WITHOUT ROWID
                """)
            return .commit
          }
        }
        return queue
      } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY && attempts < 600
      {
        // The change to a write-ahead log, which the first to come makes, does not wait for others.
        attempts += 1
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
  }

  /// Records an order's request unless it had one: of any number of claims at once exactly one is granted.
  public func claim(_ orderID: String, at moment: String) throws(Failure) -> Claim {
    try working("written") { db in
      var claim = Claim.granted
      try db.inTransaction(.immediate) {
        try db.execute(
          sql: "INSERT OR IGNORE INTO reviewRequest (orderID, requestedAt) VALUES (?, ?)",
          arguments: [orderID, moment])
        if db.changesCount == 0 {
          let since = try String.fetchOne(
            db, sql: "SELECT requestedAt FROM reviewRequest WHERE orderID = ?",
            arguments: [orderID])
          claim = .refused(since: since ?? "")
        }
        return .commit
      }
      return claim
    }
  }

  /// When an order had its request; `nil` when it had none.
  public func request(of orderID: String) throws(Failure) -> String? {
    try working("read") { db in
      try String.fetchOne(
        db, sql: "SELECT requestedAt FROM reviewRequest WHERE orderID = ?", arguments: [orderID])
    }
  }

  /// All entries, by order ID.
  public func entries() throws(Failure) -> [Entry] {
    try working("read") { db in
      try Row.fetchAll(
        db, sql: "SELECT orderID, requestedAt FROM reviewRequest ORDER BY orderID"
      ).map { Entry(orderID: $0[0], requestedAt: $0[1]) }
    }
  }

  /// Takes over entries, all of them or none; orders that have a request keep the earlier one.
  ///
  /// - Returns: how many orders are new.
  public func add(_ entries: [Entry]) throws(Failure) -> Int {
    try working("written") { db in
      var count = 0
      try db.inTransaction(.immediate) {
        for entry in entries {
          try db.execute(
            sql: "INSERT OR IGNORE INTO reviewRequest (orderID, requestedAt) VALUES (?, ?)",
            arguments: [entry.orderID, entry.requestedAt])
          if db.changesCount > 0 {
            count += 1
          } else {
            try db.execute(
              sql: "UPDATE reviewRequest SET requestedAt = ? WHERE orderID = ? AND requestedAt > ?",
              arguments: [entry.requestedAt, entry.orderID, entry.requestedAt])
          }
        }
        return .commit
      }
      return count
    }
  }

  /// Forgets an order; says whether it was known.
  @discardableResult
  public func forget(_ orderID: String) throws(Failure) -> Bool {
    try working("written") { db in
      try db.execute(sql: "DELETE FROM reviewRequest WHERE orderID = ?", arguments: [orderID])
      return db.changesCount > 0
    }
  }

  private func working<Result: Sendable>(
    _ verb: String, _ work: (Database) throws -> Result
  ) throws(Failure) -> Result {
    do {
      return try queue.writeWithoutTransaction(work)
    } catch {
      throw Failure(description: "the ledger \(path) cannot be \(verb): \(Self.reason(error))")
    }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? "\(error)"
  }
}
