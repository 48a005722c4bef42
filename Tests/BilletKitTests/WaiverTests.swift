import BilletKit
import Foundation
import Testing

@Suite struct WaiverTests {
  static let html =
    "<p>One <img src=\"https://a.example/a.gif\" alt=\"A lamp\"></p>"
    + "<div class=\"b\"><p>Two <img src=\"https://a.example/b.gif\" alt=\"A shade\"></p></div>"

  let project: TemporaryProject

  init() throws {
    project = try TemporaryProject()
  }

  /// The findings on GIFs and waivers in an HTML file, with the file's waivers.
  private func findings(
    _ waiver: String, in path: String = "Messages/old/en-US.html", today: String = "2026-11-27"
  ) throws -> [Diagnostic] {
    try project.write("waivers:\n  - {\(waiver)}\n".utf8, to: "billet.yaml")
    try project.write(Self.html.utf8, to: path)
    var options = ValidationOptions(rules: ["gif-image", "waiver", "project-file"])
    options.today = today
    let file = project.url.appending(path: path).path
    return Validator(project: Project(root: project.url.path), options: options)
      .validate(SourceFile(path: file, text: Self.html))
  }

  private static let rest = "reason: The relaunch, expires: 2027-01-31"

  @Test(arguments: [
    "", "message: old, ", "message: old/en-US, ", "message: Messages/old, ", "message: o*d, ",
    "message: Messages/old/en-US.html, ", "message: '*', ",
  ])
  func waivedFindingIsNotTold(place: String) throws {
    #expect(try findings("rule: gif-image, \(place)\(Self.rest)").isEmpty)
  }

  @Test(arguments: ["message: new, ", "message: ol, ", "message: old/de-DE, "])
  func otherMessageIsNotWaived(place: String) throws {
    let found = try findings("rule: gif-image, \(place)\(Self.rest)")
    #expect(found.map(\.rule) == ["gif-image", "gif-image"])
  }

  @Test(arguments: [
    ("selector: div.b img, ", 1), ("selector: '.b', ", 1), ("selector: img, ", 0),
    ("selector: '#c', ", 2), ("sentence: 'Two  <img src=\"https://a.example/b.gif\"', ", 1),
    ("sentence: Three, ", 2),
  ])
  func placeNarrowsAWaiver(place: String, left: Int) throws {
    let found = try findings("rule: gif-image, \(place)\(Self.rest)")
    #expect(found.filter { $0.rule == "gif-image" }.count == left, "\(found.map(\.message))")
  }

  @Test func waiverHoldsOnItsLastDayAndIsAFindingAfterIt() throws {
    #expect(try findings("rule: gif-image, \(Self.rest)", today: "2027-01-31").isEmpty)
    let found = try findings("rule: gif-image, \(Self.rest)", today: "2027-02-01")
    #expect(found.map(\.rule) == ["waiver", "gif-image", "gif-image"])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.location?.start.line == 2)
  }

  @Test func unusedWaiverOfAMessageIsANote() throws {
    let found = try findings("rule: gif-image, message: old, sentence: Three, \(Self.rest)")
    #expect(found.last?.rule == "waiver" && found.last?.severity == .note)
  }

  @Test(arguments: [
    ("rule: gif-imag, \(rest)", "Did you mean “gif-image”?"),
    ("rule: gif-image, expires: 2027-01-31", "waivers: [{rule"),
    ("rule: gif-image, reason: x, expires: soon", "2027-03-01"),
    ("rule: gif-image, selector: 'a{b', \(rest)", "td.total"),
    ("rule: gif-image, sentence: a, selector: b, \(rest)", "Keep one"),
  ])
  func faultyWaiverIsToldAndDoesNothing(waiver: String, help: String) throws {
    let found = try findings(waiver)
    let fault = try #require(found.first { $0.rule == "project-file" })
    #expect(fault.help.contains(help), "\(fault.message) \(fault.help)")
  }

  // MARK: - Allowances

  private func findings(settings: String, html: String, rule: RuleID) throws -> [Diagnostic] {
    try project.write(settings.utf8, to: "billet.yaml")
    return Validator(
      project: Project(root: project.url.path),
      options: ValidationOptions(rules: [rule, "project-file"])
    ).validate(
      SourceFile(path: project.url.appending(path: "a.html").path, text: html))
  }

  @Test func allowedHostHoldsForTheNamesBelowIt() throws {
    let settings = "allowed-hosts: [{host: Lamps.example, reason: They book the pick-up there}]"
    let html =
      #"<a href="https://book.lamps.example/">x</a> <a href="https://xlamps.example/">y</a>"#
    let found = try findings(settings: settings, html: html, rule: "external-link")
    #expect(
      found.map(\.message) == [
        "The link leads to “xlamps.example”, which is not the"
          + " marketplace's."
      ])
  }

  @Test(arguments: [
    ("{host: dhl.de}", "reason"), ("{host: github.io, reason: x}", "Everybody can register"),
    ("{host: co.uk, reason: x}", "Everybody"),
    ("{host: 'https://a.example/', reason: x}", "no host"),
    ("a.example", "a host and a reason"),
  ])
  func allowanceThatOpensTooMuchIsRefused(entry: String, message: String) throws {
    let found = try findings(
      settings: "allowed-hosts: [\(entry)]", html: "<p>Hi</p>", rule: "external-link")
    #expect(found.contains { $0.rule == "project-file" && $0.message.contains(message) })
  }

  @Test func allowedTelephoneHoldsHoweverItIsWritten() throws {
    let settings = "allowed-phone-numbers: [{number: \"+49 228 4333112\", reason: The carrier}]"
    let html =
      #"<p lang="de-DE">Tel. 0228 4333112, +49 (0)228/4333112 <a href="tel:+492284333112">x</a></p>"#
    #expect(try findings(settings: settings, html: html, rule: "phone-number").isEmpty)
    let other = try findings(
      settings: settings, html: "<p>Tel. 0228 4333113</p>", rule: "phone-number")
    #expect(other.count == 1)
  }
}
