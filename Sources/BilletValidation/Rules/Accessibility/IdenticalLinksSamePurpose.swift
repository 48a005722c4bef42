import BilletCore
import BilletTree

/// Links of the same name lead to the same place.
struct IdenticalLinksSamePurpose: Rule {
  static let description = RuleDescription(
    id: "identical-links-same-purpose", category: .accessibility, severity: .review,
    summary: "Links of the same name lead to different places",
    rationale: "People who go from link to link cannot tell them apart.",
    help: "Name in each link what it leads to, or look whether both pages serve the same purpose.",
    references: [
      .wcag("2.4.4"), .wcag("2.4.9", .aaa), .act("fd3a94"), .act("b20e66"),
      .axe("identical-links-same-purpose"),
    ], examples: examples)

  static let interest: Interest = .links

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    let links = (context.links + context.imageMapLinks).sorted { $0.id < $1.id }
    guard links.count > 1 else { return }
    var first: [String: Link] = [:]
    var told: Set<String> = []
    for link in links where !link.name.isEmpty && link.href != nil {
      let name = link.name[...].string.lowercased()
      guard let other = first[name] else {
        first[name] = link
        continue
      }
      sink.applies()
      // One finding for each name.
      guard target(of: link, tree) != target(of: other, tree), told.insert(name).inserted else {
        continue
      }
      let block = context.block(around: link.id, in: tree)
      let isSamePlace =
        block == context.block(around: other.id, in: tree) && tree.nodes[block.index].name != .body
        && block != HTMLTree.document
      sink.report(
        tree.nodes[link.id.index].span,
        message: isSamePlace
          ? "Two links \(link.name[...].quoted) in one sentence lead to different places."
          : "Two links \(link.name[...].quoted) lead to different places.",
        references: isSamePlace
          ? nil
          : [.wcag("2.4.9", .aaa), .act("b20e66"), .axe("identical-links-same-purpose")])
    }
  }

  /// The address without what makes no difference to a reader: `http` or `https`, `www.`, letter case of
  /// the host, `.` and `..` in the path, a blank written as `%20`, a slash at the end.
  private func target(of link: Link, _ tree: HTMLTree) -> String {
    guard let address = link.address(in: tree) else { return "" }
    switch address.scheme {
    case .http, .https, .inherited:
      let host = address.host.string.lowercased()
      let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
      let rest = Self.straightened(address.bytes[address.path.startIndex...].string)
      return name + (rest.hasSuffix("/") ? String(rest.dropLast()) : rest)
    case .relative: return Self.straightened(address.bytes.string)
    default:
      let scheme = address.bytes.prefix { $0 != UInt8(ascii: ":") }
      return scheme.string.lowercased() + address.bytes[scheme.endIndex...].string
    }
  }

  /// A path and what follows it, without segments of dots (URL Standard, 4.4).
  private static func straightened(_ rest: String) -> String {
    let path = rest.prefix { $0 != "?" && $0 != "#" }
    var segments: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case ".": if isLast { segments.append("") }
      case "..":
        // What leads out of the page's own folder is told apart.
        if let last = segments.last, last != "..", !(last.isEmpty && segments.count == 1) {
          segments.removeLast()
        } else if segments.isEmpty || segments.last == ".." {
          segments.append(part)
        }
        if isLast { segments.append("") }
      default: segments.append(part)
      }
    }
    let straight = segments.joined(separator: "/") + rest[path.endIndex...]
    return straight.contains(" ")
      ? straight.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
      : straight
  }
}

extension IdenticalLinksSamePurpose {
  fileprivate static let examples: [Example] = [
    .passed(#"<a href="https://a.example">Return</a> <a href="HTTPS://www.A.example/">return</a>"#),
    .passed(#"<a href="/a">Return</a> <a href="/b">Refund</a> <a href="/a">Return</a>"#),
    .passed(
      #"<a href="./a b">Return</a> <a href="a%20b">Return</a> <a href="x/../a b">Return</a>"#),
    .passed(#"<a href="MAILTO:a@a.example">Write</a> <a href="mailto:a@a.example">Write</a>"#),
    .cantTell(#"<a href="/a">Return</a> «<a href="/../b">»Return</a>"#),
    .cantTell(#"<a href="../a">Return</a> «<a href="../../a">»Return</a>"#),
    .cantTell(
      ##"<a href="/a">Map</a> <map name="m">«<area href="/b" alt="Map">»</map><img src="a.png" alt="x" usemap="#m">"##
    ),
    .cantTell(
      #"<p><a href="https://a.example/a">Return</a> «<a href="https://a.example/b">» Return </a></p>"#
    ),
    .cantTell(
      #"<p><a href="/a">More</a></p><p>«<a href="/b">»more</a></p><p><a href="/c">More</a></p>"#),
    .cantTell(##"<p><a href="/a">Map</a> «<a href="#a">»<img src="a.png" alt="Map"></a></p>"##),
    .inapplicable(#"<a href="/a">Return</a> <a href="/b">Refund</a>"#),
    .inapplicable(#"<a href="/a">Return</a> <a href="/b" aria-hidden="true">Return</a>"#),
    .inapplicable(#"<a href="/a">Return</a> <a href="/b" hidden>Return</a>"#),
    .inapplicable(#"<a href="/a"></a> <a href="/b"></a>"#),
    .inapplicable(#"<a href="/a">Return</a> <span role="link" tabindex="0">Return</span>"#),
  ]
}
