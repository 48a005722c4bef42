import BilletCore
import BilletLanguage
package import BilletMessage
import BilletTree
import Synchronization

/// The outlines of values with which renderings of one skeleton are known to be clean.
///
/// An outline becomes known when two documents with that outline were validated in full and nothing was found:
/// one with the shortest plain words, one with the longest. Nothing that a rule can tell of any other document
/// with that outline lies outside of what these two have (`ValueOutline`).
package final class CleanOutlines: Sendable {
  private struct State: Sendable {
    /// By the number of the hole.
    var places: [ValueOutline.Place?] = []
    /// What the facts have in common; outlines hold the rest.
    var facts: MessageFacts?
    var clean: Set<[UInt8]> = []
    /// How often outlines came that were not known then, by their hashes.
    var sightings: [Int: Int] = [:]
  }

  /// More than the kinds of dates and amounts that the messages of one day have.
  private static let limit = 1_024
  private let state = Mutex(State())

  package init() {}

  /// Whether nothing would be found in a document, for certain.
  package func isClean(_ document: [UInt8], _ values: [ValueSpan], _ facts: MessageFacts) -> Bool {
    let (places, known) = state.withLock { ($0.places, $0.facts) }
    guard let known, known.isAlike(facts), places.knows(values) else { return false }
    let outline = ValueOutline(document, values, facts) { places[$0] ?? .exact }
    return state.withLock { $0.clean.contains(outline.bytes) }
  }

  /// Takes a document in which nothing was found; when its outline comes the second time, it is found out whether all
  /// documents that have it are clean.
  package func learn(
    _ document: [UInt8], _ values: [ValueSpan], _ facts: MessageFacts, with validator: HTMLValidator
  ) {
    let places = places(of: document, values)
    let outline = ValueOutline(document, values, facts) { places[$0] ?? .exact }.bytes
    let isWorthwhile = state.withLock { state in
      if state.facts == nil { state.facts = facts.withoutPersonalFacts }
      if state.sightings.count >= 4 * Self.limit {
        state.sightings.removeAll(keepingCapacity: true)
      }
      state.sightings[outline.hashValue, default: 0] += 1
      // What comes once will hardly come again; what is found out to be doubtful stays so.
      return state.sightings[outline.hashValue] == 2
    }
    guard isWorthwhile else { return }
    func sentences(_ word: StandInWord) -> [SentenceShape]? {
      let standIn = ValueOutline(document, values, facts, word: word) { places[$0] ?? .exact }
      return validator.sentencesIfClean(
        in: SourceFile(path: "", bytes: standIn.standIn), facts: facts,
        values: standIn.standInValues)
    }
    // A long line may end a sentence where a short one does not, so that there would be more to look at.
    guard let short = sentences(.short), short == sentences(.long) else { return }
    state.withLock { state in
      guard state.facts?.isAlike(facts) == true else { return }
      if state.clean.count >= Self.limit {
        state.clean.removeAll(keepingCapacity: true)
        state.sightings.removeAll(keepingCapacity: true)
      }
      state.clean.insert(outline)
    }
  }

  /// Where the holes stand, found out for those that were never filled before.
  private func places(of document: [UInt8], _ values: [ValueSpan]) -> [ValueOutline.Place?] {
    let known = state.withLock { $0.places }
    guard !known.knows(values) else { return known }
    let finder = HolePlaces(HTMLTree.parse(SourceFile(path: "", bytes: document)))
    return state.withLock { state in
      for value in values where value.hole >= 0 {
        while state.places.count <= value.hole { state.places.append(nil) }
        if state.places[value.hole] == nil {
          state.places[value.hole] = finder.place(of: value.range)
        }
      }
      return state.places
    }
  }
}

extension [ValueOutline.Place?] {
  fileprivate func knows(_ values: [ValueSpan]) -> Bool {
    values.allSatisfy { indices.contains($0.hole) && self[$0.hole] != nil }
  }
}

/// Where the holes of a template stand in the document.
private struct HolePlaces {
  private let tree: HTMLTree
  private let styles: StyleTable

  init(_ tree: HTMLTree) {
    self.tree = tree
    styles = StyleTable(tree)
  }

  func place(of hole: Range<Int>) -> ValueOutline.Place {
    let index = tree.nodes.indices.first {
      tree.nodes[$0].isText && tree.nodes[$0].span.lowerBound <= hole.lowerBound
        && hole.upperBound <= tree.nodes[$0].span.upperBound
    }
    // A value with line breaks in it lies in several texts of one element.
    let element = index.map { tree.nodes[$0].parent } ?? elementAround(hole)
    guard let element else { return .exact }
    var place = styles[element].isBold ? ValueOutline.Place.numbers : .words
    for id in [element] + tree.ancestors(of: element) where id != HTMLTree.document {
      switch tree.nodes[id.index].name {
      case .html, .body, .div, .p, .span, .ul, .ol, .li, .table, .tbody, .tr, .td: break
      case .head, .title, .h1, .h2, .h3, .h4, .h5, .h6, .b, .strong, .thead, .th: place = .numbers
      default: return .exact
      }
    }
    return place
  }

  /// The innermost element that a hole lies in, where it lies in no tag.
  private func elementAround(_ hole: Range<Int>) -> HTMLTree.NodeID? {
    tree.elements.last {
      let node = tree.nodes[$0.index]
      return node.span.upperBound <= hole.lowerBound && hole.upperBound <= node.endSpan.lowerBound
    }
  }
}

/// What can be told of a sentence but for its words.
struct SentenceShape: Equatable {
  var tokens: Range<Int>
  var role: SentenceRole
  var language: TextLanguage?
  var ending: TextSentence.Ending
  var endsLine: Bool
}

extension HTMLValidator {
  /// The sentences of a document in which nothing is found, and in whose values nothing would be, whatever plain words
  /// they are; `nil` for others.
  func sentencesIfClean(
    in file: SourceFile, facts: MessageFacts, values: [ValueSpan]
  ) -> [SentenceShape]? {
    let (findings, tree, context) = check(file, facts: facts, values: values, words: nil)
    guard findings.isEmpty, !tree.features.contains(HTMLFeatures.Other.comment),
      // A detector of languages reads all words.
      context.isPlainlyInOneLanguage(tree),
      // In a sentence with a word for a place, others have a meaning too.
      !StructSensory.holdsSight(context.flow.bytes)
    else { return nil }
    var holdsNumber = false
    context.forEachReadText { if TelephoneFinder.mayHold($0.bytes) { holdsNumber = true } }
    // Whether it is a telephone number depends on the digits.
    guard !holdsNumber else { return nil }
    return context.text.sentences.map {
      SentenceShape(
        tokens: $0.text.tokens, role: $0.role, language: $0.language, ending: $0.text.ending,
        endsLine: $0.text.endsLine)
    }
  }
}
