import BilletCore
import BilletTree

/// An image that is read out, and what is read.
struct NamedImage: Sendable {
  let id: HTMLTree.NodeID
  /// The accessible name, not empty.
  let name: ArraySlice<UInt8>

  /// The `img` elements with a name, in document order.
  static func all(in tree: HTMLTree, _ names: AccessibleNames) -> [NamedImage] {
    tree.elements(named: .img).compactMap { id in
      guard names.isIncludedInAccessibilityTree(id) else { return nil }
      let name = names.nameBytes(of: id)
      return name.isEmpty ? nil : NamedImage(id: id, name: name[...])
    }
  }

  /// The address of its picture.
  func source(in tree: HTMLTree) -> ArraySlice<UInt8> {
    tree.attribute(.src, of: id).map { tree.bytes(of: $0).trimmed } ?? []
  }
}

extension WebAddress {
  /// The name of the file that the address leads to, percent-encoding resolved ("filename").
  var fileName: [UInt8] {
    switch scheme {
    case .data, .mail, .telephone, .dangerous, .fragment: return []
    default: break
    }
    let path = path
    let name = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path
    return PercentEncoding.decoded(name)
  }
}

extension ArraySlice<UInt8> {
  /// What stands behind the last dot of a file's name; empty when there is none.
  var fileType: ArraySlice<UInt8> {
    guard let dot = lastIndex(of: UInt8(ascii: ".")), dot > startIndex else {
      return self[endIndex...]
    }
    return self[(dot + 1)...]
  }

  /// Whether it is the usual ending of a picture's file.
  var isImageType: Bool {
    let types: [StaticString] = [
      "png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "tif", "tiff", "ico", "avif", "heic",
    ]
    return types.contains { spells($0) }
  }

  /// Whether two texts are the same when letter case does not count.
  func isSame(as other: ArraySlice<UInt8>) -> Bool {
    if elementsEqual(other) { return true }
    if allSatisfy({ $0 < 0x80 }) {
      return lazy.map(\.lowercased).elementsEqual(other.lazy.map(\.lowercased))
    }
    return string.lowercased() == other.string.lowercased()
  }

  /// The position of a text of ASCII small letters, in any case; `nil` when it is not there.
  func firstRange(of text: StaticString) -> Range<Int>? {
    let first = text.utf8Start[0]
    var index = startIndex
    while index < endIndex {
      if self[index].lowercased == first, self[index...].begins(with: text) {
        return index..<(index + text.utf8CodeUnitCount)
      }
      index += 1
    }
    return nil
  }
}
