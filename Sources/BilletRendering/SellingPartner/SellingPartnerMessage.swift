package import BilletCore
package import BilletMessage

/// A message as a request to the Selling Partner API: operation, path, query and body in JSON.
///
/// Whether the API allows the operation for an order is for its `getMessagingActionsForOrder` to
/// say.
package struct SellingPartnerMessage: Sendable {
  /// From when to when a warranty holds (ISO 8601 date-times), for the buyer to read.
  package struct WarrantyCoverage: Sendable {
    package var start: String
    package var end: String

    package init(start: String, end: String) {
      self.start = start
      self.end = end
    }
  }

  /// What a message comes to.
  package struct Request: Sendable {
    /// The request in JSON; `nil` when operation, order or marketplace is not known.
    package var bytes: [UInt8]?
    /// Whatever keeps the API from taking the request, and what the request leaves out.
    package var diagnostics: [Diagnostic]
  }

  /// The message in plain text, UTF-8.
  package var text: [UInt8]
  /// Reason, order ID, marketplace (ID or host) and attachments count here.
  package var facts: MessageFacts
  /// Each attachment's upload destination by its file, as the Uploads API gave it.
  package var uploadDestinations: [String: String]
  package var warrantyCoverage: WarrantyCoverage?

  package init(
    text: [UInt8], facts: MessageFacts, uploadDestinations: [String: String] = [:],
    warrantyCoverage: WarrantyCoverage? = nil
  ) {
    self.text = text
    self.facts = facts
    self.uploadDestinations = uploadDestinations
    self.warrantyCoverage = warrantyCoverage
  }

  /// The request: O(n), the same bytes for the same input.
  ///
  /// Text is never cut: one that is too long is in the request as it is, and an error says so.
  /// `locate` gives the author's text behind bytes of `text`.
  package func request(
    locating locate: (Range<Int>) -> SourceLocation? = { _ in nil }
  ) -> Request {
    var diagnostics: [Diagnostic] = []
    let operation = SellingPartnerOperation(for: facts)
    if operation == nil {
      diagnostics.append(Finding.noOperation(facts.reason))
      // Order and marketplace would change nothing; other reasons can still come to an operation.
      if facts.reason == .return {
        return Request(bytes: nil, diagnostics: diagnostics)
      }
    }
    let orderID = facts.orderID.flatMap { Self.isOrderID($0) ? $0 : nil }
    if orderID == nil { diagnostics.append(Finding.noOrderID(isGiven: facts.orderID != nil)) }
    let marketplace = facts.marketplace.flatMap(SellingPartnerMarketplace.init)
    if marketplace == nil { diagnostics.append(Finding.noMarketplace(facts.marketplace)) }
    guard let operation else { return Request(bytes: nil, diagnostics: diagnostics) }

    let body = trimmedText
    diagnostics += textFindings(body, for: operation, locate)
    diagnostics += attachmentFindings(for: operation)
    guard let orderID, let marketplace else { return Request(bytes: nil, diagnostics: diagnostics) }
    return Request(
      bytes: json(operation, orderID, marketplace, body), diagnostics: diagnostics)
  }

  /// The text without the line ends that end a file and no message.
  private var trimmedText: [UInt8] {
    Array(text[..<((text.lastIndex { $0 != 0x0A && $0 != 0x0D } ?? -1) + 1)])
  }

  /// 3, 7 and 7 digits, or `D01` before the last two for a digital order.
  static func isOrderID(_ text: String) -> Bool {
    let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard groups.map(\.count) == [3, 7, 7] else { return false }
    let numbers = groups[0].elementsEqual("D01".utf8) ? groups[1...] : groups[...]
    return numbers.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private func textFindings(
    _ text: [UInt8], for operation: SellingPartnerOperation,
    _ locate: (Range<Int>) -> SourceLocation?
  ) -> [Diagnostic] {
    let isBlank = text.allSatisfy { $0 <= 0x20 }
    guard let limit = operation.textLimit else {
      return isBlank ? [] : [Finding.textNotSent(operation)]
    }
    if isBlank { return [Finding.noText(operation)] }
    var findings: [Diagnostic] = []
    // A scalar begins at every byte that continues none.
    let starts = text.indices.lazy.filter { text[$0] & 0xC0 != 0x80 }
    let length = starts.count
    if length > limit {
      let excess = starts.dropFirst(limit).first ?? 0
      findings.append(
        Finding.tooLong(operation, length, limit: limit, at: locate(excess..<text.count)))
    }
    let tags = SellingPartnerText.tags(in: text).prefix(Limits.findingsPerFile)
    findings += tags.map { Finding.html(at: locate($0)) }
    let addresses = SellingPartnerText.addresses(in: text).prefix(Limits.findingsPerFile)
    findings += addresses.map { Finding.address(at: locate($0)) }
    return findings
  }

  private func attachmentFindings(for operation: SellingPartnerOperation) -> [Diagnostic] {
    let attachments = facts.attachments ?? []
    switch operation.attachments {
    case .refused:
      return attachments.isEmpty ? [] : [Finding.attachmentsRefused(operation)]
    case .needed(let kind):
      if attachments.isEmpty { return [Finding.noAttachment(operation, kind: kind)] }
      if let other = attachments.first(where: { $0.kind != kind }) {
        return [Finding.otherKind(operation, other, kind: kind)]
      }
    case .welcome:
      break
    }
    var findings: [Diagnostic] = []
    if attachments.count > SellingPartnerOperation.attachmentLimit {
      findings.append(Finding.tooManyAttachments(attachments.count))
    }
    let waiting = attachments.filter { uploadDestinations[$0.file] == nil }
    if !waiting.isEmpty { findings.append(Finding.notUploaded(waiting)) }
    return findings
  }

  private func json(
    _ operation: SellingPartnerOperation, _ orderID: String,
    _ marketplace: SellingPartnerMarketplace, _ text: [UInt8]
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { request in
      request.member("operation", operation.rawValue)
      request.member("method", "POST")
      request.member("path", operation.path(orderID: orderID))
      request.key("query")
      request.object { query in
        query.key("marketplaceIds")
        query.array { $0.string(marketplace.id) }
      }
      guard operation.hasBody else { return }
      request.key("body")
      request.object { body in
        if operation.textLimit != nil {
          body.member("text", String(decoding: text, as: UTF8.self))
        }
        if operation == .createWarranty, let warrantyCoverage {
          body.member("coverageStartDate", warrantyCoverage.start)
          body.member("coverageEndDate", warrantyCoverage.end)
        }
        if operation.attachments != .refused { attachments(to: &body) }
      }
    }
    return writer.bytes
  }

  private func attachments(to body: inout JSONWriter) {
    guard let attachments = facts.attachments, !attachments.isEmpty else { return }
    body.key("attachments")
    body.array { list in
      for attachment in attachments {
        list.object { item in
          if let destination = uploadDestinations[attachment.file] {
            item.member("uploadDestinationId", destination)
          }
          item.member("fileName", AttachmentName(attachment.file).value)
        }
      }
    }
  }
}
