import BilletCore
import BilletTree

/// The text has at most three sizes.
///
/// Counted are the computed sizes of text that is shown. Sizes within one pixel are one: sorted, each
/// group begins with its smallest size and takes in all up to a pixel above that.
struct FontSizes: Rule {
  static let description = RuleDescription(
    id: "font-sizes", category: .styling, severity: .error,
    summary: "The message has more than three font sizes",
    rationale: "The marketplace withholds messages with more than three font sizes.",
    help: "Give some of the text the size of other text; headings have sizes of their own too.",
    references: [.policy("Styling")], examples: examples)

  static let limit = 3

  static let dependsOnValues = false

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    var known: [Double] = []
    var unknown: [UnknownSize] = []
    for text in context.content.texts {
      let style = context.styles.computed[text.index]
      if style.isFontSizeUnknown {
        let size = UnknownSize(of: text, style.fontSize, tree, context.styles)
        if !unknown.contains(size), unknown.count <= Self.limit { unknown.append(size) }
      } else if known.last != style.fontSize {
        known.append(style.fontSize)
      }
    }
    guard !context.content.texts.isEmpty else { return }
    sink.applies()
    let groups = SizeGroups(known)
    if groups.starts.count > Self.limit {
      reportFourth(of: groups, tree, context, &sink)
    } else if let first = unknown.first, groups.starts.count + unknown.count > Self.limit {
      sink.report(
        tree.nodes[first.element.index].span,
        message: "The size of this text cannot be known without layout; with it there may be more"
          + " than three font sizes, beside \(groups).",
        help: "Give the size in px, em or per cent.", severity: .review)
    }
  }

  /// Reports the element whose text comes fourth with a size that is new.
  private func reportFourth(
    of groups: SizeGroups, _ tree: HTMLTree, _ context: RuleContext, _ sink: inout DiagnosticSink
  ) {
    var seen: [Int] = []
    for text in context.content.texts {
      let style = context.styles.computed[text.index]
      guard !style.isFontSizeUnknown, let group = groups.group(of: style.fontSize),
        !seen.contains(group)
      else { continue }
      seen.append(group)
      guard seen.count > Self.limit else { continue }
      let element = tree.nodes[tree.nodes[text.index].parent.index]
      sink.report(
        element.isElement && !element.isImplied ? element.span : tree.nodes[text.index].span,
        message:
          "There are \(groups.starts.count) font sizes: \(groups); at most three are allowed."
          + " This is the fourth.")
      return
    }
  }

  /// A size that rests on something unknown: where that stands, and how the text relates to it.
  private struct UnknownSize: Equatable {
    var element: HTMLTree.NodeID
    var factor: Double

    init(
      of text: HTMLTree.NodeID, _ size: Double, _ tree: HTMLTree, _ styles: StyleTable
    ) {
      element = tree.nodes[text.index].parent
      factor = size
      for ancestor in tree.ancestors(of: element)
      where styles.computed[ancestor.index].isFontSizeUnknown {
        element = ancestor
      }
    }
  }
}

/// Sizes gathered into groups that look the same.
private struct SizeGroups: CustomStringConvertible {
  /// The smallest size of each group, rising.
  private(set) var starts: [Double] = []

  init(_ sizes: [Double]) {
    for size in sizes.sorted() {
      // The smallest part of a pixel comes from computing, not from the author.
      if let start = starts.last, size - start <= 1 + 1e-6 { continue }
      starts.append(size)
    }
  }

  func group(of size: Double) -> Int? {
    starts.lastIndex { $0 <= size }
  }

  var description: String {
    starts.isEmpty ? "no other" : starts.map { "\(Figure($0)) px" }.joined(separator: ", ")
  }
}

extension FontSizes {
  fileprivate static let examples: [Example] = [
    .failed("<p>a</p><h1>b</h1><h2>c</h2>«<h3>»d</h3>"),
    .failed("<h1>b</h1><h2>c</h2><h3>d</h3>«<p>»a</p>"),
    .failed(
      #"<p>a <span style="font-size:10px">b</span> <span style="font-size:12px">c</span> "#
        + #"«<span style="font-size:20px">»d</span></p>"#),
    .failed(
      #"<p>a <span style="font-size:2em">b <span style="font-size:2em">c "#
        + #"«<span style="font-size:2em">»d</span></span></span></p>"#),
    .failed(#"<p>a<font size="1">b</font><font size="5">c</font>«<font size="7">»d</font></p>"#),
    .failed(
      #"<style>.s{font-size:8pt}.m{font-size:120%}.l{font-size:xx-large}</style>"#
        + #"<p>a</p><p class="s">b</p><p class="m">c</p>«<p class="l">»d</p>"#),
    .failed(
      #"<div style="font-size:20px">a<small>b</small><span style="font-size:30px">c</span>"#
        + #"«<span style="font-size:40px">»d</span><span style="font-size:50px">e</span></div>"#),
    .passed("<p>a</p><h1>b</h1><h2>c</h2>"),
    .passed("<p>a</p><h1>b</h1><h2>c</h2><h4>the size of body text</h4>"),
    .passed(
      #"<p>a</p><p style="font-size:12pt">b</p><p style="font-size:1em">c</p>"#
        + #"<p style="font-size:medium">d</p><p style="font-size:100%">e</p>"#
        + #"<p style="font-size:16px">f</p><p style="font-size:1rem">g</p>"#),
    .passed(
      #"<p>a</p><p style="font-size:17px">b</p><p style="font-size:20px">c</p>"#
        + #"<p style="font-size:21px">d</p><p style="font-size:30px">e</p>"#),
    .passed("<p>a</p><h1>b</h1><h2>c</h2><h3></h3><h5> </h5><h6>&nbsp;</h6>"),
    .passed(
      #"<p>a</p><h1>b</h1><h2>c</h2><h3 style="display:none">d</h3><h5 hidden>e</h5>"#),
    .passed(
      #"<p>a</p><h1>b</h1><h2>c</h2><h3><img src="https://a.example/a.png" alt="d"></h3>"#),
    .passed(
      #"<style>.s{font-size:8px}.l{font-size:80px}</style><p>a</p><h1>b</h1><h2>c</h2>"#),
    .passed(#"<p>a</p><p style="line-height:30px;height:50px;width:70px">b</p>"#),
    .passed(#"<p>a <span style="font-size:5vw">b</span></p>"#),
    .passed(
      #"<title>T</title><h1>b</h1><h2>c</h2><p>a</p>"#),
    .cantTell(#"<p>a</p><h1>b</h1><h2>c</h2>«<p style="font-size:5vw">»d</p>"#),
    .inapplicable(#"<p style="font-size:3px">&nbsp;</p>"#),
    .inapplicable(#"<img src="https://a.example/a.png" alt="A">"#),
  ]
}
