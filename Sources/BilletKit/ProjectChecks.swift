import BilletAuthoring
import BilletCore
import BilletLanguage
import BilletMessage
import BilletValidation

/// What a project's `billet.yaml` says of checks, ready to be used.
struct ProjectChecks: Sendable {
  /// The options with what the project allows.
  let options: ValidationOptions
  let waivers: WaiverList
  /// What is wrong with the project's file, and waivers that have expired.
  let diagnostics: [Diagnostic]

  init(_ loaded: ProjectFile.Loaded, root: String, options: ValidationOptions) {
    var options = options
    var faults = loaded.diagnostics
    let settings = loaded.settings
    if options.policy.version == nil { options.policy.version = settings.policyVersion }
    options.policy.words.formUnion(settings.words)
    for host in settings.allowedHosts {
      if let name = Self.allowedHost(host, into: &faults) {
        options.policy.allowedHosts.append(name)
      }
    }
    for number in settings.allowedTelephones {
      if number.value.utf8.count(where: { $0 >= 0x30 && $0 <= 0x39 }) < 3 {
        faults.append(
          Self.fault(
            "“\(number.value)” is no telephone number.",
            help: "Write it in quotes with its country code: \"+49 228 4333112\".", number.location)
        )
      } else {
        options.policy.allowedTelephones.append(number.value)
      }
    }
    let known = settings.waivers.filter { waiver in
      guard Catalogue.entry(waiver.rule) == nil else { return true }
      let question = Suggestion.question(
        for: waiver.rule.rawValue, among: Catalogue.entries.map(\.id.rawValue))
      faults.append(
        Self.fault(
          "There is no rule “\(waiver.rule)”.",
          help: question.isEmpty ? "“billet rules” lists them all." : question, waiver.location))
      return false
    }
    waivers = WaiverList(known, root: root, today: options.today)
    diagnostics = faults + waivers.faults
    self.options = options
  }

  /// The name of an allowed host; one that anybody can register below is refused.
  private static func allowedHost(_ host: Allowance, into faults: inout [Diagnostic]) -> String? {
    let isName = host.value.utf8.allSatisfy { !":/?#@* ".utf8.contains($0) }
    guard isName, let name = DomainName(Array(host.value.utf8)), name.bytes.contains(0x2E) else {
      faults.append(
        fault(
          "“\(host.value)” is no host.", help: "Write its name alone, such as dhl.de.",
          host.location))
      return nil
    }
    guard name.isNumeric || name.registrable != nil else {
      faults.append(
        fault(
          "Everybody can register names below “\(host.value)”, so allowing it would allow them all.",
          help: "Name the host itself, such as lumen.\(host.value).", host.location))
      return nil
    }
    return name.string
  }

  private static func fault(
    _ message: String, help: String, _ location: SourceLocation
  ) -> Diagnostic {
    Diagnostic(rule: "project-file", message: message, help: help, location: location)
  }
}
