import BilletTree

/// The address of a picture, wherever a document names one.
package struct ImageAddress: Sendable {
  let bytes: ArraySlice<UInt8>
  /// The attribute or declaration that holds it.
  let span: Range<Int>

  /// Every address of a picture: of images, of backgrounds, in styles, and in what Outlook reads.
  static func all(
    in tree: HTMLTree, _ styles: StyleTable, pictures: [Int],
    _ conditionals: [ConditionalComment]
  ) -> [ImageAddress] {
    var result: [ImageAddress] = []
    collect(in: tree, into: &result) { $0 }
    for comment in conditionals {
      collect(in: comment.tree, into: &result) { comment.span($0) }
    }
    collect(in: styles, pictures, into: &result)
    return result
  }

  private static func collect(
    in tree: HTMLTree, into result: inout [ImageAddress], place: (Range<Int>) -> Range<Int>
  ) {
    for index in tree.attributes.indices {
      let attribute = tree.attributes[index]
      guard !attribute.isDuplicate else { continue }
      switch attribute.name {
      case .background, .poster:
        result.append(ImageAddress(bytes: tree.bytes(of: attribute), span: place(attribute.span)))
      default: break
      }
    }
    for id in tree.elements {
      let name = tree.nodes[id.index].name
      switch name {
      case .img, .image: break
      case .input:
        guard
          tree.attribute(.type, of: id).map({ tree.bytes(of: $0).trimmed.spells("image") })
            == true
        else { continue }
      case .source:
        guard tree.parent(of: id).map({ tree.nodes[$0.index].name == .picture }) == true else {
          continue
        }
      case .other:
        guard tree.otherNames[id.rawValue]?.hasPrefix("v:") == true else { continue }
      default: continue
      }
      if let source = tree.attribute(.src, of: id) {
        result.append(ImageAddress(bytes: tree.bytes(of: source), span: place(source.span)))
      }
      if let set = tree.attribute(.srcset, of: id) {
        for candidate in candidates(of: tree.bytes(of: set)) {
          result.append(ImageAddress(bytes: candidate, span: place(set.span)))
        }
      }
    }
  }

  /// Pictures that styles bring in, unless their selector reaches nothing.
  private static func collect(
    in styles: StyleTable, _ pictures: [Int], into result: inout [ImageAddress]
  ) {
    for number in pictures {
      let declaration = styles.declarations[number]
      if case .styleSheet(let number) = declaration.origin,
        styles.rules[number].matches.isEmpty, styles.rules[number].isUnderstood
      {
        continue
      }
      for address in styles.addresses(in: declaration) {
        result.append(
          ImageAddress(bytes: ArraySlice(address.value.utf8), span: declaration.span))
      }
    }
  }

  /// The addresses of a `srcset` (HTML 4.8.4.3.10): what stands before a blank, without commas behind.
  private static func candidates(of set: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var rest = set
    while true {
      rest = rest.drop { $0.isHTMLSpace || $0 == UInt8(ascii: ",") }
      guard !rest.isEmpty else { return result }
      var address = rest.prefix { !$0.isHTMLSpace }
      rest = rest[address.endIndex...]
      if address.last == UInt8(ascii: ",") {
        while address.last == UInt8(ascii: ",") { address.removeLast() }
      } else {
        // A descriptor such as `2x` goes up to the comma.
        rest = rest.drop { $0 != UInt8(ascii: ",") }
      }
      result.append(address)
    }
  }
}
