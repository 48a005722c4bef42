import BilletCore
import BilletTree

/// The name of an image is text rather than the name of a file.
struct ImgAltFilename: Rule {
  static let description = RuleDescription(
    id: "img-alt-filename", category: .accessibility, severity: .error,
    summary: "The image's text alternative is the name of its file",
    rationale: "Read out letter by letter it says nothing of what the image shows.",
    help: "Describe what the image shows in alt=\"…\".",
    references: [.wcag("1.1.1"), .act("9eb3f6"), .act("qt1vmo")], examples: examples)

  static let interest: Interest = .images

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for image in NamedImage.all(in: tree, context.names) {
      check(image, fileNames(of: image.id, tree), tree, context, &sink)
    }
    for id in tree.elements(named: .input)
    where tree.attribute(.type, of: id).map({ tree.bytes(of: $0).spells("image") }) == true {
      let name = context.names.nameBytes(of: id)
      guard !name.isEmpty, context.names.isIncludedInAccessibilityTree(id) else { continue }
      check(
        NamedImage(id: id, name: name[...]), fileNames(of: id, tree), tree, context, &sink)
    }
  }

  private func check(
    _ image: NamedImage, _ files: [ArraySlice<UInt8>], _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    let span = tree.nodes[image.id.index].span
    let name = image.name
    if files.contains(where: { $0.isSame(as: name) }) {
      sink.applies()
      if name.fileType.isImageType {
        // In a list of files the name may be what the reader looks for.
        let isList = Self.speaksOfFiles(context.flow.bytes[...])
        sink.report(span, severity: isList ? .review : nil)
      } else if Self.looksWrittenByMachine(name) {
        sink.report(span, severity: .review)
      }
    } else if name.fileType.isImageType, !name.contains(where: \.isHTMLSpace) {
      sink.report(
        span, message: "The image's text alternative \(name.quoted) is the name of a file.",
        severity: .review)
    } else if Self.isAddress(name) {
      sink.report(
        span, message: "The image's text alternative is an address.", severity: .review)
    } else if Self.isCameraName(name)
      || (Self.looksWrittenByMachine(name) && files.contains { Self.stem(of: $0).isSame(as: name) })
    {
      sink.report(
        span, message: "The image's text alternative \(name.quoted) looks like the name of a file.",
        severity: .review)
    }
  }

  private func fileNames(of id: HTMLTree.NodeID, _ tree: HTMLTree) -> [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    func add(_ address: ArraySlice<UInt8>) {
      let name = WebAddress(address).fileName
      if !name.isEmpty { result.append(name[...].trimmed) }
    }
    if let source = tree.attribute(.src, of: id) { add(tree.bytes(of: source)) }
    if let set = tree.attribute(.srcset, of: id) {
      for part in tree.bytes(of: set).split(whereSeparator: { $0.isHTMLSpace || $0 == 0x2C }) {
        add(part)
      }
    }
    return result
  }

  private static func stem(of file: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let type = file.fileType
    return type.isEmpty ? file : file[..<(type.startIndex - 1)]
  }

  /// One word with an underscore or a number of two digits, as no language writes it.
  private static func looksWrittenByMachine(_ name: ArraySlice<UInt8>) -> Bool {
    guard !name.contains(where: \.isHTMLSpace) else { return false }
    return name.contains(UInt8(ascii: "_"))
      || zip(name, name.dropFirst()).contains { $0.isDigit && $1.isDigit }
  }

  private static func isAddress(_ name: ArraySlice<UInt8>) -> Bool {
    guard !name.contains(where: \.isHTMLSpace) else { return false }
    return name.begins(with: "http://") || name.begins(with: "https://")
      || name.begins(with: "www.") || name.begins(with: "file:") || name.begins(with: "cid:")
      || name.begins(with: "data:image/") || name.begins(with: "/")
  }

  /// What cameras and mail programs call their files, such as `IMG_1234` and `image001`.
  private static func isCameraName(_ name: ArraySlice<UInt8>) -> Bool {
    let beginnings: [StaticString] = [
      "img_", "img-", "dsc_", "dscn", "dscf", "dsc", "pxl_", "image0", "unnamed", "screenshot_",
      "screenshot-",
    ]
    return beginnings.contains { beginning in
      guard name.begins(with: beginning) else { return false }
      let rest = name.dropFirst(beginning.utf8CodeUnitCount)
      return rest.count >= 2
        && rest.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }
  }

  private static func speaksOfFiles(_ text: ArraySlice<UInt8>) -> Bool {
    let words: [StaticString] = ["file", "datei", "fichier", "archivo", "download"]
    return words.contains { text.firstRange(of: $0) != nil }
  }
}

extension ImgAltFilename {
  fileprivate static let examples: [Example] = [
    .passed(#"<img src="https://a.example/W3C" alt="W3C">"#),
    .passed(#"<img src="/img/lamp?x=1" alt="Lamp">"#),
    .failed(#"<p>Hi</p>«<img src="https://a.example/i/lamp.png" alt="lamp.png">»"#),
    .failed(#"«<img src="lamp%20old.JPG?x=1#y" alt=" Lamp old.jpg ">»"#),
    .failed(#"«<img src="a.png" srcset="lamp.png 2x, b.png" aria-label="lamp.png">»"#),
    .failed(#"«<input type="image" src="/i/send.gif" alt="send.gif">»"#),
    .cantTell(#"<p>Pick one of these files:</p>«<img src="/i/lamp.png" alt="lamp.png">»"#),
    .cantTell(#"«<img src="a.png" alt="lamp.png">»"#),
    .cantTell(#"«<img src="a.png" alt="https://a.example/lamp">»"#),
    .cantTell(#"«<img src="a.png" alt="IMG_20261123">»«<img src="b.png" alt="image001">»"#),
    .cantTell(#"«<img src="/i/hero_2.png" alt="hero_2">»"#),
    .cantTell(#"«<img src="/i/hero_2" alt="hero_2">»"#),
    .inapplicable(#"<img src="lamp.png" alt="Lamp">"#),
    .inapplicable(#"<img src="lamp.png" alt="The lamp, see lamp.png">"#),
    .inapplicable(#"<img src="lamp.png" alt=""><img src="lamp.png">"#),
    .inapplicable(#"<img src="lamp.png" alt="lamp.png" aria-hidden="true">"#),
    .inapplicable(#"<img src="lamp.png" alt="lamp.png" hidden>"#),
    .inapplicable(#"<a href="lamp.png">lamp.png</a>"#),
  ]
}
