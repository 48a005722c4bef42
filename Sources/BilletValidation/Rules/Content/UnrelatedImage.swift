import BilletCore
import BilletMessage
import BilletTree

/// Each image is there for the brand, as a proof, or as an instruction.
struct UnrelatedImage: Rule {
  static let description = RuleDescription(
    id: "unrelated-image", category: .content, severity: .review,
    summary: "Nothing says what the images are there for",
    rationale:
      "The marketplace permits a logo, proofs and instructions, and withholds messages with"
      + " other images.",
    help: "If they are a logo, proofs or instructions, say so: data-role=\"brand\", \"proof\" or"
      + " \"instructions\" on the image, or imageRole in the facts; if not, remove them.",
    references: [.policy("Images")], examples: examples)

  static let interest: Interest = .elements(.img)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var unclear: [HTMLTree.NodeID] = []
    for id in tree.elements(named: .img) where tree.attribute(.src, of: id) != nil {
      sink.applies()
      guard context.facts.imageRole == nil, !isDeclared(id, tree), !isDecoration(id, tree),
        !tellsItsRole(id, tree)
      else { continue }
      unclear.append(id)
    }
    // One question a message: what is true of one picture is mostly true of all.
    guard let first = unclear.first else { return }
    let others = unclear.count - 1
    sink.report(
      tree.nodes[first.index].span,
      message: others == 0
        ? "Is this image a logo, a proof or an instruction?"
        : "Are this image and \(others) other\(others == 1 ? "" : "s") logos, proofs or"
          + " instructions?")
  }

  private func isDeclared(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.nodes[id.index].attributes.contains { index in
      tree.otherAttributeNames[index] == "data-role"
        && MessageFacts.ImageRole(
          rawValue: tree.bytes(of: tree.attributes[Int(index)]).trimmed.string.lowercased()) != nil
    }
  }

  /// Lines, corners and the like say nothing that could be unrelated.
  private func isDecoration(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    tree.attribute(.alt, of: id).map { tree.bytes(of: $0).isBlank } ?? false
  }

  /// Whether its alt text or file name says what it is for, in one of the languages of the shops.
  private func tellsItsRole(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    var text: [UInt8] = []
    if let alt = tree.attribute(.alt, of: id) { text += tree.bytes(of: alt) }
    if let source = tree.attribute(.src, of: id) {
      text += [0x20] + WebAddress(tree.bytes(of: source)).fileName
    }
    let lower = Array(text[...].string.lowercased().utf8)
    return lower.indices.contains { index in
      Self.wordsByFirstByte[Int(lower[index])].contains { lower[index...].starts(with: $0) }
    }
  }

  private static let wordsByFirstByte: [[[UInt8]]] = {
    var table = [[[UInt8]]](repeating: [], count: 256)
    for word in words { table[Int(word.utf8.first ?? 0)].append(Array(word.utf8)) }
    return table
  }()

  private static let words: [String] = [
    "logo", "brand", "proof", "design", "draft", "preview", "sketch", "damage", "defect", "label",
    "instruction", "manual", "step", "how to", "how-to", "where", "diagram", "drawing", "assembl",
    "install", "mount", "connect", "measure", "size", "position", "place", "parcel", "box", "pack",
    "barcode", "qr", "icon", "invoice", "receipt", "serial", "part",
    "entwurf", "anleitung", "schritt", "etikett", "paket", "karton", "schaden", "montage", "aufbau",
    "so ", "wo ", "skizze", "maß", "teil", "rechnung",
    "étiquette", "colis", "carton", "notice", "étape", "schéma", "montage", "épreuve", "maquette",
    "croquis", "pièce", "facture", "où ",
    "etiqueta", "paquete", "caja", "instrucciones", "paso", "diseño", "boceto", "montaje", "daño",
    "esquema", "pieza", "factura", "dónde",
    "etichetta", "pacco", "scatola", "istruzioni", "passo", "progetto", "bozza", "montaggio",
    "danno",
    "schema", "pezzo", "fattura", "dove",
    "ロゴ", "ラベル", "箱", "手順", "説明", "図", "デザイン", "校正", "破損", "組み立て", "取り付け", "位置", "部品",
  ]
}

extension UnrelatedImage {
  fileprivate static let examples: [Example] = [
    .cantTell(#"<p>Hi</p>«<img src="https://a.example/1.jpg" alt="A beach at sunset">»"#),
    .cantTell(
      #"«<img src="https://a.example/1.jpg" alt="Our team">» <img src="2.jpg" alt="Our cat">"#),
    .passed(#"<img src="https://a.example/1.jpg" alt="Our team" data-role="brand">"#),
    .passed(#"<img src="https://a.example/1.jpg" alt="Where the label goes">"#),
    .passed(#"<img src="https://a.example/lumen-logo.png" alt="Lumen">"#),
    .passed(#"<img src="https://a.example/1.jpg" alt="Our team">"#, facts: brand),
    .passed(#"<img src="https://a.example/line.png" alt="">"#),
    .inapplicable("<p>No image</p>"),
  ]

  private static var brand: MessageFacts {
    var facts = MessageFacts()
    facts.imageRole = .brand
    return facts
  }
}
