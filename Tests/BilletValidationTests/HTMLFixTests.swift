import BilletCore
import BilletMessage
import Testing

@testable import BilletValidation

/// What fixes make of HTML.
struct HTMLFixTests {
  private func fixes(
    _ html: String, _ rule: RuleID, _ facts: MessageFacts = MessageFacts()
  ) -> [Fix] {
    let file = SourceFile(path: "a.html", text: html)
    return HTMLValidator(options: ValidationOptions(rules: [rule])).validate(file, facts: facts)
      .flatMap(\.fixes)
  }

  private func fixed(
    _ html: String, _ rule: RuleID, _ facts: MessageFacts = MessageFacts()
  ) -> String {
    let file = SourceFile(path: "a.html", text: html)
    return String(decoding: Fix.apply(fixes(html, rule, facts), to: file).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    (
      #"<a href="http://a.example/?u=http://b.example">x</a>"#,
      #"<a href="https://a.example/?u=http://b.example">x</a>"#
    ),
    ("<a href=HTTP://a.example>x</a>", "<a href=HTTPS://a.example>x</a>"),
    ("<a href='  http://a.example'>x</a>", "<a href='  https://a.example'>x</a>"),
    (#"<a href="//a.example">x</a>"#, #"<a href="https://a.example">x</a>"#),
    (#"<a href="&#104;ttp://a.example">x</a>"#, #"<a href="&#104;ttp://a.example">x</a>"#),
    (#"<a href="ftp://a.example">x</a>"#, #"<a href="ftp://a.example">x</a>"#),
  ])
  func linksGetHTTPS(html: String, result: String) {
    #expect(fixed(html, "insecure-link") == result)
  }

  @Test(arguments: [
    (#"<img alt="" src="http://a.example/a.png">"#, #"<img alt="" src="https://a.example/a.png">"#),
    (
      #"<p style="background: url( 'http://a.example/a.png' )">x</p>"#,
      #"<p style="background: url( 'https://a.example/a.png' )">x</p>"#
    ),
    (
      #"<img alt="" srcset="http://a.example/a.png 1x, http://a.example/b.png 2x">"#,
      #"<img alt="" srcset="https://a.example/a.png 1x, https://a.example/b.png 2x">"#
    ),
    (
      #"<!--[if mso]><img alt="" src="http://a.example/é.png"><![endif]-->x"#,
      #"<!--[if mso]><img alt="" src="https://a.example/é.png"><![endif]-->x"#
    ),
  ])
  func imagesGetHTTPS(html: String, result: String) {
    #expect(fixed(html, "insecure-image") == result)
  }

  @Test(
    arguments: [
      (#"<p align="left">x</p>"#, "<p>x</p>"),
      (
        #"<table align="left"><tr align=left ><td ALIGN='Left'>x</td></tr></table>"#,
        #"<table align="left"><tr ><td>x</td></tr></table>"#
      ),
      // Here it says something, or may.
      (#"<center><p align="left">x</p></center>"#, nil),
      (#"<div align="center"><p align="left">x</p></div>"#, nil),
      (#"<div dir="auto"><p align="left">x</p></div>"#, nil),
      (#"<table><tr align="left"><th>x</th></tr></table>"#, nil),
      (#"<style>[align] { color: red }</style><p align="left">x</p>"#, nil),
      (#"<div style="text-align: end"><p align="left">x</p></div>"#, nil),
      (#"<!--[if mso]><center><![endif]--><p align="left">x</p>"#, nil),
      (#"<p><img alt="" src="https://a.example/a.png" align="left">x</p>"#, nil),
    ] as [(String, String?)])
  func redundantAlignmentGoes(html: String, result: String?) {
    let made = fixes(html, "text-alignment").filter { $0.safety == .safe }
    let file = SourceFile(path: "a.html", text: html)
    let text = String(decoding: Fix.apply(made, to: file).bytes, as: UTF8.self)
    #expect(text == result ?? html)
    let findings = HTMLValidator(options: ValidationOptions(rules: ["text-alignment"]))
      .validate(file, facts: MessageFacts())
    #expect(result == nil || findings.allSatisfy { $0.outcome == .passed && $0.severity == .note })
  }

  @Test(arguments: [
    ("a<br><br><br>b", "a<br><br>b"),
    ("a<br/>\n<br/>\n<br/>\n<br/>b", "a<br/>\n<br/>\n\nb"),
    ("a<br><i><br><br></i>b", "a<br><i><br></i>b"),
    (
      "<p>a</p><p>&nbsp;</p><p>&nbsp;</p><p>&nbsp;</p>b",
      "<p>a</p><p>&nbsp;</p><p>&nbsp;</p><p>&nbsp;</p>b"
    ),
  ])
  func thirdBreakGoes(html: String, result: String) {
    #expect(fixed(html, "line-breaks") == result)
  }

  @Test(arguments: [
    (
      "<html><body><div lang=\"de-DE\"><p>Hallo</p></div></body></html>",
      "<html lang=\"de-DE\"><body><div lang=\"de-DE\"><p>Hallo</p></div></body></html>"
    ),
    (
      "<html lang=\"\" dir=ltr><p lang=fr>Salut</p></html>",
      "<html lang=\"fr\" dir=ltr><p lang=fr>Salut</p></html>"
    ),
    (
      "<html><p lang=fr>Salut</p><p>Hello</p></html>",
      "<html><p lang=fr>Salut</p><p>Hello</p></html>"
    ),
    ("<html><p>Hello</p></html>", "<html><p>Hello</p></html>"),
  ])
  func documentTakesTheLanguageThatIsCertain(html: String, result: String) {
    #expect(fixed(html, "html-has-lang") == result)
  }

  @Test func documentTakesTheLanguageOfTheFacts() {
    var facts = MessageFacts()
    facts.messageLocale = "it-IT"
    #expect(
      fixed("<html><p>Ciao</p></html>", "html-has-lang", facts)
        == "<html lang=\"it-IT\"><p>Ciao</p></html>")
    // Facts that contradict the document make nothing certain.
    let other = "<html><p lang=en>Hello</p></html>"
    #expect(fixed(other, "html-has-lang", facts) == other)
  }

  @Test func wrapperTakesTheLanguageOfTheDocument() {
    #expect(
      fixed("<html lang=en><body><table><tr><td>Hi</table></body></html>", "lang-wrapper")
        == "<html lang=en><body><table lang=\"en\"><tr><td>Hi</table></body></html>")
  }

  @Test func droppedAttributeGoes() {
    #expect(
      fixed(#"<p class="a"  class="b">x</p>"#, "parse-duplicate-attribute")
        == #"<p class="a">x</p>"#)
    #expect(
      fixed(#"<p class="a"class="b"id=c>x</p>"#, "parse-duplicate-attribute")
        == #"<p class="a" id=c>x</p>"#)
  }

  @Test func encodingIsDeclared() {
    #expect(
      fixed("<html><head><title>ä</title></head></html>", "doc-charset")
        == "<html><head><meta charset=\"utf-8\"><title>ä</title></head></html>")
    #expect(
      fixed(
        "<html><meta http-equiv=content-type content='text/html; charset=latin1'><p>ä",
        "doc-charset")
        == "<html><meta http-equiv=content-type content='text/html; charset=utf-8'><p>ä")
  }

  @Test func whatChangesTheLooksOrTheMeaningIsOnlyShown() {
    for (html, rule) in [
      ("<p align=center>a</p>", "text-alignment"),
      ("<p style='color: red; margin: 0'>a</p>", "font-color"),
      ("<img src=a>", "image-alt"), ("<table><tr><td>a</table>", "table-layout-role"),
    ] as [(String, RuleID)] {
      let fixes = fixes(html, rule)
      #expect(fixes.map(\.safety) == [.unsafe], "\(rule)")
    }
    #expect(
      fixed("<p style='color: red; margin: 0'>a</p>", "font-color") == "<p style='margin: 0'>a</p>")
    #expect(fixed("<p align=center>a</p>", "text-alignment") == "<p>a</p>")
  }

  /// Fix after fix, every rule's examples end with nothing left that could be fixed.
  @Test func fixesOfTheExamplesMend() {
    for rule in RuleRegistry.all {
      let description = type(of: rule).description
      let validator = HTMLValidator(options: ValidationOptions(rules: [description.id]))
      for example in description.examples where example.outcome != .inapplicable {
        var file = SourceFile(path: "a.html", bytes: MarkedExample(rule, example).html)
        var rounds = 0
        while rounds < 8 {
          let fixes = validator.validate(file, facts: example.facts).compactMap(\.fixes.first)
          if fixes.isEmpty { break }
          file = SourceFile(path: "a.html", bytes: Fix.apply(fixes, to: file).bytes)
          rounds += 1
        }
        #expect(rounds < 8, "\(description.id): \(example.html)")
      }
    }
  }
}
