import BilletMessage
import BilletTree

extension RuleContext {
  /// The language that the document is in for certain: the facts say it, or one wrapper around all that is
  /// shown, or else the `html` tag; `nil` where they disagree or say nothing.
  func certainLanguage(_ tree: HTMLTree) -> LanguageTag? {
    lazyCertainLanguage.value { findCertainLanguage(tree) }
  }

  private func findCertainLanguage(_ tree: HTMLTree) -> LanguageTag? {
    var tags: [LanguageTag] = []
    if let locale = facts.messageLocale {
      guard let tag = LanguageTag(locale) else { return nil }
      tags.append(tag)
    }
    for id in tree.elements where !tree.nodes[id.index].attributes.isEmpty {
      guard let lang = tree.attribute(.lang, of: id) else { continue }
      let bytes = tree.bytes(of: lang)
      if bytes.isCollapsible, tree.nodes[id.index].name == .html { continue }
      guard let tag = LanguageTag(tree.value(of: lang)) else { return nil }
      if tree.nodes[id.index].name == .html || wrapsAll(id, tree) { tags.append(tag) }
    }
    guard let first = tags.first, tags.allSatisfy({ $0.language == first.language }) else {
      return nil
    }
    // Written by the author, the language with its region says more.
    return tags.first { $0.region != nil } ?? first
  }

  /// Whether everything that is shown stands in this element.
  private func wrapsAll(_ id: HTMLTree.NodeID, _ tree: HTMLTree) -> Bool {
    // Both stand in the order of the document, and an element's descendants behind it up to its end.
    let first = [content.texts.first, content.objects.first].compactMap(\.self).map(\.index).min()
    let last = [content.texts.last, content.objects.last].compactMap(\.self).map(\.index).max()
    guard let first, let last else { return false }
    return id.index <= first && last < Int(tree.nodes[id.index].end)
  }
}
