import BilletCore
import BilletTree

/// The name of an image adds something to what stands beside it and to other images.
struct ImgAltRepeated: Rule {
  static let description = RuleDescription(
    id: "img-alt-repeated", category: .accessibility, severity: .review,
    summary: "Several different images have the same text alternative",
    rationale: "People who hear the same words again and again cannot tell the images apart.",
    help: "Say in each alt=\"…\" what this image shows.",
    references: [.wcag("1.1.1"), .act("qt1vmo"), .axe("image-redundant-alt")],
    examples: examples)

  /// From so many pictures on the same words are a habit.
  private static let tooMany = 3

  static let interest: Interest = .images

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let images = NamedImage.all(in: tree, context.names)
    guard !images.isEmpty else { return }
    sink.applies()
    for image in images { checkLink(around: image, tree, context, &sink) }
    if images.count >= Self.tooMany { checkNames(images, tree, &sink) }
  }

  private func checkLink(
    around image: NamedImage, _ tree: HTMLTree, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    let link = tree.ancestors(of: image.id).first {
      let name = tree.nodes[$0.index].name
      return name == .button || (name == .a && tree.attribute(.href, of: $0) != nil)
    }
    // A link that holds more than a few things is no image with its text.
    guard let link, Int(tree.nodes[link.index].end) - link.index <= 64,
      context.content.holdsText(link, in: tree),
      context.shownText(of: link, in: tree).isSame(as: image.name)
    else { return }
    sink.report(
      tree.nodes[image.id.index].span,
      message: "The image repeats the text beside it, so a screen reader says it twice.",
      help: "Write alt=\"\".", severity: .note)
  }

  private func checkNames(
    _ images: [NamedImage], _ tree: HTMLTree, _ sink: inout DiagnosticSink
  ) {
    var sources: [String: Set<ArraySlice<UInt8>>] = [:]
    for image in images {
      let name = image.name.string.lowercased()
      let isNew = sources[name, default: []].insert(image.source(in: tree)).inserted
      if isNew, sources[name]?.count == Self.tooMany {
        sink.report(
          tree.nodes[image.id.index].span,
          message: "\(Self.tooMany) different images or more are all called \(image.name.quoted).")
      }
    }
  }
}

extension ImgAltRepeated {
  fileprivate static let examples: [Example] = [
    .passed(
      #"<img src="a.png" alt="Lamp"><img src="b.png" alt="Shade"><img src="c.png" alt="Bulb">"#),
    .passed(
      #"<img src="a.png" alt="Star"><img src="a.png" alt="Star"><img src="a.png" alt="Star">"#),
    .passed(#"<img src="a.png" alt="Lamp"><img src="b.png" alt="Lamp">"#),
    .passed(#"<a href="https://a.example"><img src="a.png" alt="Lamp"> and its shade</a>"#),
    .passed(#"<p><img src="a.png" alt="Lamp"> Lamp</p>"#),
    .cantTell(
      #"<img src="a.png" alt="Lamp"><img src="b.png" alt="lamp">«<img src="c.png" alt="Lamp">»"#
        + #"<img src="d.png" alt="Lamp">"#),
    .failed(
      #"<a href="https://a.example">«<img src="a.png" alt="Your return">» Your <b>return</b></a>"#,
      severity: .note),
    .inapplicable(#"<img src="a.png" alt=""><img src="b.png" alt=""><img src="c.png" alt="">"#),
    .inapplicable("<p>Lamp</p>"),
  ]
}
