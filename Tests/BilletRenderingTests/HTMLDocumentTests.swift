import BilletMessage
import BilletRendering
import Testing

@Suite struct HTMLDocumentTests {
  let build = Builder()

  @Test func documentHoldsLanguageTitleAndWrapper() {
    let message = build.message(build.paragraph("Hello"), subject: "Your return of {0}")
    let rendered = HTMLRenderer(theme: .standard).skeleton(of: message, as: .document)
      .fill(ResolvedValues("114-3941689-8772232"))
    #expect(
      rendered.text == """
        <!DOCTYPE html>
        <html lang="en-US" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Your return of 114-3941689-8772232</title>
        </head>
        <body style="margin:0">
        <div lang="en-US" dir="ltr" style="max-width:600px;margin:0 auto;padding:0 4%;overflow-wrap:break-word">
        <p style="margin:1em 0">Hello</p>
        </div>
        </body>
        </html>

        """)
  }

  @Test func fragmentIsTheWrapperAlone() {
    let message = build.message(build.paragraph("Hello"), language: "ar")
    let rendered = HTMLRenderer(theme: .standard).skeleton(of: message, as: .fragment)
      .fill(ResolvedValues())
    #expect(
      rendered.text == """
        <div lang="ar" dir="rtl" style="max-width:600px;margin:0 auto;padding:0 4%;overflow-wrap:break-word">
        <p style="margin:1em 0">Hello</p>
        </div>

        """)
  }

  @Test func valueCannotEndTheTitle() {
    let message = build.message(build.paragraph("x"), subject: "{0}")
    let rendered = HTMLRenderer(theme: .standard).skeleton(of: message, as: .document)
      .fill(ResolvedValues("</title><script>"))
    #expect(rendered.text.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
  }

  @Test func bodySizeStandsOnTheWrapperAndHeadingsStayRelativeToTheReader() {
    var theme = Theme.standard
    theme.bodySize = 90
    theme.headingSizes = [135, 112.5, 90]
    let message = build.message(
      build.heading(.one, "A"), build.heading(.two, "B"), build.heading(.three, "C"))
    let text = HTMLRenderer(theme: theme).skeleton(of: message, as: .fragment)
      .fill(ResolvedValues()).text
    #expect(text.contains("style=\"font-size:90%;max-width:600px"))
    #expect(text.contains("<h1 style=\"font-size:150%;"))
    #expect(text.contains("<h2 style=\"font-size:125%;"))
    #expect(text.contains("<h3 style=\"font-size:100%;"))
  }

  @Test func missingValueIsEmptyAndNoTrap() {
    let message = build.message(build.paragraph("a{7}b"))
    let rendered = HTMLRenderer(theme: .standard).skeleton(of: message, as: .fragment)
      .fill(ResolvedValues())
    #expect(rendered.text.contains(">ab</p>"))
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (1.5, "1.5"), (0.25, "0.25"), (0.05, "0.05"), (136.36363636, "136.3636"),
    (-1, "0"), (.infinity, "100000"), (.nan, "0"), (0.00001, "0"), (99.99999, "100"),
  ])
  func numbersAreShortAndPlain(number: Double, text: String) {
    var theme = Theme.standard
    theme.messageWidth = number
    let rendered = HTMLRenderer(theme: theme)
      .skeleton(of: build.message(), as: .fragment).fill(ResolvedValues())
    #expect(rendered.text.contains("max-width:\(text)\(text == "0" ? "" : "px");"))
  }
}
