import BilletCore
import BilletTree

/// The text keeps its default font family.
struct FontFamily: Rule {
  static let description = RuleDescription(
    id: "font-family", category: .styling, severity: .error,
    summary: "The text has a font family of its own",
    rationale: "The marketplace withholds messages that override its font.",
    help: "Remove the font family; weight and style may stay.",
    references: [.policy("Styling")], examples: examples)

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    checkDeclarations(tree, context, &sink)
    checkSheets(tree, context, &sink)
    for id in tree.elements(named: .font) {
      guard let face = tree.attribute(.face, of: id), !tree.bytes(of: face).isBlank,
        context.content.holdsText(id, in: tree)
      else { continue }
      sink.report(
        face.span, message: "face=\"\(tree.value(of: face))\" changes the font of text.")
    }
    checkMonospace(tree, context, &sink)
  }

  private func checkDeclarations(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    for declaration in context.declarations(context.declarations.family)
    where setsFamily(declaration) {
      guard !declaration.isDefaulting else { continue }
      context.report(declaration, reaching: .text, in: tree, into: &sink) {
        "\($0) changes the font of text."
      }
    }
  }

  private func setsFamily(_ declaration: StyleTable.Declaration) -> Bool {
    switch declaration.name {
    case .fontFamily: isFamily(declaration.tokens)
    // A shorthand that is not whole is no declaration at all.
    case .font:
      declaration.isDefaulting || isSystemFont(declaration)
        || FontShorthand(declaration.tokens) != nil
    default: false
    }
  }

  /// Whether the value is a list of names, rather than one that browsers drop.
  private func isFamily(_ reader: CSSValueReader) -> Bool {
    var isString = false
    var isEmpty = true
    for token in reader {
      switch token.kind {
      case .comma:
        if isEmpty { return false }
        isEmpty = true
        isString = false
        continue
      // A name in quotes stands alone.
      case .string where isEmpty: isString = true
      case .word where !isString: break
      case .function: return true
      default: return false
      }
      isEmpty = false
    }
    return !isEmpty
  }

  /// Whether the whole font is that of menus, captions and the like (CSS Fonts 4, 2.7.1).
  private func isSystemFont(_ declaration: StyleTable.Declaration) -> Bool {
    declaration.isKeyword("caption") || declaration.isKeyword("icon")
      || declaration.isKeyword("menu") || declaration.isKeyword("message-box")
      || declaration.isKeyword("small-caption") || declaration.isKeyword("status-bar")
  }

  /// Fonts and style sheets that come from elsewhere.
  private func checkSheets(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    for rule in context.styles.atRules {
      switch rule.name {
      case "font-face":
        sink.report(
          rule.span, message: "@font-face loads a font.",
          help: "Remove @font-face; the default font is the only one allowed.")
      case "import":
        sink.report(
          rule.span, message: "@import loads a style sheet that may change the font.",
          help: "Remove @import; a message needs no style sheet from elsewhere.")
      default: break
      }
    }
    for id in tree.elements(named: .link) {
      guard let relation = tree.attribute(.rel, of: id), tree.attribute(.href, of: id) != nil
      else { continue }
      let tokens = tree.bytes(of: relation).tokens
      guard tokens.contains(where: { $0.spells("stylesheet") }),
        !tokens.contains(where: { $0.spells("alternate") })
      else { continue }
      sink.report(
        tree.nodes[id.index].span,
        message: "<link> loads a style sheet that may change the font.",
        help: "Remove <link>; a message needs no style sheet from elsewhere.")
    }
  }

  /// Elements that browsers set in a typewriter font, unless a style takes that back.
  private func checkMonospace(
    _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    let elements = tree.elements(.tt, .code, .pre, .kbd, .samp, .listing, .xmp, .plaintext)
    guard !elements.isEmpty else { return }
    var restyled: Set<HTMLTree.NodeID> = []
    for declaration in context.declarations(context.declarations.family)
    where setsFamily(declaration) {
      restyled.formUnion(context.styles.elements(of: declaration))
    }
    var reportedEnd: Int32 = 0
    for id in elements where id.rawValue >= reportedEnd {
      guard !restyled.contains(id), context.content.holdsText(id, in: tree) else { continue }
      // What stands in it has been said with it.
      reportedEnd = tree.nodes[id.index].end
      let name = tree.nodes[id.index].name.rawValue
      sink.report(
        tree.nodes[id.index].span,
        message: "<\(name)> sets its text in a typewriter font.",
        help: "Write it without <\(name)>; quotation marks or <strong> set it apart.")
    }
  }
}

extension FontFamily {
  fileprivate static let examples: [Example] = [
    .failed(#"<p style="«font-family: Arial, sans-serif»">Hello</p>"#),
    .failed(#"<p style="«font: 16px Georgia»">Hello</p>"#),
    .failed(#"<p style="«font: italic bold 1em/1.5 'Open Sans', serif»">Hello</p>"#),
    .failed(#"<p style="«font: caption»">Hello</p>"#),
    .failed(#"<style>body { «font-family: Verdana» }</style><p>Hello</p>"#),
    .failed(#"<font «face="Arial"»>Hello</font>"#),
    .failed("<p>Type «<code>»1234</code></p>"),
    .failed("«<pre>»<code>1234</code></pre>"),
    .failed("«<tt>»a</tt> «<kbd>»b</kbd> «<samp>»c</samp>"),
    .failed(
      "<style>«@font-face { font-family: X; src: url(https://a.example/x.woff) }»</style><p>Hi</p>"),
    .failed("<style>«@import url(https://a.example/a.css);»</style><p>Hi</p>"),
    .failed(#"«<link rel="stylesheet" href="https://a.example/a.css">»<p>Hi</p>"#),
    .passed(#"<p style="font-family: 12">Hello</p><p style="font-family: Arial, , serif">Hi</p>"#),
    .passed(#"<p style="font-family: 'Arial' bold">Hello</p>"#),
    .passed("<p>Hello</p>"),
    .passed(#"<p style="font-weight: bold; font-style: italic; font-size: 16px">Hello</p>"#),
    .passed(#"<p style="font-family: inherit">Hello</p>"#),
    .passed(#"<p style="font: inherit">Hello</p>"#),
    .passed(#"<p>Type <code style="font-family: inherit">1234</code></p>"#),
    .passed(#"<style>code { font-family: inherit }</style><p>Type <code>1234</code></p>"#),
    .passed(#"<p>Hello <code></code><code><img src="https://a.example/a.png" alt=""></code></p>"#),
    .passed(#"<p>Hello</p><div style="font-family: Arial">&nbsp;</div>"#),
    .passed(#"<style>.unused { font-family: Arial }</style><p>Hello</p>"#),
    .passed(#"<p>Hello</p><p style="display:none;font-family:Arial">Hidden</p>"#),
    .passed(#"<p>Hello <b>b</b> <i>i</i> <strong>s</strong> <em>e</em> <var>v</var></p>"#),
    .passed(#"<p style="font: bold">A shorthand without size and family is ignored</p>"#),
    .passed(#"<link rel="canonical" href="https://a.example/a.css"><p>Hi</p>"#),
    .passed("<p>The product is called Arial, font-family: sans</p>"),
    .inapplicable(#"<img src="https://a.example/a.png" alt="" style="font-family:Arial">"#),
  ]
}
