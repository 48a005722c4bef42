package import BilletMessage

/// A message as an e-mail (RFC 5322): the same letter as HTML and as plain text, and its
/// attachments.
///
/// A message without a sender or a date is a draft, which mail programs open for editing.
package struct MailMessage: Sendable {
  /// The subject line; `HeaderText` says what becomes of characters that have no place in one.
  package var subject: String
  /// The language of both texts.
  package var language: LanguageTag
  /// The HTML document, UTF-8.
  package var html: [UInt8]
  /// The same in plain text, UTF-8.
  package var text: [UInt8]
  package var attachments: [MailAttachment]
  package var sender: Mailbox?
  package var recipients: [Mailbox]
  package var date: MailDate?
  package var messageID: MessageID?

  package init(
    subject: String, language: LanguageTag, html: [UInt8], text: [UInt8],
    attachments: [MailAttachment] = [], sender: Mailbox? = nil, recipients: [Mailbox] = [],
    date: MailDate? = nil, messageID: MessageID? = nil
  ) {
    self.subject = subject
    self.language = language
    self.html = html
    self.text = text
    self.attachments = attachments
    self.sender = sender
    self.recipients = recipients
    self.date = date
    self.messageID = messageID
  }
}

/// A file that goes with a mail.
package struct MailAttachment: Sendable {
  /// The file's name; folders before it are left out.
  package var name: String
  package var mediaType: MediaType
  package var bytes: [UInt8]

  /// Makes an attachment whose media type follows from the name unless it is given.
  package init(name: String, mediaType: MediaType? = nil, bytes: [UInt8]) {
    self.name = name
    self.mediaType = mediaType ?? MediaType(fileName: name)
    self.bytes = bytes
  }
}
