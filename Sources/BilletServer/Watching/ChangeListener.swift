import Synchronization

/// Connects a watcher with what is made after it.
final class ChangeListener: Sendable {
  private let action = Mutex<(@Sendable () -> Void)?>(nil)

  func listen(_ action: @escaping @Sendable () -> Void) {
    self.action.withLock { $0 = action }
  }

  func tell() {
    let action = action.withLock { $0 }
    action?()
  }
}
