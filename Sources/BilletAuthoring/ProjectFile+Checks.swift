import BilletCore
import BilletMessage

/// What `billet.yaml` says of checks: allowances, words, waivers and the version of the policy.
extension ProjectFile {
  static func readChecks(
    _ fields: FieldSet, into settings: inout ProjectSettings, bag: inout DiagnosticBag
  ) {
    settings.allowedHosts = allowances(
      fields["allowed-hosts"], key: "allowed-hosts", name: "host", example: "dhl.de", into: &bag)
    settings.allowedTelephones = allowances(
      fields["allowed-phone-numbers"], key: "allowed-phone-numbers", name: "number",
      example: "\"+49 228 4333112\"", into: &bag)
    settings.policyVersion = fields.choice("policy", as: PolicyVersion.self, into: &bag)
    readWords(fields["words"], into: &settings, bag: &bag)
    readWaivers(fields["waivers"], into: &settings, bag: &bag)
  }

  private static func allowances(
    _ node: YAMLNode?, key: String, name: String, example: String, into bag: inout DiagnosticBag
  ) -> [Allowance] {
    let help = "Write \(key): [{\(name): \(example), reason: Why the order needs it}]."
    guard let node, !node.isNull else { return [] }
    guard let items = node.items else {
      bag.add(rule, "“\(key)” is a list, not \(node.kind).", help: help, at: node.location)
      return []
    }
    return items.compactMap { item in
      guard item.entries != nil else {
        bag.add(rule, "An entry has a \(name) and a reason.", help: help, at: item.location)
        return nil
      }
      let fields = FieldSet(item, keys: [name, "reason"], of: "“\(key)”", rule: rule, into: &bag)
      let value = fields.text(name, into: &bag)
      let reason = fields.text("reason", into: &bag)
      if fields[name] == nil || fields["reason"] == nil {
        bag.add(
          rule, fields["reason"] == nil ? "The reason is missing." : "The \(name) is missing.",
          why: "An exception without a reason cannot be looked over later.", help: help,
          at: item.location)
      }
      guard let value, let reason else { return nil }
      return Allowance(value: value, reason: reason, location: item.location)
    }
  }

  private static func readWords(
    _ node: YAMLNode?, into settings: inout ProjectSettings, bag: inout DiagnosticBag
  ) {
    guard let node, !node.isNull else { return }
    guard let items = node.items else {
      bag.add(
        rule, "“words” is a list, not \(node.kind).", help: "Write words: [Lumen, Klarlicht].",
        at: node.location)
      return
    }
    settings.words = items.compactMap { item in
      if let text = item.text, !text.isEmpty { return text }
      bag.add(
        rule, "A word is a text, not \(item.kind).", help: "Write words: [Lumen, Klarlicht].",
        at: item.location)
      return nil
    }
  }

  private static func readWaivers(
    _ node: YAMLNode?, into settings: inout ProjectSettings, bag: inout DiagnosticBag
  ) {
    guard let node, !node.isNull else { return }
    guard let items = node.items else {
      bag.add(
        rule, "“waivers” is a list, not \(node.kind).", help: waiverHelp, at: node.location)
      return
    }
    settings.waivers = items.compactMap { waiver(from: $0, into: &bag) }
  }

  private static let waiverHelp =
    "Write waivers: [{rule: gif-image, message: return-label, reason: Why, expires: 2027-03-01}]."

  private static func waiver(from node: YAMLNode, into bag: inout DiagnosticBag) -> Waiver? {
    let fields = FieldSet(
      node, keys: ["rule", "message", "sentence", "selector", "reason", "expires"],
      of: "a waiver", rule: rule, into: &bag)
    guard node.entries != nil else { return nil }
    let missing = ["rule", "reason", "expires"].filter { fields[$0] == nil }
    if let first = missing.first {
      bag.add(
        rule, "The waiver has no “\(first)”.",
        why: "A waiver says what it is about, why, and until when.", help: waiverHelp,
        at: node.location)
    }
    let message = fields.text("message", into: &bag)
    var place = Waiver.Place.anywhere
    if let sentence = fields.text("sentence", into: &bag) { place = .sentence(sentence) }
    if let selector = fields.text("selector", into: &bag) {
      if place != .anywhere {
        bag.add(
          rule, "The waiver has a sentence and a selector.", help: "Keep one of them.",
          at: fields["selector"]?.location)
      }
      // It is read as the selector of a style sheet.
      if selector.utf8.contains(where: { "{}<@;".utf8.contains($0) }) {
        bag.add(
          rule, "“\(selector)” is no selector.", help: "Write one such as td.total.",
          at: fields["selector"]?.location)
        return nil
      }
      place = .selector(selector)
    }
    guard let id = fields.text("rule", into: &bag), let reason = fields.text("reason", into: &bag),
      let expires = fields.text("expires", into: &bag)
    else { return nil }
    guard CivilDay.isDay(Array(expires.utf8)[...]) else {
      bag.add(
        rule, "“\(expires)” is no day.", help: "Write the last day on which it holds: 2027-03-01.",
        at: fields["expires"]?.location)
      return nil
    }
    return Waiver(
      rule: RuleID(id), message: message, place: place, reason: reason, expires: expires,
      location: node.location)
  }
}
