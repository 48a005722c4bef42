import BilletCore
import BilletTree

/// The name of a link says where it leads.
struct LinkGeneric: Rule {
  static let description = RuleDescription(
    id: "link-generic", category: .accessibility, severity: .review,
    summary: "The link does not say where it leads",
    rationale: "People who go from link to link hear the same words without what is around them.",
    help: "Name what the link leads to, such as “See your return”.",
    references: [.wcag("2.4.4"), .wcag("2.4.9", .aaa), .act("5effbb"), .act("aizyf1")],
    examples: examples)

  static let interest: Interest = .links

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var isAdvised = false
    for link in context.links + context.imageMapLinks where !link.name.isEmpty {
      sink.applies()
      let name = link.name[...]
      guard Self.isGeneric(name) else { continue }
      let span = tree.nodes[link.id.index].span
      if !hasContext(link, tree, context) {
        // At level AAA the name alone has to say it, so there is nothing left to judge.
        sink.report(
          span, message: "The link \(name.quoted) does not say where it leads.",
          severity: context.level == .aaa ? .note : nil)
      } else if !isAdvised {
        // One word on it is enough where the sentence helps (level AAA only).
        isAdvised = true
        sink.report(
          span, message: "The link \(name.quoted) says only with its sentence where it leads.",
          severity: .note, references: [.wcag("2.4.9", .aaa), .act("aizyf1")])
      }
    }
  }

  /// Whether the block around a link says more than the link.
  private func hasContext(_ link: Link, _ tree: HTMLTree, _ context: RuleContext) -> Bool {
    if tree.attribute(.ariaDescribedby, of: link.id) != nil { return true }
    var block = context.block(around: link.id, in: tree)
    let item = tree.ancestors(of: link.id).first {
      let name = tree.nodes[$0.index].name
      return name == .li || name == .td || name == .th
    }
    if let item { block = item }
    let texts = context.content.texts
    let first = texts.firstIndex(atOrAfter: link.id)
    let last = texts.firstIndex(atOrAfter: HTMLTree.NodeID(Int(tree.nodes[link.id.index].end)))
    // A few texts on each side are a sentence; a bar between two links is none.
    let beside = texts[max(first - 4, 0)..<first] + texts[last..<min(last + 4, texts.count)]
    return beside.contains {
      tree.isDescendant($0, of: block)
        && tree.bytes(of: $0).contains { $0.isLetter || $0.isDigit || $0 >= 0xC3 }
    }
  }

  /// The longest of the words below, in bytes.
  private static let longest = 40

  private static func isGeneric(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.count <= longest else { return false }
    var words = name.string.lowercased()[...]
    while let last = words.last, !last.isLetter, !last.isNumber { words.removeLast() }
    while let first = words.first, !first.isLetter, !first.isNumber { words.removeFirst() }
    return words.isEmpty || phrases.contains(String(words))
  }

  private static let phrases: Set<String> = [
    // English
    "click", "click here", "click here now", "click me", "click this", "click this link",
    "continue",
    "details", "find out more", "follow this link", "go", "here", "info", "learn more", "link",
    "more", "more details", "more info", "more information", "read more", "read on", "see here",
    "see more", "start", "tap here", "this", "this link", "this page", "view", "view more", "visit",
    // German
    "hier", "hier klicken", "klicken sie hier", "klick hier", "mehr", "mehr dazu", "mehr erfahren",
    "mehr infos", "mehr informationen", "mehr lesen", "weiter", "weiterlesen", "zum link",
    "dieser link", "ansehen",
    // French
    "ici", "cliquer ici", "cliquez ici", "en savoir plus", "lire la suite", "lire plus", "plus",
    "plus d’informations", "plus d'informations", "plus d’infos", "plus d'infos", "suite",
    "ce lien",
    "voir plus",
    // Spanish
    "aquí", "clic aquí", "haga clic aquí", "haz clic aquí", "leer más", "más", "más información",
    "pulse aquí", "saber más", "ver más", "este enlace",
    // Italian
    "qui", "clicca qui", "clicchi qui", "altro", "continua", "leggi", "leggi di più",
    "leggi tutto", "maggiori informazioni", "scopri di più", "questo link",
    // Dutch, Portuguese, Polish, Swedish
    "klik hier", "lees meer", "lees verder", "meer", "meer informatie", "clique aqui", "aqui",
    "leia mais", "saiba mais", "kliknij tutaj", "tutaj", "więcej", "czytaj więcej", "klicka här",
    "läs mer", "här",
    // Japanese, Chinese
    "こちら", "こちらをクリック", "ここをクリック", "ここ", "詳しくはこちら", "詳細", "詳細はこちら",
    "もっと見る", "続きを読む", "点击这里", "点击此处", "更多", "了解更多", "查看更多",
  ]
}

extension [HTMLTree.NodeID] {
  /// The place of the first node in document order that is the given one or behind it: O(log n).
  fileprivate func firstIndex(atOrAfter id: HTMLTree.NodeID) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension LinkGeneric {
  fileprivate static let examples: [Example] = [
    .passed(#"<p><a href="https://a.example">See your return</a></p>"#),
    .passed(#"<p><a href="https://a.example" aria-label="More on lamps">More</a></p>"#),
    .passed(#"<p><a href="https://a.example">More lamps</a></p>"#),
    .cantTell(#"<p>Hi</p><p>«<a href="https://a.example">»Click here</a></p>"#),
    .cantTell(#"<ul><li>«<a href="https://a.example">»Mehr erfahren ›</a></li></ul>"#),
    .cantTell(#"<p>«<a href="https://a.example">»<img src="a.png" alt="LINK"></a></p>"#),
    .cantTell(#"<p>«<a href="https://a.example">»…</a></p><p>«<a href="/b">»こちら</a></p>"#),
    .cantTell(#"<html><body>«<a href="https://a.example">»More</a></body></html>"#),
    .failed(
      #"<body>How the lamp works: «<a href="https://a.example">»more</a></body>"#, severity: .note),
    .failed(
      #"<p>To return the lamp, «<a href="https://a.example">»click here</a> or <a href="/b">here</a>.</p>"#,
      severity: .note),
    .inapplicable(#"<p><a href="https://a.example"></a><a name="m">more</a></p>"#),
    .inapplicable(#"<p><a href="https://a.example" hidden>more</a></p>"#),
    .inapplicable("<p>more</p>"),
  ]
}
