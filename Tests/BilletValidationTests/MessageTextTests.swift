import BilletCore
import BilletLanguage
import BilletMessage
import BilletTree
import Testing

@testable import BilletValidation

/// What the rules read: blocks and sentences of any HTML, each at its place.
struct MessageTextTests {
  private func read(
    _ html: String, _ facts: MessageFacts = MessageFacts(), values: [ValueSpan] = []
  ) -> (text: MessageText, tree: HTMLTree) {
    let tree = HTMLTree.parse(SourceFile(path: "a.html", text: html))
    return (RuleContext(tree: tree, facts: facts, values: values).text, tree)
  }

  private func sentences(_ html: String) -> [String] {
    let text = read(html).text
    return text.sentences.map { text.quote($0) }
  }

  @Test func blocksKeepTheirSentencesApart() {
    let html =
      "<h1>Your lamp</h1><p>It is late. Sorry</p><ul><li>One<li>Two</ul>"
      + "<table><caption>Parts</caption><tr><td>Bulb</td><td>2</td></tr></table><div>Bye</div>"
    let text = read(html).text
    #expect(
      text.blocks.map(\.kind) == [
        .heading, .paragraph, .item, .item, .caption, .cell, .cell, .paragraph,
      ])
    #expect(
      sentences(html) == [
        "Your lamp", "It is late.", "Sorry", "One", "Two", "Parts", "Bulb", "2", "Bye",
      ])
  }

  @Test func inlineElementsDoNotInterrupt() {
    #expect(
      sentences("<p>Please <b>do <i>not</i></b> reply.\n Thank <a href=x>you</a>!</p>")
        == ["Please do not reply.", "Thank you!"])
  }

  @Test func twoBreaksEndABlock() {
    #expect(read("<p>We have sent<br>a lamp<br> <br>and a bulb</p>").text.blocks.count == 2)
  }

  @Test func sentencesKnowTheirSource() {
    let html = "<p>Größe. Your &quot;lamp&quot; is&nbsp;<b>here</b>. Bye.</p>"
    let (text, tree) = read(html)
    let spans = text.sentences.map { text.sourceSpan(of: $0, in: tree) }
    let bytes = Array(html.utf8)
    #expect(
      spans.map { String(decoding: bytes[$0], as: UTF8.self) } == [
        "Größe.", "Your &quot;lamp&quot; is&nbsp;<b>here</b>.", "Bye.",
      ])
  }

  @Test func linksAndAlternativesAreUnits() {
    let (text, _) = read("<p>See <a href=x>your <b>order</b></a> now <img src=a alt='A lamp'></p>")
    #expect(text.links.map(\.tokens.count) == [2])
    #expect(text.blocks.map(\.kind) == [.paragraph, .alternative])
  }

  @Test func quotesOfTheBuyerAreLeftOut() {
    #expect(
      sentences("<p>Hi</p><blockquote>Leave me alone</blockquote><p>Bye</p>") == ["Hi", "Bye"])
    #expect(
      sentences("<p>Hi</p><p>On Monday Ada wrote:</p><p>Where is it?</p>")
        == ["Hi", "On Monday Ada wrote:"])
    #expect(sentences("<div>Hi</div><div class=gmail_quote>Where is it?</div>") == ["Hi"])
    #expect(read("<blockquote>x</blockquote>").text.holdsQuote)
  }

  @Test func subjectIsReadWhereverItStands() {
    var facts = MessageFacts()
    facts.subject = "Your lamp"
    let kinds = { (html: String) in self.read(html, facts).text.blocks.map(\.kind) }
    #expect(kinds("<title>Your lamp</title><p>Hi</p>") == [.subject, .paragraph])
    #expect(kinds("<p>Hi</p>") == [.paragraph, .subject])
    #expect(kinds("<p style='display:none'>Hi</p>") == [.hidden, .subject])
  }

  @Test func valuesAreOpaqueByTheirType() {
    let html = "<p>Get your Free Gift Card for 12 EUR</p>"
    let values = [ValueSpan(12..<26, .text), ValueSpan(31..<37, .money)]
    let text = read(html, values: values).text
    #expect(text.tokenized.tokens.map(\.isOpaque) == [false, false, true, false, false, false])
  }

  @Test func languageIsDeclaredOrFoundOut() {
    let languages = { (html: String, locale: String?) in
      var facts = MessageFacts()
      facts.messageLocale = locale
      return self.read(html, facts).text.sentences.map(\.language)
    }
    #expect(languages("<html lang=de-DE><p>Hallo <p lang=fr>Bonjour", nil) == [.german, .french])
    #expect(languages("<p>Hola", "es-ES") == [.spanish])
    #expect(languages("<p lang=nl>Hallo wij zijn", "de") == [nil])
    #expect(languages("<p>Your lamp is on its way to you.", nil) == [.english])
    #expect(languages("<p>xyzzy", nil) == [nil])
  }
}
