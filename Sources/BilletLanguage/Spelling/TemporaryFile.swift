import BilletCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file for a library that reads from a path alone.
enum TemporaryFile {
  /// Gives `body` the path of a file with these bytes, which is gone afterwards; `nil` when none can be written.
  static func with<Result>(_ bytes: [UInt8], _ body: (String) -> Result?) -> Result? {
    let folder = Environment.value(of: "TMPDIR") ?? "/tmp"
    var path = Array(Path.join(folder, "billet-XXXXXX").utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      close(descriptor)
      unlink(name)
    }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      written += count
    }
    return body(name)
  }
}
