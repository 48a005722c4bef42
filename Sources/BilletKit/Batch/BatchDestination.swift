import BilletCore

/// Where a batch writes to.
public enum BatchDestination: Sendable, Equatable {
  /// A line of JSON for each row, failures among them.
  case standardOutput
  /// A file of JSON Lines; the failures stand beside it in `<name>.failures.jsonl`.
  case file(String)
  /// A folder with a file for each message, and `failures.jsonl`.
  case folder(String)

  /// Reads what stands behind `-o`: `-`, a name that ends with `.jsonl`, `.ndjson` or `.json`, a file or device that is
  /// there, or else a folder.
  public init(_ path: String) {
    let isFile = ["jsonl", "ndjson", "json"].contains(Path.fileExtension(of: path))
    if path == "-" {
      self = .standardOutput
    } else if let kind = FileSystem.kind(of: path) {
      self = kind == .directory ? .folder(path) : .file(path)
    } else {
      self = isFile && path.utf8.last != UInt8(ascii: "/") ? .file(path) : .folder(path)
    }
  }

  /// The folder of an unfinished run; `nil` where a run cannot go on.
  public var workspace: String? {
    switch self {
    case .standardOutput: nil
    case .file(let path): FileSystem.kind(of: path) == .special ? nil : path + ".billet-batch"
    case .folder(let path): Path.join(path, ".billet-batch")
    }
  }

  /// The file of the rows that failed, when there is one of its own.
  public var failures: String? {
    switch self {
    case .standardOutput: nil
    case .file(let path):
      Path.join(Path.directory(of: path), Path.stem(of: path) + ".failures.jsonl")
    case .folder(let path): Path.join(path, "failures.jsonl")
    }
  }
}
