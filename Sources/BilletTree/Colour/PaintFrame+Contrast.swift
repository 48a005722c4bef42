/// Contrast between a text and what is behind it.
extension PaintFrame {
  /// Works out the contrasts that a text in the element can have.
  func compare(into text: inout PaintedText) {
    text.doubts = doubts.union(backdrop.doubts)
    text.hasShadow = shadow != .none
    let color: CSSColor?
    switch fill {
    case .currentColor: color = ink
    case .color(let fill): color = fill
    case .unknown: color = nil
    }
    guard let color else {
      text.doubts.insert(.ink)
      text.highest = 21
      return
    }
    if color.alpha == 0 {
      guard doubts.contains(.clip) else {
        text.concealment.insert(.transparent)
        return
      }
      // The letters are cut out of the background.
      text.highest = 21
      return
    }
    let pairs = Pairs(color, on: backdrop.samples, groups)
    if pairs.isCut {
      text.doubts.insert(.gradient)
      text.highest = 21
      return
    }
    text.seen = pairs.best
    text.highest = pairs.highest
    text.lowest = backdrop.isRange && pairs.holdsEqual ? 1 : pairs.lowest
    // Somewhere else the contrast may be higher, never certainly lower.
    for other in backdrop.alternatives.prefix(64) {
      text.highest = max(text.highest, Pairs(color, on: [other], groups).highest)
    }
    switch shadow {
    case .none: break
    case .unknown:
      text.highest = 21
      text.doubts.insert(.shadow)
    case .colors(let colors):
      let halo = colors.flatMap { color in backdrop.samples.prefix(16).map(color.over) }
      for sample in backdrop.samples.prefix(16) {
        let letter = color.over(sample)
        for light in halo { text.highest = max(text.highest, letter.contrast(with: light)) }
      }
      text.doubts.insert(.shadow)
    }
  }

  /// A text's colour as it is seen, together with each colour behind it as it is seen.
  private struct Pairs {
    private(set) var best: (ink: CSSColor, backdrop: CSSColor)?
    private(set) var highest = 1.0
    private(set) var lowest = 21.0
    /// Whether there were too many.
    private(set) var isCut = false
    private var hasLighter = false
    private var hasDarker = false

    /// Whether some colour between those behind is as light as the text.
    var holdsEqual: Bool { hasLighter && hasDarker }

    init(_ ink: CSSColor, on samples: [CSSColor], _ groups: [Group]) {
      let count = groups.reduce(samples.count) { min($0 * max($1.samples.count, 1), 1_000_000) }
      guard count <= Backdrop.pairLimit else {
        isCut = true
        return
      }
      for sample in samples { blend(ink.over(sample), sample, groups[...]) }
    }

    /// Blends the groups from the inside out.
    private mutating func blend(
      _ ink: CSSColor, _ backdrop: CSSColor, _ groups: ArraySlice<Group>
    ) {
      guard let group = groups.last else {
        add(ink, backdrop)
        return
      }
      for behind in group.samples {
        blend(
          behind.mixed(with: ink, share: group.opacity),
          behind.mixed(with: backdrop, share: group.opacity), groups.dropLast())
      }
    }

    private mutating func add(_ ink: CSSColor, _ backdrop: CSSColor) {
      let contrast = ink.contrast(with: backdrop)
      lowest = min(lowest, contrast)
      if contrast > highest || best == nil {
        highest = max(contrast, highest)
        best = (ink, backdrop)
      }
      if backdrop.luminance > ink.luminance { hasLighter = true }
      if backdrop.luminance < ink.luminance { hasDarker = true }
    }
  }
}
