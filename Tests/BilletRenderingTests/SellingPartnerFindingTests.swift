import BilletCore
import BilletMessage
import Testing

@testable import BilletRendering

/// What keeps the API from taking a message, and what the author reads of it.
@Suite struct SellingPartnerFindingTests {
  @Test(arguments: [
    (MessageFacts.Reason.orderProblem, 2000), (.customDesign, 800), (.deliveryScheduling, 2000),
  ])
  func textOfExactlyTheLimitPasses(reason: MessageFacts.Reason, limit: Int) {
    let facts = sellingPartnerFacts(reason)
    for unit in ["x", "ä", "😀", "\u{301}"] {
      let text = String(repeating: unit, count: limit)
      #expect(SellingPartnerMessage(text, facts).request().diagnostics.isEmpty)
      // The line end that ends the file is no part of the message.
      #expect(SellingPartnerMessage(text + "\n", facts).request().diagnostics.isEmpty)
      let request = SellingPartnerMessage(text + unit, facts).request()
      #expect(request.diagnostics.errors == ["channel-length"])
      #expect(
        request.diagnostics.first?.message.contains("\(limit + 1) characters") == true)
      #expect(request.diagnostics.first?.message.contains("takes \(limit).") == true)
      // Nothing is cut.
      let lines = (request.bytes ?? []).split(separator: 0x0A)
      #expect(lines.contains { $0.elementsEqual("    \"text\": \"\(text)\(unit)\"".utf8) })
    }
  }

  @Test func findingsPointAtTheirText() {
    let file = SourceFile(
      path: "m.md", text: "Write to a@b.example, <b>now</b>." + String(repeating: "ä", count: 2000))
    let message = SellingPartnerMessage(text: file.bytes, facts: sellingPartnerFacts(.orderProblem))
    let found = message.request { SourceLocation(file, $0) }.diagnostics
    #expect(found.errors == ["channel-length", "raw-html", "raw-html", "email-address"])
    #expect(found.map { $0.location?.start.column } == [2001, 23, 29, 10])
    #expect(found.map { $0.location?.end.column } == [2034, 26, 33, 21])
  }

  @Test(arguments: [
    "<b>x</b>", "a<br>b", "a<br/>b", "<!-- x -->", "</p >", "<a href=\"https://x.example\">",
    "<o:p></o:p>", "<?xml?>", "<H1\n>", "< <i>",
  ])
  func htmlIsRefused(text: String) {
    let found = SellingPartnerMessage(text, sellingPartnerFacts(.orderProblem)).request()
    #expect(found.diagnostics.errors.contains("raw-html"))
  }

  @Test(arguments: [
    "a < b > c", "<3", "1<2 and 3>2", "<https://www.amazon.de/>", "<", "a<", "<b", "<>", "< b>",
    "->", "<ä>", "</ x>", "&amp;",
  ])
  func textWithSignsIsNoHTML(text: String) {
    #expect(SellingPartnerText.tags(in: Array(text.utf8)).isEmpty)
  }

  @Test(arguments: [
    ("Write to help@lumen.example.", "help@lumen.example"),
    ("mail:help@lumen.example", "help@lumen.example"), ("<a.b+c@d.co.uk>", "a.b+c@d.co.uk"),
    ("x/a@b.de/y", "a@b.de"), ("..a@b.de", "a@b.de"), ("ü@müller.de", "ü@müller.de"),
    ("info@firma.xn--p1ai", "info@firma.xn--p1ai"),
    ("日本info@example.co.jpまで", "info@example.co.jp"),
    ("https://x.example/?to=a@b.de&x", "a@b.de"), ("A@B.DE-", "A@B.DE"),
  ])
  func addressIsRefused(text: String, address: String) {
    let bytes = Array(text.utf8)
    #expect(SellingPartnerText.addresses(in: bytes).map { Array(bytes[$0]).text } == [address])
    let found = SellingPartnerMessage(text, sellingPartnerFacts(.orderProblem)).request()
    #expect(found.diagnostics.errors == ["email-address"])
  }

  @Test(arguments: [
    "name@2x.png", "@media", "a@b", "5@3.50", "pkg@10.2.3", "@lumen.example", "a @ b.example",
    "https://user@www.amazon.de/", "https://user:secret@www.amazon.de/", "a@b.", "a@.de", "a@b..de",
    "a@-.-", "https://x.example/@shop.name", "...@b.de", "@", "@@", "photo@large.JPG",
  ])
  func textWithAnAtSignIsNoAddress(text: String) {
    #expect(SellingPartnerText.addresses(in: Array(text.utf8)).isEmpty)
  }

  @Test func linksAreAllowed() {
    let text = "See https://www.amazon.de/gp/help/customer/display.html?nodeId=1 for more."
    let request = SellingPartnerMessage(text, sellingPartnerFacts(.deliveryScheduling)).request()
    #expect(request.diagnostics.isEmpty)
  }

  @Test(arguments: [MessageFacts.Reason.return, .otherNecessary])
  func reasonWithoutAnOperationSaysSo(reason: MessageFacts.Reason) {
    let request = SellingPartnerMessage("x", sellingPartnerFacts(reason)).request()
    #expect(request.bytes == nil)
    #expect(request.diagnostics.errors == ["message-reason"])
    #expect(
      request.diagnostics.first?.message
        == "The Selling Partner API has no operation for the reason \(reason.rawValue).")
    #expect(request.diagnostics.first?.help.contains("--format eml") == true)
  }

  @Test func reasonWithoutAnOperationAsksForNothingElse() {
    var facts = MessageFacts()
    facts.reason = .return
    let request = SellingPartnerMessage("x", facts).request()
    #expect(request.bytes == nil)
    #expect(request.diagnostics.errors == ["message-reason"])
  }

  @Test func everyMissingFactIsNamedAtOnce() {
    let request = SellingPartnerMessage("x", MessageFacts()).request()
    #expect(request.bytes == nil)
    #expect(request.diagnostics.errors == ["message-reason", "order-id", "marketplace"])
    #expect(request.diagnostics[1].message == "The fact orderID is missing.")
    #expect(request.diagnostics[1].help.contains("{\"orderID\": \"114-1234567-1234567\"}"))
    #expect(request.diagnostics[2].help.contains("{\"marketplace\": \"amazon.de\"}"))
  }

  @Test(arguments: [
    "", "114-1234567-123456", "114-1234567-12345678", "1141234567-1234567", "114–1234567–1234567",
    "114-1234567-123456７", "D02-1234567-1234567", "114-1234567-1234567/../x", "d01-1234567-1234567",
    "114-1234567-1234567\n", "114-1234567-123456\u{301}", "../-1234567-1234567",
  ])
  func textThatIsNoOrderIDNeverReachesThePath(orderID: String) {
    let facts = sellingPartnerFacts(.orderProblem, orderID: orderID)
    let request = SellingPartnerMessage("x", facts).request()
    #expect(request.bytes == nil)
    #expect(request.diagnostics.errors == ["order-id"])
  }

  @Test(arguments: ["", "\n", " \r\n\n"])
  func messageWithoutTextIsRefused(text: String) {
    let request = SellingPartnerMessage(text, sellingPartnerFacts(.homeService)).request()
    #expect(request.diagnostics.errors == ["channel-length"])
  }

  @Test func atMostFiveAttachmentsGoWithAMessage() {
    func found(_ count: Int) -> [Diagnostic] {
      let files = (0..<count).map { (file: "\($0).pdf", kind: "product-instructions") }
      let destinations = Dictionary(uniqueKeysWithValues: files.map { ($0.file, $0.file) })
      return SellingPartnerMessage(
        "x", sellingPartnerFacts(.customDesign, attachments: files),
        uploadDestinations: destinations
      ).request().diagnostics
    }
    #expect(found(5).isEmpty)
    #expect(found(6).errors == ["attachment-kind"])
    #expect(found(6).first?.message == "The message has 6 attachments, and the API takes 5.")
  }

  @Test func fileThatIsNotUploadedIsNamed() {
    let request = SellingPartnerMessage(
      "x", sellingPartnerFacts(.customDesign, attachments: [("a.pdf", "warranty")])
    ).request()
    #expect(request.diagnostics.map(\.severity) == [.note])
    #expect(
      request.diagnostics.first?.message == "The request lacks uploadDestinationId for: a.pdf.")
    #expect(request.bytes?.text.contains("uploadDestinationId") == false)
    #expect(request.bytes?.text.contains("\"fileName\": \"a.pdf\"") == true)
  }

  @Test func operationWithoutAttachmentsTakesNone() {
    let facts = sellingPartnerFacts(.orderProblem, attachments: [("a.pdf", "warranty")])
    let request = SellingPartnerMessage("x", facts).request()
    #expect(request.diagnostics.errors == ["attachment-kind"])
    #expect(request.bytes?.text.contains("a.pdf") == false)
  }

  @Test func invoiceNeedsInvoices() {
    let none = SellingPartnerMessage("", sellingPartnerFacts(.invoice)).request()
    #expect(none.diagnostics.errors == ["attachment-kind"])
    #expect(none.diagnostics.first?.help.contains("\"kind\": \"invoice\"") == true)
    let other = SellingPartnerMessage(
      "",
      sellingPartnerFacts(.invoice, attachments: [("a.pdf", "invoice"), ("b.pdf", "warranty")])
    ).request()
    #expect(other.diagnostics.errors == ["attachment-kind"])
    #expect(other.diagnostics.first?.message.contains("b.pdf is of the kind warranty") == true)
  }

  @Test(arguments: MailNastyValues.all)
  func anyTextStaysInItsMember(value: String) {
    let bytes =
      SellingPartnerMessage("Hi \(value) there", sellingPartnerFacts(.homeService))
      .request().bytes ?? []
    let lines = bytes.split(separator: 0x0A).map { Array($0) }
    #expect(lines.count == 13)
    #expect(lines[10].starts(with: "    \"text\": \"Hi ".utf8))
    #expect(lines[10].suffix(7).elementsEqual(" there\"".utf8))
  }

  @Test(arguments: ["<a", "@", "a@", "<a>", "a@b.cc ", "<", "//", "http://a:", "<!"])
  func hostileTextEndsSoon(unit: String) {
    let text = String(repeating: unit, count: 400_000 / unit.utf8.count)
    let request = SellingPartnerMessage(text, sellingPartnerFacts(.homeService)).request()
    #expect(request.diagnostics.count <= 1 + 2 * Limits.findingsPerFile)
  }
}
