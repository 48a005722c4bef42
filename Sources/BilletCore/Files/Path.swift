/// Paths as texts, cut at slashes; the file system is not asked.
public enum Path {
  /// A path under a directory; an absolute path stays as it is.
  public static func join(_ directory: String, _ path: String) -> String {
    if path.utf8.first == UInt8(ascii: "/") || directory.isEmpty || directory == "." { return path }
    return directory.utf8.last == UInt8(ascii: "/") ? directory + path : directory + "/" + path
  }

  /// The rest of a path that begins with a directory, such as `a/b` of `root/a/b`; `nil` when it lies
  /// elsewhere or is the directory itself.
  public static func below(_ directory: String, _ path: String) -> String? {
    let prefix = directory == "." ? "" : directory == "/" ? "/" : directory + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return nil }
    let rest = String(Substring(path.utf8.dropFirst(prefix.utf8.count)))
    let isElsewhere =
      ["", ".", ".."].contains(rest) || rest.utf8.first == UInt8(ascii: "/")
      || rest.utf8.starts(with: "../".utf8)
    return isElsewhere ? nil : rest
  }

  /// The last component, such as `en-US.md`.
  public static func name(of path: String) -> String {
    let components = path.utf8.split(separator: UInt8(ascii: "/"))
    return components.last.map { String(Substring($0)) } ?? path
  }

  /// The part before the last component; `.` when there is none.
  public static func directory(of path: String) -> String {
    var end = path.utf8.endIndex
    let utf8 = path.utf8
    func back(while isSkipped: (UInt8) -> Bool) {
      while end > utf8.startIndex, isSkipped(utf8[utf8.index(before: end)]) {
        end = utf8.index(before: end)
      }
    }
    back { $0 == UInt8(ascii: "/") }
    back { $0 != UInt8(ascii: "/") }
    guard end > utf8.startIndex else { return "." }
    back { $0 == UInt8(ascii: "/") }
    return end > utf8.startIndex ? String(path[..<end]) : "/"
  }

  /// The name without its last extension: `en-US` of `a/en-US.md`.
  public static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.utf8.startIndex else {
      return name
    }
    return String(name[..<dot])
  }

  /// The last extension in lower case without its dot; empty when there is none.
  public static func fileExtension(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.utf8.startIndex else {
      return ""
    }
    return String(name[name.utf8.index(after: dot)...]).lowercased()
  }
}
