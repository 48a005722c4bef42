import BilletCore
import BilletTree

/// The name of an image says more than that it is one.
struct ImgAltPlaceholder: Rule {
  static let description = RuleDescription(
    id: "img-alt-placeholder", category: .accessibility, severity: .review,
    summary: "The image's text alternative says nothing of what it shows",
    rationale: "A screen reader says “image” of itself; what matters is what it shows.",
    help: "Describe what it shows in alt=\"…\", or write alt=\"\" if it is decoration.",
    references: [.wcag("1.1.1"), .act("qt1vmo")], examples: examples)

  static let interest: Interest = .images

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for image in context.namedImages {
      sink.applies()
      guard Self.saysNothing(image.name), !isNamedOtherwise(image.id, tree, context) else {
        continue
      }
      sink.report(
        tree.nodes[image.id.index].span,
        message: "The image's text alternative \(image.name.quoted) says nothing of what it shows.")
    }
  }

  /// Whether it is only the picture on a button or its like that the author named by another text.
  private func isNamedOtherwise(
    _ id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Bool {
    guard
      context.features.contains(AttributeName.ariaLabel)
        || context.features.contains(AttributeName.ariaLabelledby)
    else { return false }
    return tree.ancestors(of: id).contains { ancestor in
      let names = [AttributeName.ariaLabel, .ariaLabelledby].compactMap {
        tree.attribute($0, of: ancestor)
      }
      let role = context.names.role(of: ancestor)
      return names.contains { !tree.bytes(of: $0).isBlank }
        && (role.hasPresentationalChildren || role == .link)
    }
  }

  /// The longest of the words below, with some digits behind it, in bytes.
  private static let longest = 40

  private static func saysNothing(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.count <= longest else { return false }
    guard name.contains(where: { $0.isLetter || $0.isDigit || $0 >= 0x80 }) else { return true }
    if name.count == 1 { return name.first?.isLetter == true }
    // `image 2`, `[logo]`
    var words = name
    while let last = words.last, !last.isLetter, last < 0x80 { words.removeLast() }
    while let first = words.first, !first.isLetter, first < 0x80 { words.removeFirst() }
    return placeholders.contains(words.string.lowercased())
  }

  private static let placeholders: Set<String> = [
    "alt", "alt text", "alternative text", "alt tag", "alttext", "background", "banner", "bild",
    "bild hier", "blank", "bullet", "button", "clip art", "company logo", "decorative", "divider",
    "dot", "foto", "fotografie", "fotografía", "grafik", "grafica", "gráfico", "graphic",
    "graphics",
    "header", "header image", "hero", "hero image", "icon", "icona", "icono", "icône", "image",
    "image alt", "image alt text", "image description", "image here", "image of",
    "image placeholder",
    "imagem", "imagen", "images", "img", "immagine", "insert alt text", "insert alt text here",
    "line", "logo", "null", "photo", "photograph", "pic", "picture", "picture of", "pixel",
    "placeholder", "placeholder image", "platzhalter", "separator", "spacer", "spacer image",
    "symbol", "thumbnail", "undefined", "untitled", "your alt text here", "your logo", "zdjęcie",
    "obrazek", "afbeelding", "logotipo", "画像", "写真", "ロゴ", "图片", "图像",
  ]
}

extension ImgAltPlaceholder {
  fileprivate static let examples: [Example] = [
    .passed(#"<img src="a.png" alt="Lumen logo">"#),
    .passed(#"<img src="a.png" alt="Picture of the label on the box">"#),
    .passed(#"<img src="a.png" alt="家"><img src="b.png" alt="5">"#),
    .passed(#"<img src="a.png" alt="OK">"#),
    .passed(#"<button aria-label="Search"><img src="a.png" alt="image"></button>"#),
    .cantTell(#"<main aria-label="Return">«<img src="a.png" alt="image">»</main>"#),
    .cantTell(#"<p>Hi</p>«<img src="a.png" alt="image">»"#),
    .cantTell(#"«<img src="a.png" alt=" Image 2">»«<img src="b.png" alt="[LOGO]">»"#),
    .cantTell(#"«<img src="a.png" alt="x">»«<img src="b.png" alt="...">»"#),
    .cantTell(#"«<img src="a.png" aria-label="Icône">»«<img src="b.png" alt="写真">»"#),
    .inapplicable(#"<img src="a.png" alt=""><img src="a.png">"#),
    .inapplicable(#"<img src="a.png" alt="image" aria-hidden="true">"#),
    .inapplicable(#"<img src="a.png" alt="image" style="display:none">"#),
    .inapplicable("<p>image</p>"),
  ]
}
