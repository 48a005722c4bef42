import BilletTree

/// A message's colours in each way it may be shown: as written, without style sheets, without pictures,
/// in the dark.
struct PaintedMessage: Sendable {
  /// One way of showing the message.
  struct View: Sendable {
    let styles: StyleTable
    let paint: PaintTable
  }

  let written: View
  /// Where the mail program drops `<style>`; `nil` when that changes nothing.
  let unstyled: View?
  /// Where pictures are not loaded; `nil` when there is none behind text.
  let pictureless: View?
  /// Where the reader prefers the dark scheme; `nil` when the message has no answer to that.
  let dark: View?
  /// What names widgets that are disabled.
  let disabledLabels: Set<HTMLTree.NodeID>

  init(_ tree: HTMLTree, _ styles: StyleTable, _ names: AccessibleNames) {
    written = View(styles: styles, paint: PaintTable(tree, styles))
    func view(_ environment: MediaEnvironment) -> View {
      let styles = styles.shown(in: environment, tree)
      return View(styles: styles, paint: PaintTable(tree, styles, in: environment))
    }
    let hasSheets = styles.rules.contains { rule in
      rule.isActive && !rule.matches.isEmpty
        && styles.declarations[rule.declarations].contains {
          $0.name.setsColor || $0.name == .fontSize || $0.name == .font || $0.name == .fontWeight
        }
    }
    unstyled = hasSheets ? view(MediaEnvironment(heedsStyleSheets: false)) : nil
    pictureless =
      written.paint.hasPictures
      ? View(styles: styles, paint: PaintTable(tree, styles, showsImages: false)) : nil
    dark = Self.answersDark(tree, styles) ? view(MediaEnvironment(isDark: true)) : nil
    disabledLabels = names.disabledLabels()
  }

  /// Whether the message says how it looks in the dark.
  static func answersDark(_ tree: HTMLTree, _ styles: StyleTable) -> Bool {
    styles.features.contains(PropertyName.colorScheme)
      || tree.elements(named: .meta).contains { meta in
        tree.attribute(.name, of: meta).map { tree.bytes(of: $0).spells("color-scheme") } ?? false
      }
      || styles.rules.contains { rule in
        !rule.matches.isEmpty && rule.media.contains { $0.lowercased().contains("prefers-color") }
      }
  }
}

extension RuleContext {
  /// Whether an element holds text, and all of it is moved out of the page, cut away, transparent or of no size, so
  /// that nobody sees it though it is rendered.
  func isConcealed(_ id: HTMLTree.NodeID) -> Bool {
    let texts = paint.written.paint.texts
    var (low, high) = (0, texts.count)
    while low < high {
      let middle = (low + high) / 2
      if texts[middle].node < id { low = middle + 1 } else { high = middle }
    }
    let inside = texts[low...].prefix { $0.node == id || tree.isDescendant($0.node, of: id) }
    return !inside.isEmpty && inside.allSatisfy { !$0.concealment.isEmpty }
  }
}

extension Interest {
  /// In whatever sets colours, or hides text in other ways than `display` and `visibility`.
  package static let colors: Interest = [
    .attributes(.bgcolor, .background, .color, .text, .link),
    .properties(
      .color, .webkitTextFillColor, .background, .backgroundColor, .backgroundImage, .opacity,
      .colorScheme, .filter, .mixBlendMode, .position, .textIndent, .overflow, .overflowX,
      .overflowY),
  ]
}

extension RuleContext {
  /// Whether the document declares one of some properties.
  func declares(_ names: PropertyName...) -> Bool { declares(names) }

  func declares(_ names: [PropertyName]) -> Bool {
    names.contains { features.contains($0) }
  }
}
