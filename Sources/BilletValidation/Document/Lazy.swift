import Synchronization

/// A value that is worked out when it is first asked for, by whichever thread asks.
///
/// Nobody waits: when two threads ask at once, both work it out and the first one's is kept.
struct Lazy<Value: Sendable>: ~Copyable, Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) {
      self.value = value
    }
  }

  private let box = AtomicLazyReference<Box>()

  /// The value, for which `make` is called if nobody asked before.
  ///
  /// Inlined, since the reference's methods look their types up where they do not know them.
  @inline(__always)
  func value(_ make: () -> Value) -> Value {
    if let known = box.load() { return known.value }
    return box.storeIfNil(Box(make())).value
  }
}
