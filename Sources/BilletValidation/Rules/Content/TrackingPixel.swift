import BilletCore
import BilletTree

/// No image is there to tell that the message was opened.
struct TrackingPixel: Rule {
  static let description = RuleDescription(
    id: "tracking-pixel", category: .content, severity: .error,
    summary: "The image seems to track the reader",
    rationale:
      "The marketplace withholds messages with images that nobody sees and that tell when a"
      + " message was opened.",
    help: "Remove the image; for space between things use margins.",
    references: [.policy("Images")], examples: examples)

  static let interest: Interest = .pictures

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for id in tree.elements(.img, .image) {
      sink.applies()
      guard isFetched(id, tree), let sighting = sighting(of: id, tree, context) else { continue }
      switch sighting {
      case .tiny:
        sink.report(
          tree.nodes[id.index].span, message: "The image is too small for anybody to see.")
      case .thin:
        sink.report(
          tree.nodes[id.index].span,
          message: "The image is a pixel or two wide or high, and its other size is not given.",
          severity: .warning)
      case .hidden(let how):
        sink.report(
          tree.nodes[id.index].span, message: "The image is fetched, but \(how).",
          severity: .warning)
      }
    }
    checkBackgrounds(tree, context, &sink)
  }

  private enum Sighting {
    case tiny
    case thin
    case hidden(String)
  }

  private func sighting(
    of id: HTMLTree.NodeID, _ tree: HTMLTree, _ context: RuleContext
  ) -> Sighting? {
    let style = context.styles[id]
    let (width, height) = (pixels(style.width), pixels(style.height))
    if let width, let height, width <= 2, height <= 2 { return .tiny }
    if pixels(style.maxWidth).map({ $0 <= 2 }) == true { return .tiny }
    if let width, width <= 2, case .auto = style.height { return .thin }
    if let height, height <= 2, case .auto = style.width { return .thin }
    if !style.isRendered { return .hidden("display: none hides it") }
    if !style.isVisible { return .hidden("its visibility is hidden") }
    for ancestor in [id] + Array(tree.ancestors(of: id)) where context.styles[ancestor].opacity == 0
    {
      return .hidden("it is transparent")
    }
    if isOffScreen(id, context) { return .hidden("it is moved out of sight") }
    return nil
  }

  private func pixels(_ length: StyleTable.Length) -> Double? {
    if case .pixels(let value) = length { return value }
    return nil
  }

  /// Whether its place is outside the page by a screen's width or so.
  private func isOffScreen(_ id: HTMLTree.NodeID, _ context: RuleContext) -> Bool {
    let style = context.styles[id]
    let margins = [pixels(style.marginLeft), pixels(style.marginRight)].compactMap(\.self)
    if margins.contains(where: { $0 <= -500 }) { return true }
    guard style.isOutOfFlow else { return false }
    return context.styles.declarations(inStyleOf: id).contains { declaration in
      ["left", "top", "right", "bottom", "text-indent"].contains(declaration.property)
        && ArraySlice(declaration.value.utf8).trimmed.first == UInt8(ascii: "-")
        && declaration.value.utf8.count(where: \.isDigit) >= 3
    }
  }

  /// Whether showing it asks a server: data in the message and attached files tell nobody anything.
  private func isFetched(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    guard let source = tree.attribute(.src, of: id) else { return false }
    switch WebAddress(tree.bytes(of: source)).scheme {
    case .data, .contentID, .fragment: return false
    default: return !tree.bytes(of: source).trimmed.isEmpty
    }
  }

  /// A picture behind a box that is too small to show one.
  private func checkBackgrounds(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    for id in tree.elements where context.features.contains(AttributeName.background) {
      guard let attribute = tree.attribute(.background, of: id) else { continue }
      report(attribute.span, ofBox: id, context, &sink)
    }
    for number in context.declarations.picture {
      let declaration = context.styles.declarations[number]
      guard case .styleAttribute(let id) = declaration.origin,
        context.styles.addresses(in: declaration).contains(where: {
          WebAddress(ArraySlice($0.value.utf8)).scheme != .data
        })
      else { continue }
      report(declaration.span, ofBox: id, context, &sink)
    }
  }

  private func report(
    _ span: Range<Int>, ofBox id: HTMLTree.NodeID, _ context: RuleContext,
    _ sink: inout DiagnosticSink
  ) {
    let style = context.styles[id]
    guard let width = pixels(style.width), let height = pixels(style.height), width <= 2,
      height <= 2
    else { return }
    sink.report(
      span, message: "The picture stands behind a box that is too small to show it.",
      severity: .warning)
  }
}

extension TrackingPixel {
  fileprivate static let examples: [Example] = [
    .failed(#"<p>Hi</p>«<img src="https://a.example/o?id=1" width="1" height="1" alt="">»"#),
    .failed(#"«<img src="https://a.example/o" style="width:1px;height:1px" alt="">»"#),
    .failed(#"«<img src="https://a.example/o" width="0" height="0">»"#),
    .failed(#"«<img src="https://a.example/o" width="2" height="2" alt="">»"#),
    .failed(#"«<img src="https://a.example/o" alt="" width="1">»"#, severity: .warning),
    .failed(#"«<img src="https://a.example/o" alt="" style="display:none">»"#, severity: .warning),
    .failed(
      #"<div style="display:none">«<img src="https://a.example/o" alt="">»</div>"#,
      severity: .warning),
    .failed(#"«<img src="https://a.example/o" alt="" style="opacity:0">»"#, severity: .warning),
    .failed(
      #"«<img src="https://a.example/o" alt="" style="position:absolute;left:-9999px">»"#,
      severity: .warning),
    .failed(
      #"<div style="width:1px;height:1px;«background:url(https://a.example/o)»"></div>"#,
      severity: .warning),
    .passed(#"<img src="https://a.example/line.png" width="400" height="1" alt="">"#),
    .passed(#"<img src="https://a.example/line.png" style="width:100%;height:2px" alt="">"#),
    .passed(#"<img src="https://a.example/a.png" alt="">"#),
    .passed(#"<img src="https://a.example/a.png" width="16" height="16" alt="">"#),
    .passed(#"<img src="data:image/png;base64,AAAA" width="1" height="1" alt="">"#),
    .passed(#"<img src="cid:a" width="1" height="1" alt="">"#),
    .inapplicable("<p>No image</p>"),
  ]
}
