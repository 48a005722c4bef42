import BilletCore
import BilletTree

/// No image is a GIF.
struct GifImage: Rule {
  static let description = RuleDescription(
    id: "gif-image", category: .styling, severity: .error,
    summary: "The image is a GIF",
    rationale: "The marketplace withholds messages with GIFs, moving or not.",
    help: "Use a PNG or JPEG instead.",
    references: [.policy("Styling")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for image in context.images {
      let address = WebAddress(image.bytes)
      guard !address.isEmpty else { continue }
      sink.applies()
      if address.scheme == .data {
        if isGIFData(address) {
          sink.report(image.span, message: "The data of the image is a GIF.")
        }
      } else if isGIFPath(address.path) {
        sink.report(image.span, message: "The image is a GIF, as its file name says.")
      } else if isGIFHost(address) {
        sink.report(
          image.span, message: "\(address.host.string) serves GIFs, whatever the file is called.",
          severity: .warning)
      }
    }
  }

  private func isGIFPath(_ path: ArraySlice<UInt8>) -> Bool {
    // Four letters and a point, each perhaps written %xx.
    let end = PercentEncoding.decoded(path.suffix(15))[...]
    return end.ends(with: ".gif") || end.ends(with: ".gifv")
  }

  /// `data:image/gif` with white space around the type as browsers allow it (Fetch, 6).
  private func isGIFData(_ address: WebAddress) -> Bool {
    let content = address.bytes.dropFirst("data:".utf8.count)
    let type = content.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }
    return PercentEncoding.decoded(type)[...].trimmed.spells("image/gif")
      || type.trimmed.spells("image/gif")
  }

  private func isGIFHost(_ address: WebAddress) -> Bool {
    address.isHosted(by: "giphy.com") || address.isHosted(by: "tenor.com")
      || address.isHosted(by: "gfycat.com") || address.isHosted(by: "gifer.com")
      || address.isHosted(by: "makeagif.com") || address.isHosted(by: "redgifs.com")
      || address.isHosted(by: "gph.is") || address.isHosted(by: "reactiongifs.com")
  }
}

extension GifImage {
  fileprivate static let examples: [Example] = [
    .failed(#"<p>Hi <img alt="" «src="https://a.example/a.gif"»></p>"#),
    .failed(#"<img alt="" «src="https://a.example/a.GIF?size=2#top"»>"#),
    .failed(#"<img alt="" «src="https://a.example/a.gifv"»>"#),
    .failed(#"<img alt="" «src="https://a.example/a%2Egi%66"»>"#),
    .failed(#"<img alt="" «src="https://a.example/a.gif#.png"»>"#),
    .failed(#"<img alt="" «src="a.gif "»>"#),
    .failed(#"<img alt="" «src="data:image/gif;base64,R0lGODlhAQABAAAAACw="»>"#),
    .failed(#"<img alt="" «src="DATA: Image/GIF,x"»>"#),
    .failed(#"<img alt="" src="https://a.example/a.png" «srcset="https://a.example/a.gif 2x"»>"#),
    .failed(#"<table «background="https://a.example/a.gif"»><tr><td>Hi</td></tr></table>"#),
    .failed(#"<p style="«background:url(&quot;https://a.example/a.gif&quot;)»">Hi</p>"#),
    .failed(
      #"<!--[if mso]><v:image «src="https://a.example/a.gif"» /><![endif]--><p>Hi</p>"#),
    .failed(
      #"<img alt="" «src="https://media.giphy.com/media/abc/giphy.mp4"»>"#,
      severity: .warning),
    .failed(#"<img alt="" «src="https://TENOR.com/view/abc"»>"#, severity: .warning),
    .passed(#"<img alt="" src="https://a.example/gifs/x.png">"#),
    .passed(#"<img alt="" src="https://a.example/x.png?ref=a.gif">"#),
    .passed(#"<img alt="" src="https://a.example/x.png#a.gif">"#),
    .passed(#"<img alt="" src="https://a.example/a.gif/x.jpg">"#),
    .passed(#"<img alt="" src="https://a.example/agif">"#),
    .passed(#"<img alt="" src="https://gif.example/a.gift">"#),
    .passed(#"<img alt="" src="https://nottenor.com/a.png">"#),
    .passed(#"<img alt="a.gif" title="x.gif" src="https://a.example/a.png">"#),
    .passed(#"<img alt="" src="data:image/png;base64,R0lGODlhAQABAAAAACw=">"#),
    .inapplicable(#"<a href="https://a.example/a.gif">A link, no image</a>"#),
    .inapplicable("<p>a.gif</p>"),
  ]
}
