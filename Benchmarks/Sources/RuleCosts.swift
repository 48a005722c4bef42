import BilletAuthoring
import BilletCore
import BilletTree
import BilletValidation

/// What each rule takes, so that a dear one is seen before it is looked for.
///
/// A rule is timed alone, with what it asks for: texts, boxes or colours that several rules share count for each of
/// them, so the sum is more than they take together.
enum RuleCosts {
  static func print(of samples: [Sample]) {
    var measure = Measure()
    measure.batches = 7
    measure.batchSeconds = 0.01
    let none = time(of: [], samples, measure)
    let costs = RuleRegistry.all.map { rule in
      (type(of: rule).description, time(of: [rule], samples, measure) - none)
    }
    Swift.print("\(fixed(none, 1))\tno rule: the tree, the styles and the names")
    for (description, cost) in costs.sorted(by: { $0.1 > $1.1 }) where cost >= 0.1 {
      Swift.print("\(fixed(cost, 1))\t\(description.id)\t\(description.category.rawValue)")
    }
  }

  /// The microseconds that a message takes with some rules: the mean over the messages.
  private static func time(
    of rules: [any Rule], _ samples: [Sample], _ measure: Measure
  ) -> Double {
    let validator = HTMLValidator(rules: rules)
    var sink = 0
    let times = samples.map { sample in
      measure.medians([
        {
          sink &+=
            validator.validate(
              sample.html, facts: sample.binding.facts, values: sample.values
            ).count
        }
      ])[0]
    }
    return times.reduce(0, +) / Double(times.count)
  }
}
