import BilletMessage
import Testing

@testable import BilletRendering

/// A mail for tests; what a test is not about has a plain value.
func mail(
  subject: String = "Your return", language: String = "en-US", html: String = "<p>Hello</p>\n",
  text: String = "Hello\n", attachments: [MailAttachment] = [], sender: Mailbox? = nil,
  recipients: [Mailbox] = [], date: MailDate? = nil, messageID: MessageID? = nil
) throws -> MailMessage {
  MailMessage(
    subject: subject, language: try #require(LanguageTag(language)), html: Array(html.utf8),
    text: Array(text.utf8), attachments: attachments, sender: sender, recipients: recipients,
    date: date, messageID: messageID)
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }

  /// The lines between CR LF, each without it.
  var mailLines: [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    var index = 0
    while index < count {
      if self[index] == 0x0D, index + 1 < count, self[index + 1] == 0x0A {
        lines.append([])
        index += 2
      } else {
        lines[lines.count - 1].append(self[index])
        index += 1
      }
    }
    return lines
  }
}
