import BilletCore
import BilletTree

/// Images come over https.
struct InsecureImage: Rule {
  static let description = RuleDescription(
    id: "insecure-image", category: .styling, severity: .error,
    summary: "The image does not come over https",
    rationale: "The marketplace withholds messages with images that are not secure.",
    help: "Put the image where https serves it, and write https://.",
    references: [.policy("Styling")], examples: examples)

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let base = tree.baseScheme
    for image in context.images {
      let address = WebAddress(image.bytes)
      guard !address.isEmpty, address.scheme != .fragment else { continue }
      sink.applies()
      report(address, base, image.span, tree, &sink)
    }
  }

  private func report(
    _ address: WebAddress, _ base: WebAddress.Scheme, _ span: Range<Int>, _ tree: HTMLTree,
    _ sink: inout DiagnosticSink
  ) {
    switch (address.scheme, base) {
    case (.https, _), (.data, _), (.contentID, _), (.inherited, .https), (.relative, .https):
      break
    case (.inherited, .http), (.relative, .http):
      sink.report(
        span, message: "The image comes over http, because <base> says so.",
        help: "Write the whole address with https://.")
    case (.inherited, _):
      sink.report(
        span,
        message:
          "The address begins with “//”, so it comes over http where the message is shown so.",
        help: "Write https: in front of it.", severity: .warning,
        fix: .https(in: span, of: tree.source))
    case (.relative, _):
      // Nothing is fetched from such an address: a message has no place that it could begin at.
      sink.report(
        span, message: "The address is not whole, so it leads nowhere in a message.",
        help: "Write the whole address with https://.", severity: .review)
    default:
      sink.report(
        span, message: "The image comes over \(address.schemeName), not https.",
        fix: address.scheme == .http ? .https(in: span, of: tree.source) : nil)
    }
  }
}

extension HTMLTree {
  /// The scheme that addresses without one get (HTML 4.2.3); `.relative` when the document says none.
  var baseScheme: WebAddress.Scheme {
    for base in elements(named: .base) {
      if let href = attribute(.href, of: base) { return WebAddress(bytes(of: href)).scheme }
    }
    return .relative
  }
}

extension InsecureImage {
  fileprivate static let examples: [Example] = [
    .failed(#"<p>Hi <img alt="" «src="http://a.example/a.png"»></p>"#),
    .failed(#"<img alt="" «src="HTTP://a.example/a.png"»>"#),
    .failed(#"<img alt="" «src=" &#9;http://a.example/a.png"»>"#),
    .failed(#"<img alt="" «src="ht&Tab;tp&colon;//a.example/a.png"»>"#),
    .failed("<img alt=\"\" «src='ht\ntp://a.example/a.png'»>"),
    .failed(#"<img alt="" «src="&#104;ttp://a.example/a.png"»>"#),
    .failed(#"<img alt="" «src=http:a.example/a.png»>"#),
    .failed(#"<img alt="" «src="ftp://a.example/a.png"»>"#),
    .failed(
      #"<img alt="" src="https://a.example/a.png" «srcset="https://a.example/a.png 1x, "#
        + #"http://a.example/b.png 2x"»>"#),
    .failed(
      #"<picture><source «srcset="http://a.example/a.webp"»><img alt="" src="https://a.example/a.png">"#
        + "</picture>"),
    .failed(#"<table «background="http://a.example/a.png"»><tr><td>Hi</td></tr></table>"#),
    .failed(#"<body «background=http://a.example/a.png»>Hi</body>"#),
    .failed(#"<p style="«background: #fff url(http://a.example/a.png) no-repeat»">Hi</p>"#),
    .failed(#"<p style="«background-image: url( 'http://a.example/a.png' )»">Hi</p>"#),
    .failed(
      #"<style>ul { «list-style-image: url(http://a.example/a.png)» }</style><ul><li>Hi</ul>"#),
    .failed(
      #"<!--[if mso]><v:rect><v:fill type="frame" «src="http://a.example/a.png"»/></v:rect>"#
        + "<![endif]--><p>Hi</p>"),
    .failed(#"<!--[if gte mso 9]><img alt="" «src="http://a.example/a.png"»><![endif]--><p>é</p>"#),
    .failed(#"<base href="http://a.example/"><img alt="" «src="a.png"»>"#),
    .failed(#"<base href="http://a.example/"><img alt="" «src="//b.example/a.png"»>"#),
    .failed(#"<img alt="" «src="//a.example/a.png"»>"#, severity: .warning),
    .failed(#"<img alt="" «src="\\a.example/a.png"»>"#, severity: .warning),
    .cantTell(#"<img alt="" «src="images/a.png"»>"#),
    .passed(#"<img alt="" src="https://a.example/a.png">"#),
    .passed(#"<img alt="" src="HttpS://a.example/a.png">"#),
    .passed(#"<img alt="" src="https://a.example/?next=http://b.example/a.png">"#),
    .passed(#"<img alt="" src="data:image/png;base64,AAAA">"#),
    .passed(#"<img alt="" src="cid:logo@a.example">"#),
    .passed(#"<base href="https://a.example/"><img alt="" src="a.png">"#),
    .passed(
      #"<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><img alt="" src="https://a.example/a.png">"#
        + "</html>"),
    .passed(
      #"<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "#
        + #""http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html lang="en">"#
        + #"<img alt="" src="https://a.example/a.png"></html>"#),
    .passed(#"<img alt="http://a.example/a.png" title="http:" src="https://a.example/a.png">"#),
    .passed(#"<p style="background: url(https://a.example/http://a.png)">Hi</p>"#),
    .inapplicable(#"<a href="http://a.example/a.png">A link, no image</a>"#),
    .inapplicable("<p>http://a.example/a.png</p>"),
    .inapplicable(
      #"<style>.unused { background: url(http://a.example/a.png) }</style><p>Hi</p>"#),
    .inapplicable(#"<!-- <img src="http://a.example/a.png"> --><img alt="" src="">"#),
  ]
}
