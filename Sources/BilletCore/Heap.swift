internal import CHeap

/// The memory that the C library manages.
package enum Heap {
  /// Keeps memory that was freed for what comes next, up to 32 MiB of it.
  ///
  /// Checking a message takes some hundred kilobytes and gives them back. By default glibc returns them to the system
  /// each time, which then clears them again: a sixth of the time that a check takes. Other C libraries keep them anyway.
  package static func keepFreedMemory() {
    billet_keep_freed_memory()
  }
}
