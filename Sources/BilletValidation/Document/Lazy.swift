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

  /// The box's address, 0 before there is one.
  ///
  /// `AtomicLazyReference` does the same, but looks its types up at each load, which cost one twentieth of a
  /// validation.
  private let address = Atomic<UInt>(0)

  deinit {
    if let box = Self.box(at: address.load(ordering: .acquiring)) { box.release() }
  }

  /// The value, for which `make` is called if nobody asked before.
  @inline(__always)
  func value(_ make: () -> Value) -> Value {
    if let known = Self.box(at: address.load(ordering: .acquiring)) {
      return known._withUnsafeGuaranteedRef { $0.value }
    }
    return keep(Box(make()))
  }

  private func keep(_ box: Box) -> Value {
    let made = Unmanaged.passRetained(box)
    let (isKept, first) = address.compareExchange(
      expected: 0, desired: UInt(bitPattern: made.toOpaque()), ordering: .acquiringAndReleasing)
    if isKept { return box.value }
    made.release()
    return Self.box(at: first)?.takeUnretainedValue().value ?? box.value
  }

  private static func box(at address: UInt) -> Unmanaged<Box>? {
    UnsafeRawPointer(bitPattern: address).map { Unmanaged.fromOpaque($0) }
  }
}
