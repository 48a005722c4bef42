import BilletCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Measures what Billet does against what others do, in one run, and prints one line of fields with tabs
// between for each figure; `Benchmarks/report` makes tables and pictures of them.
//
//     billet-benchmarks                  everything
//     billet-benchmarks repeat WORK N    one kind of work N times on each message, for profilers
//     billet-benchmarks rules            what each rule takes of a message's check, the dearest first

// As the command line does.
Heap.keepFreedMemory()

let samples = Sample.all
guard samples.count == 6 else {
  print("Run this from the repository's folder: a starter message cannot be read.")
  exit(2)
}

let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "repeat" {
  guard let work = Work(rawValue: arguments[2]), let times = Int(arguments[3]) else {
    print("The kinds of work are \(Work.allCases.map(\.rawValue).joined(separator: ", ")).")
    exit(64)
  }
  work.run(times: times, samples)
  exit(0)
}

if arguments.count == 2, arguments[1] == "rules" {
  RuleCosts.print(of: samples)
  exit(0)
}

let measure = Measure()
var sink = 0

/// Our work, a peer's, and how many of the peer's times ours may take.
let comparisons: [(Work, Work, target: Double?)] = [
  (.fill, .memcpy, nil), (.fill, .md4c, 0.2), (.fill, .cmark, 0.2), (.tree, .libxml2, nil),
  (.style, .libxml2, nil), (.markup, .libxml2, 2), (.validate, .libxml2, nil),
  (.full, .md4c, nil),
  (.shared, .md4c, nil),
]
for (work, peer, target) in comparisons {
  let figures = samples.map { sample in
    let (ours, theirs) = (work.body(sample), peer.body(sample))
    return measure.medians([{ sink &+= ours() }, { sink &+= theirs() }])
  }
  let fields = [
    "ratio", work.rawValue, peer.rawValue, fixed(Measure.median(figures.map { $0[0] }), 3),
    fixed(Measure.median(figures.map { $0[1] }), 3),
    fixed(Measure.median(figures.map { $0[0] / $0[1] }), 3), target.map { fixed($0, 1) } ?? "",
  ]
  print(fields.joined(separator: "\t"))
}

// The rules themselves: what a check takes beyond the tree and the styles that they look at.
let ruleFigures = samples.map { sample in
  let works = [Work.markup, .style, .libxml2].map { $0.body(sample) }
  let medians = measure.medians(works.map { work in { sink &+= work() } })
  return [medians[0] - medians[1], medians[2]]
}
let ruleFields = [
  "ratio", "rules", "libxml2", fixed(Measure.median(ruleFigures.map { $0[0] }), 3),
  fixed(Measure.median(ruleFigures.map { $0[1] }), 3),
  fixed(Measure.median(ruleFigures.map { $0[0] / $0[1] }), 3), fixed(2, 1),
]
print(ruleFields.joined(separator: "\t"))

for work in [Work.read, .bind, .compile] {
  let figures = samples.map { sample in
    let body = work.body(sample)
    return measure.medians([{ sink &+= body() }])[0]
  }
  print("time\t\(work.rawValue)\t\(fixed(Measure.median(figures), 3))")
}

for work in [Work.full, .shared] {
  let (one, two) = await Threads.throughput(of: work, samples)
  print("threads\t\(work.rawValue)\t\(fixed(one, 0))\t\(fixed(two, 0))\t\(fixed(two / one, 3))")
}

for growth in Growth.all {
  let times = growth.times()
  let list = times.map { fixed($0, 2) }.joined(separator: " ")
  print("growth\t\(growth.name)\t\(list)\t\(fixed(Growth.exponent(of: times), 3))")
}
let sizes = samples.map { Double($0.html.bytes.count) }
print("size\t\(fixed(Measure.median(sizes), 0))\t\(sink == 0 ? "nothing" : "all") written")

/// A figure with some decimals, without Foundation.
func fixed(_ figure: Double, _ decimals: Int) -> String {
  guard figure.isFinite else { return "0" }
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let whole = Int((abs(figure) * scale).rounded())
  let sign = figure < 0 && whole > 0 ? "-" : ""
  let text = String(whole)
  guard decimals > 0 else { return sign + text }
  let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
  return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}
