import BilletCore
import BilletMessage
import BilletTree

/// No image shows the product that was bought: the marketplace adds one itself.
struct ProductImage: Rule {
  static let description = RuleDescription(
    id: "product-image", category: .content, severity: .warning,
    summary: "The image seems to show the product",
    rationale: "The marketplace adds a picture of the product itself and withholds messages with"
      + " another.",
    help:
      "Remove the image, unless it shows a design to approve, damage, or how to use the product:"
      + " then say so in its alt text.",
    references: [.policy("Images")], examples: examples)

  static let interest: Interest = .elements(.img)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let images = tree.elements(named: .img)
    guard !images.isEmpty else { return }
    guard let products = context.facts.products, !products.isEmpty else {
      sink.lacks("products")
      return
    }
    for id in images {
      sink.applies()
      let alt = tree.attribute(.alt, of: id).map { tree.bytes(of: $0) } ?? []
      let name =
        tree.attribute(.src, of: id)
        .map { WebAddress(tree.bytes(of: $0)).fileName[...] } ?? []
      for product in products where shows(product, alt: alt, fileName: name) {
        sink.report(tree.nodes[id.index].span)
        break
      }
    }
  }

  private func shows(
    _ product: MessageFacts.Product, alt: ArraySlice<UInt8>, fileName: ArraySlice<UInt8>
  ) -> Bool {
    if let asin = product.asin, asin.utf8.count == 10 {
      let asin = asin.lowercased()
      if alt.string.lowercased().utf8.elementsEqual(asin.utf8)
        || Self.words(fileName).contains(asin)
      {
        return true
      }
    }
    guard let title = product.title else { return false }
    let words = Self.words(Array(title.utf8)[...])
    guard !words.isEmpty else { return false }
    let stem = fileName.prefix { $0 != UInt8(ascii: ".") }
    return Self.words(alt) == words || (words.count > 1 && Self.words(stem) == words)
  }

  /// The words of a text in small letters, whatever stands between them.
  private static func words(_ text: ArraySlice<UInt8>) -> [String] {
    text.string.lowercased().unicodeScalars.split { scalar in
      !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
    }.map { String(Substring($0)) }
  }
}

extension ProductImage {
  fileprivate static let examples: [Example] = [
    .failed(#"«<img src="https://a.example/1.png" alt="Desk lamp, black">»"#, facts: lamp),
    .failed(#"«<img src="https://a.example/desk-lamp-black.jpg" alt="Your lamp">»"#, facts: lamp),
    .failed(#"«<img src="https://a.example/I/B08N5WRWNW.jpg" alt="">»"#, facts: lamp),
    .failed(#"«<img src="https://a.example/I/b08n5wrwnw_1.jpg" alt="">»"#, facts: lamp),
    .passed(#"<img src="https://a.example/1.png" alt="How to mount the desk lamp">"#, facts: lamp),
    .passed(
      #"<img src="https://a.example/proof.png" alt="Your design for approval">"#, facts: lamp),
    .passed(#"<img src="https://a.example/lamp.png" alt="">"#, facts: lamp),
    .inapplicable("<p>Desk lamp, black</p>", facts: lamp),
    .inapplicable(#"<img src="https://a.example/B08N5WRWNW.png" alt="Desk lamp, black">"#),
  ]

  private static var lamp: MessageFacts {
    var facts = MessageFacts()
    facts.products = [.init(title: "Desk Lamp – Black", asin: "B08N5WRWNW")]
    return facts
  }
}
