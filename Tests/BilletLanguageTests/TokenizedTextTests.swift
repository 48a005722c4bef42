import Testing

@testable import BilletLanguage

/// Where sentences and words begin and end, and how they are compared.
struct TokenizedTextTests {
  private func read(_ text: String, values: [TextValue] = []) -> TokenizedText {
    let bytes = Array(text.utf8)
    var result = TokenizedText()
    result.append(bytes, 0..<bytes.count, values: values[...])
    return result
  }

  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return read(text).sentences.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
  }

  private func words(_ text: String) -> [String] {
    let result = read(text)
    return result.tokens.map { String(decoding: result.letters(of: $0), as: UTF8.self) }
  }

  @Test(arguments: [
    ["We are sorry.", "Your parcel is late!", "Can you wait?"],
    ["Send e.g. a photo of the label.", "Thank you."],
    ["Mr. Smith from Lumen Inc. will call.", "It costs 3.50 today."],
    ["Read section 4.2 on amazon.com.", "Then reply."],
    ["He said “It is broken.”", "We replaced it."],
    ["Wait… please.", "Now!"],
    ["thanks for that!", "please reply."],
    ["Wir liefern am 14. März z. B. mit DHL.", "Die Nr. 5 fehlt."],
    ["Répondez p. ex. demain.", "Merci !", "À bientôt"],
    ["La D.ssa Rossi risponde.", "È arrivato?"],
    ["¿Ha llegado?", "Sí, gracias."],
    ["お届けが遅れております。", "ご確認いただけますか？", "よろしくお願いします！"],
    ["「届きました。」", "ありがとうございます。"],
  ])
  func sentencesEndWhereTheyEnd(_ expected: [String]) {
    #expect(sentences(expected.joined(separator: " ")) == expected)
  }

  @Test func japaneseNeedsNoSpaces() {
    #expect(sentences("遅れています。お待ちください。") == ["遅れています。", "お待ちください。"])
  }

  @Test func lineBreaksEndShortLinesOnly() {
    #expect(sentences("Kind regards,\u{B}The Lumen team") == ["Kind regards,", "The Lumen team"])
    #expect(sentences("We have sent a new\u{B}lamp.").count == 1)
    let long = "We would like to ask you which of the two lamps from the\u{B}Lumen range you had"
    #expect(sentences(long).count == 1)
    #expect(sentences("お届けした商品についてご不便をおかけして\u{B}申し訳ございません。").count == 1)
  }

  @Test func linesOfOthersAreLeftOut() {
    #expect(sentences("> Where is it?\u{B}> Hello?\u{B}It is on its way.") == ["It is on its way."])
  }

  @Test func wordsAreComparedWithoutCaseAccentsAndWidth() {
    #expect(words("L’Étiquette") == ["l", "etiquette"])
    #expect(words("Straße GRÖSSE œuvre") == ["strasse", "grosse", "oeuvre"])
    #expect(words("e\u{301}te\u{301} soft\u{AD}ware ze\u{200B}ro") == ["ete", "software", "zero"])
    #expect(words("５つ星 ＡＢＣ ％") == ["5", "つ", "星", "abc", "%"])
    #expect(words("ﾚﾋﾞｭｰ") == ["レ", "ビ", "ュ", "ー"])
    #expect(words("5-Sterne-Bewertung") == ["5", "sterne", "bewertung"])
    #expect(words("1.234,50 € 10:30") == ["1.234,50", "€", "10:30"])
    #expect(words("☆⭐★") == ["★", "★", "★"])
  }

  @Test func addressesAndOrderIDsAreNoWords() {
    let text = read(
      "See https://a.example/free-gift?x=1. Order 123-1234567-1234567, D01-1234567-1234567")
    #expect(text.tokens.filter(\.isOpaque).map(\.kind) == [.address, .orderID, .orderID])
    #expect(words("mail@a.example www.a.example/x").count == 2)
  }

  @Test func valuesAreOneOpaqueWord() {
    let text = "Your Free. Gift? Card is here."
    let value = TextValue(5..<21, isOpaque: true)
    let result = read(text, values: [value])
    #expect(result.sentences.count == 1)
    #expect(result.tokens.map(\.isOpaque) == [false, true, false, false])
  }

  @Test func namesInQuotationMarksAreOpaque() {
    #expect(
      read("Your “Coupon Wallet” is here").tokens.map(\.isOpaque) == [
        false, true, true, false, false,
      ])
    #expect(read("Ihr „Goldene 5 Sterne“ Buch").tokens.filter(\.isOpaque).count == 3)
    #expect(read("Leave a \"5 star\" review").tokens.allSatisfy { !$0.isOpaque })
  }

  @Test(arguments: [
    ("You wrote: “The lamp is broken. I leave one star.” We are sorry.", 8),
    ("Vous nous écrivez : « Je laisserai un avis. » Merci", 4),
    ("Nos escribe: «Quiero el reembolso». Gracias", 3),
    ("Ci scrive: «Il pacco è rotto». Grazie", 4),
    // What the seller wants written is the seller's own.
    ("If you write: “The lamp is bright” we are glad", 0),
    ("Schreiben Sie: „Die Lampe ist hell“ bitte", 0),
  ])
  func whatTheBuyerSaidIsOpaque(_ text: String, _ count: Int) {
    #expect(read(text).tokens.filter(\.isOpaque).count == count)
  }

  @Test func namesAboveTheOrderIDAreASignature() {
    let text = read("Gracias por todo.\u{B}El equipo de Lumen\u{B}Pedido 123-1234567-1234567")
    #expect(text.roles(of: 0..<3) == [.body, .signature, .body])
  }

  @Test func greetingAndSignatureAreKnown() {
    let text = read("Hello Ada,\u{B}Your lamp is late.\u{B}Kind regards,\u{B}The Lumen team")
    #expect(text.roles(of: 0..<4) == [.greeting, .body, .signature, .signature])
    let hugs = read("Hola Ada,\u{B}Su lámpara llega tarde.\u{B}Un beso grande,\u{B}Inma")
    #expect(hugs.roles(of: 0..<4) == [.greeting, .body, .signature, .signature])
    let regards = read("Hello Ada,\u{B}As regards your review, please delete it.")
    #expect(regards.roles(of: 0..<2) == [.greeting, .body])
    let japanese = read("山田様\u{B}遅れております。\u{B}敬具")
    #expect(japanese.roles(of: 0..<3) == [.greeting, .body, .signature])
  }

  @Test(arguments: [
    ("Your order is on its way and we will write when it is there", TextLanguage.english),
    ("Ihre Bestellung ist unterwegs und wir melden uns bei Ihnen", .german),
    ("Votre commande est en route et nous vous tenons au courant", .french),
    ("Su pedido está en camino y le avisaremos cuando llegue", .spanish),
    ("Il Suo ordine è in viaggio e La avviseremo quando arriva", .italian),
    ("ご注文の商品は本日お届けします", .japanese),
  ])
  func commonWordsTellTheLanguage(_ text: String, _ language: TextLanguage) {
    let result = read(text)
    var evidence = LanguageEvidence()
    for token in result.tokens { evidence.add(token, of: result) }
    #expect(evidence.language == language)
  }

  @Test func anyBytesGiveAnAnswer() {
    var state: UInt64 = 20_261_127
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let pieces: [[UInt8]] = [
          [0xFF], [0xE3, 0x80], [0xE3, 0x80, 0x82], Array("a. B".utf8), Array("\"Ab\"".utf8),
          [0x0B], Array("> x".utf8), Array("12-3.".utf8), [0xEF, 0xBE, 0x9E], Array("「あ".utf8),
        ]
        bytes += pieces[Int(state >> 33) % pieces.count]
      }
      var text = TokenizedText()
      text.append(bytes, 0..<bytes.count, values: [TextValue(5..<9, isOpaque: true)])
      var last = 0
      for sentence in text.sentences {
        #expect(sentence.bytes.lowerBound >= last && sentence.bytes.upperBound <= bytes.count)
        last = sentence.bytes.upperBound
      }
    }
  }
}
