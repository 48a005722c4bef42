import BilletCore
import BilletMessage
import Testing

@testable import BilletRendering

/// What is sent to which operation.
@Suite struct SellingPartnerRequestTests {
  @Test func textBecomesARequest() {
    let message = SellingPartnerMessage(
      "Hello \"Ann\",\nyour table is late.\n", sellingPartnerFacts(.orderProblem))
    let request = message.request()
    #expect(request.diagnostics.isEmpty)
    #expect(
      request.bytes?.text == """
        {
          "operation": "createUnexpectedProblem",
          "method": "POST",
          "path": "/messaging/v1/orders/114-1234567-1234567/messages/unexpectedProblem",
          "query": {
            "marketplaceIds": [
              "A1PA6795UKMFR9"
            ]
          },
          "body": {
            "text": "Hello \\"Ann\\",\\nyour table is late."
          }
        }

        """)
    #expect(request.bytes == message.request().bytes)
  }

  @Test func invoiceIsItsFilesAlone() {
    let message = SellingPartnerMessage(
      "Here is your invoice.",
      sellingPartnerFacts(.invoice, attachments: [("out/Rechnung ä.pdf", "invoice")]),
      uploadDestinations: ["out/Rechnung ä.pdf": "sc/1234"])
    let request = message.request()
    #expect(request.diagnostics.map(\.severity) == [.note])
    #expect(
      request.diagnostics.first?.message
        == "The operation sendInvoice carries attachments only, so the message's text is not sent.")
    #expect(
      request.bytes?.text == """
        {
          "operation": "sendInvoice",
          "method": "POST",
          "path": "/messaging/v1/orders/114-1234567-1234567/messages/invoice",
          "query": {
            "marketplaceIds": [
              "A1PA6795UKMFR9"
            ]
          },
          "body": {
            "attachments": [
              {
                "uploadDestinationId": "sc/1234",
                "fileName": "Rechnung ä.pdf"
              }
            ]
          }
        }

        """)
  }

  @Test func reviewRequestHasNoBody() {
    let request = SellingPartnerMessage(
      "", sellingPartnerFacts(.reviewRequest, marketplace: "ATVPDKIKX0DER")
    ).request()
    #expect(request.diagnostics.isEmpty)
    #expect(
      request.bytes?.text == """
        {
          "operation": "createProductReviewAndSellerFeedbackSolicitation",
          "method": "POST",
          "path": "/solicitations/v1/orders/114-1234567-1234567/solicitations/productReviewAndSellerFeedback",
          "query": {
            "marketplaceIds": [
              "ATVPDKIKX0DER"
            ]
          }
        }

        """)
    let told = SellingPartnerMessage("How was it?", sellingPartnerFacts(.reviewRequest)).request()
    #expect(told.diagnostics.map(\.severity) == [.note])
    #expect(told.diagnostics.first?.message.contains("the marketplace's own words") == true)
  }

  @Test func warrantySaysFromWhenToWhen() {
    var message = SellingPartnerMessage(
      "", sellingPartnerFacts(.otherNecessary, attachments: [("w.pdf", "warranty")]),
      uploadDestinations: ["w.pdf": "1"])
    message.warrantyCoverage = .init(start: "2026-01-01T00:00:00Z", end: "2028-01-01T00:00:00Z")
    let request = message.request()
    #expect(request.diagnostics.isEmpty)
    let body = request.bytes?.text ?? ""
    #expect(body.contains("/messages/warranty\""))
    #expect(body.contains("\"coverageStartDate\": \"2026-01-01T00:00:00Z\""))
    #expect(body.contains("\"coverageEndDate\": \"2028-01-01T00:00:00Z\""))
    #expect(!body.contains("\"text\""))
  }

  @Test(arguments: [
    (MessageFacts.Reason.orderProblem, "createUnexpectedProblem", "unexpectedProblem", 2000),
    (.orderInformation, "createConfirmOrderDetails", "confirmOrderDetails", 2000),
    (.deliveryScheduling, "createConfirmDeliveryDetails", "confirmDeliveryDetails", 2000),
    (.homeService, "createConfirmServiceDetails", "confirmServiceDetails", 2000),
    (.customDesign, "createConfirmCustomizationDetails", "confirmCustomizationDetails", 800),
  ])
  func reasonWithTextHasItsOperation(
    reason: MessageFacts.Reason, operation: String, path: String, limit: Int
  ) {
    let facts = sellingPartnerFacts(reason)
    #expect(SellingPartnerOperation(for: facts)?.rawValue == operation)
    #expect(SellingPartnerOperation(for: facts)?.textLimit == limit)
    let bytes = SellingPartnerMessage("x", facts).request().bytes?.text ?? ""
    #expect(
      bytes.contains("\"path\": \"/messaging/v1/orders/114-1234567-1234567/messages/\(path)\""))
  }

  @Test func digitalOrderIsSentItsAccessKey() {
    let facts = sellingPartnerFacts(.orderInformation, orderID: "D01-1234567-1234567")
    let request = SellingPartnerMessage("Your key: 1234", facts).request()
    #expect(request.diagnostics.isEmpty)
    #expect(
      request.bytes?.text.contains(
        "\"/messaging/v1/orders/D01-1234567-1234567/messages/digitalAccessKey\"") == true)
    #expect(SellingPartnerOperation(for: facts)?.textLimit == 400)
  }

  @Test func otherNecessaryMessageGoesByItsAttachments() {
    func operation(_ kinds: [String]) -> SellingPartnerOperation? {
      SellingPartnerOperation(
        for: sellingPartnerFacts(.otherNecessary, attachments: kinds.map { ("a.pdf", $0) }))
    }
    #expect(operation(["legal-document", "legal-document"]) == .createLegalDisclosure)
    #expect(operation(["warranty"]) == .createWarranty)
    #expect(operation(["warranty", "legal-document"]) == nil)
    #expect(operation(["brochure"]) == nil)
    #expect(operation([]) == nil)
  }

  @Test func operationsThatLeftTheAPIAreNotOffered() {
    let names = SellingPartnerOperation.allCases.map(\.rawValue)
    #expect(!names.contains("createNegativeFeedbackRemoval"))
    #expect(!names.contains { $0.lowercased().contains("amazonmotors") })
  }

  @Test(arguments: [
    ("amazon.de", "A1PA6795UKMFR9"), ("AMAZON.DE", "A1PA6795UKMFR9"),
    ("www.amazon.co.uk", "A1F83G8C2ARO7P"), ("amazon.com", "ATVPDKIKX0DER"),
    ("A1VC38T7YXB528", "A1VC38T7YXB528"), ("A0123456789XYZ", "A0123456789XYZ"),
  ])
  func marketplaceIsReadFromHostOrID(text: String, id: String) {
    #expect(SellingPartnerMarketplace(text)?.id == id)
  }

  @Test(arguments: [
    "", "amazon", "amazon.example", "amazon.de.evil.example", "a1pa6795ukmfr9", "de", "www.",
    "A1PA6795UKMFR9&x=1", "A1PA6795UKMFR\u{2160}", "amazon.de\u{301}",
  ])
  func textThatIsNoMarketplaceIsRefused(text: String) {
    #expect(SellingPartnerMarketplace(text) == nil)
  }
}
