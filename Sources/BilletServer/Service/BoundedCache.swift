/// Values by key, of which those that were not asked for the longest make room for new ones.
struct BoundedCache<Key: Hashable, Value> {
  private struct Entry {
    var value: Value
    var lastUse: Int
  }

  private var entries: [Key: Entry] = [:]
  private var uses = 0
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { entries.count }

  /// The value of a key, which counts as a use: O(1).
  mutating func value(for key: Key) -> Value? {
    uses += 1
    entries[key]?.lastUse = uses
    return entries[key]?.value
  }

  /// Keeps a value: O(count) when there is no room.
  mutating func insert(_ value: Value, for key: Key) {
    if entries.count >= limit, entries[key] == nil,
      let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      entries[oldest.key] = nil
    }
    uses += 1
    entries[key] = Entry(value: value, lastUse: uses)
  }

  mutating func removeAll() { entries.removeAll() }
}
