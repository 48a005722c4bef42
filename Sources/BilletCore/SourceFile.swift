import Synchronization

/// A text that findings point into: its name and its bytes.
public final class SourceFile: Sendable {
  /// The path as the user wrote it, or a name such as `<stdin>`.
  public let path: String
  /// The whole content, UTF-8.
  public let bytes: [UInt8]
  /// The encoding that the content was decoded from, or that its envelope names; `nil` when it was UTF-8.
  public let encoding: String?

  private let lines = Mutex<LineIndex?>(nil)

  /// Makes a file from bytes at hand.
  public init(path: String, bytes: [UInt8], encoding: String? = nil) {
    self.path = path
    self.bytes = bytes
    self.encoding = encoding
  }

  /// Makes a file from a string.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The line table, made at the first question for a position and kept: O(n) once.
  public var lineIndex: LineIndex {
    lines.withLock { index in
      if let index { return index }
      let made = LineIndex(bytes)
      index = made
      return made
    }
  }

  /// Line and column of a byte offset; an offset past the end gives the end.
  public func position(at offset: Int) -> SourcePosition {
    lineIndex.position(at: offset, in: bytes)
  }
}

extension SourceFile: Equatable {
  /// Whether both are the same text under the same name.
  public static func == (left: SourceFile, right: SourceFile) -> Bool {
    left === right || (left.path == right.path && left.bytes == right.bytes)
  }
}

/// A place as people count: lines and columns from 1, columns in Unicode scalars.
public struct SourcePosition: Hashable, Sendable {
  /// The line, from 1. Lines end with LF, CR LF or CR.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A range of bytes in a file.
public struct SourceLocation: Sendable, Equatable {
  /// The file.
  public let file: SourceFile
  /// The bytes, from the first to one past the last; empty for a point.
  public let span: Range<Int>

  /// Makes a location.
  public init(_ file: SourceFile, _ span: Range<Int>) {
    self.file = file
    self.span = span
  }

  /// Where it begins.
  public var start: SourcePosition { file.position(at: span.lowerBound) }
  /// Where it ends, one past the last column.
  public var end: SourcePosition { file.position(at: span.upperBound) }
}
