/// The wording of one language, ready to be looked for: words, patterns of them, and checks.
///
/// Made by `WordingCompiler` from the files below `Wording`; the binary holds it packed.
package struct WordingTable: Sendable, Equatable {
  /// All words as a tree of letters, breadth first: the letters of a node's children stand side by side.
  package struct Letters: Sendable, Equatable {
    /// The byte that leads to each node; node 0 is the root.
    package var labels: [UInt16] = [0]
    /// The first child of each node, and one entry more.
    package var children: [UInt16] = [1, 1]
    /// One more than the number of the first word that ends at each node; 0 for none.
    package var words: [UInt16] = [0]
    /// In which ways the words there match, see `Match`; their numbers run on in this order.
    package var matches: [UInt16] = [0]

    package init() {}
  }

  /// How a word of the data matches a word of a text.
  package struct Match: OptionSet, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    /// `word`
    package static let whole = Match(rawValue: 1)
    /// `word*`
    package static let beginning = Match(rawValue: 2)
    /// `*word`
    package static let end = Match(rawValue: 4)
    /// `*word*`
    package static let inside = Match(rawValue: 8)

    /// How a word of the data may match that was found at some place of a word of a text.
    static func places(isAtStart: Bool, isAtEnd: Bool) -> Match {
      var places: Match = [.inside]
      if isAtStart { places.insert(.beginning) }
      if isAtEnd { places.insert(.end) }
      if isAtStart, isAtEnd { places.insert(.whole) }
      return places
    }
  }

  /// One step of a pattern: what comes next in a sentence.
  package struct Step: Sendable, Equatable {
    package enum Kind: UInt8, Sendable {
      case word
      case group
      /// Up to so many words, whatever they are.
      case gap
      case number
      /// A value or a name.
      case value
    }

    package var kind: Kind
    package var isOptional: Bool
    private let number: UInt16

    /// The word, the group, or the length of the gap.
    package var operand: Int { Int(number) }

    /// The operand is less than 65,536.
    package init(_ kind: Kind, _ operand: Int = 0, isOptional: Bool = false) {
      self.kind = kind
      number = UInt16(operand)
      self.isOptional = isOptional
    }
  }

  /// Steps that make up one way to say what a group stands for.
  package struct Pattern: Sendable, Equatable {
    private let firstStep: Int32
    private let groupNumber: UInt16
    private let stepCount: UInt8
    /// Whether it must stand at the beginning of a sentence.
    package let isAtStart: Bool

    package var group: Int { Int(groupNumber) }
    package var steps: Range<Int> { Int(firstStep)..<(Int(firstStep) + Int(stepCount)) }

    /// The group is less than 65,536, and the steps are no more than 255.
    package init(group: Int, isAtStart: Bool, steps: Range<Int>) {
      groupNumber = UInt16(group)
      firstStep = Int32(steps.lowerBound)
      stepCount = UInt8(steps.count)
      self.isAtStart = isAtStart
    }
  }

  /// What must come together for a finding.
  package struct Check: Sendable, Equatable {
    package enum Scope: Int, Sendable, CaseIterable {
      /// All of these in the sentence.
      case sentence
      /// All of these in the sentence or in one beside it.
      case near
      /// All of these in the sentence or the next.
      case next
      /// All of these in the sentence or the one before.
      case previous
      /// All of these anywhere in the message.
      case message
      /// None of these in the sentence.
      case unless
      /// None of these in the sentence or one beside it.
      case unlessNear
      /// None of these anywhere in the message.
      case unlessMessage
    }

    /// A place in `rules`.
    package var rule: Int
    /// 3 for an error down to 0 for a note.
    package var severity: Int
    /// A place in `phrases`: what is said of the sentence.
    package var phrase: Int
    /// Groups by scope.
    package var groups: [[Int]]

    package init(rule: Int, severity: Int, phrase: Int, groups: [[Int]]) {
      self.rule = rule
      self.severity = severity
      self.phrase = phrase
      self.groups = groups
    }
  }

  package var letters = Letters()
  package var wordCount = 0
  package var steps: [Step] = []
  /// Ordered so that every group is complete before a pattern asks for it.
  package var patterns: [Pattern] = []
  package var groupCount = 0
  /// For each group the group of what it must not be part of, or -1.
  package var exceptions: [Int] = []
  package var checks: [Check] = []
  /// The ids of the rules that checks belong to.
  package var rules: [String] = []
  /// What checks say of a sentence, such as “asks for a positive review”.
  package var phrases: [String] = []
  /// For each rule, what to write instead; empty when there is nothing.
  package var suggestions: [String] = []

  package init() {}

  /// Groups that the program answers for, not the data.
  package enum BuiltIn: Int, CaseIterable, Sendable {
    /// The sentence is a question.
    case question
    /// The message answers the buyer.
    case reply
    /// The declared reason of the message is one that has news to tell.
    case resolving

    package var name: String {
      switch self {
      case .question: "question"
      case .reply: "reply"
      case .resolving: "resolving"
      }
    }
  }
}
