import Testing

@testable import BilletTree

/// Names and roles, as Accessible Name and Description Computation 1.2 has them.
@Suite struct AccessibleNamesTests {
  static func names(of tree: HTMLTree) -> AccessibleNames {
    AccessibleNames(tree, styles: StyleTable(tree))
  }

  /// The element that a test is about: the one with `data-x`.
  static func subject(of tree: HTMLTree) throws -> HTMLTree.NodeID {
    try #require(
      tree.elements.first { node in
        tree[node].attributes.contains { tree.otherAttributeNames[$0] == "data-x" }
      })
  }

  @Test(arguments: [
    ("<a data-x href=x>Your <b>return</b></a>", "Your return"),
    ("<a data-x href=x> \n a&nbsp;\u{3000} b </a>", "a b"),
    ("<a data-x href=x>&nbsp;</a>", ""),
    ("<a data-x href=x><img src=a alt='Label'></a>", "Label"),
    ("<a data-x href=x><img src=a alt=''></a>", ""),
    ("<a data-x href=x><img src=a></a>", ""),
    ("<a data-x href=x><img src=a title='Map'></a>", "Map"),
    ("<a data-x href=x title='Tip'></a>", "Tip"),
    ("<a data-x href=x title='Tip'>Text</a>", "Text"),
    ("<a data-x href=x aria-label='Label'>Text</a>", "Label"),
    ("<a data-x href=x aria-label=' '>Text</a>", "Text"),
    ("<a data-x href=x aria-labelledby=i>Text</a><p id=i>Other</p>", "Other"),
    ("<a data-x href=x aria-labelledby='i j'>Text</a><p id=i>One</p><p id=j>Two</p>", "One Two"),
    ("<a data-x href=x aria-labelledby=i>Text</a><p id=i hidden>Other</p>", "Other"),
    ("<a data-x href=x aria-labelledby=nowhere>Text</a>", "Text"),
    ("<a data-x id=a href=x aria-labelledby=b>A</a><a id=b aria-labelledby=a href=y>B</a>", "B"),
    ("<a data-x href=x>Text<span hidden>more</span></a>", "Text"),
    ("<a data-x href=x>Text<span aria-hidden=true>more</span></a>", "Text"),
    ("<a data-x href=x>one<div>two</div>three<br>four</a>", "one two three four"),
    ("<a data-x href=x><svg><title>Drawing</title></svg></a>", "Drawing"),
    ("<h1 data-x>Title<img alt='with image' src=a></h1>", "Titlewith image"),
    ("<img data-x alt='Chart' title='t'>", "Chart"),
    ("<img data-x title='t'>", "t"),
    ("<img data-x aria-labelledby=c><p id=c>Caption</p>", "Caption"),
    ("<style>a::before{content:'No. ' attr(id)}</style><a data-x id=7 href=x></a>", "No. 7"),
    ("<style>a::before{content:'<'}a:after{content:'>'}</style><a data-x href=x>x</a>", "<x>"),
    ("<style>a::before{content:'x';content:none}</style><a data-x href=x></a>", ""),
    (
      "<style>a.b::before{content:''}a::before{content:'x'}</style><a data-x class=b href=x></a>",
      ""
    ),
    ("<style>a::before{content:url(x.png) / 'Map'}</style><a data-x href=x></a>", "Map"),
    ("<style>a::before{content:'\\e900'}</style><a data-x href=x></a>", ""),
    ("<style>@media print{a::before{content:'x'}}</style><a data-x href=x></a>", ""),
    ("<style>a:hover::before{content:'x'}</style><a data-x href=x></a>", ""),
    ("<a data-x href=x>Text<span inert>more</span></a>", "Text"),
    ("<a data-x href=x>Text<video src=x>more</video></a>", "Text"),
    ("<style>b{content-visibility:hidden}</style><a data-x href=x>Text<b>more</b></a>", "Text"),
    ("<details><summary>S</summary><a data-x href=x>Text</a></details>", ""),
    ("<details open><summary>S</summary><a data-x href=x>Text</a></details>", "Text"),
    ("<details><p>x</p><summary data-x>S</summary><summary>T</summary></details>", "S"),
    ("<label for=i hidden>Name</label><input data-x id=i>", "Name"),
    ("<label aria-label=Name>x<input data-x></label>", "Name"),
    ("<input data-x type=submit>", "Submit"),
    ("<input data-x type=submit value=''>", ""),
    ("<input data-x type=image alt='Go'>", "Go"),
    ("<label>Name <input data-x></label>", "Name"),
    ("<label for=i>Name</label><input data-x id=i>", "Name"),
    ("<table data-x><caption>Items</caption><tr><td>a</table>", "Items"),
    ("<table data-x title='t'><tr><td>a</table>", "t"),
    ("<fieldset data-x><legend>Where</legend>a</fieldset>", "Where"),
    ("<figure data-x><img><figcaption>Which</figcaption></figure>", "Which"),
    ("<iframe data-x title='Video'>x</iframe>", "Video"),
    ("<p data-x>Text</p>", ""),
    ("<div data-x role=button>Text</div>", "Text"),
    ("<div data-x hidden><a href=x>Text</a></div>", ""),
  ])
  func elementsAreNamed(html: String, name: String) throws {
    let tree = HTMLTree.parse(html)
    let names = Self.names(of: tree)
    let subject = try Self.subject(of: tree)
    #expect(names.name(of: subject) == name)
    #expect(names.isEmpty(of: subject) == name.isEmpty)
  }

  @Test(arguments: [
    ("<a data-x href=x>", Role.link), ("<a data-x>", .generic), ("<h2 data-x>", .heading),
    ("<img data-x>", .img), ("<img data-x alt=''>", .none), ("<img data-x alt='a'>", .img),
    ("<img data-x alt='' aria-label=a>", .img), ("<img data-x alt='' tabindex=0>", .img),
    ("<img data-x role=none>", .none), ("<img data-x role='presentation' tabindex=0>", .img),
    ("<img data-x role=presentation aria-live=polite>", .img),
    ("<p data-x role=HEADING>", .heading),
    ("<p data-x role='foo button'>", .button), ("<p data-x role=foo>", .paragraph),
    ("<table data-x role=presentation>", .none), ("<table data-x>", .table),
    ("<table role=presentation><tr><td data-x>", .none), ("<table><tr><td data-x>", .cell),
    ("<table><tr><th data-x scope=row>", .rowheader), ("<table><tr><th data-x>", .columnheader),
    ("<table role=none><tr><td><table><tr><td data-x>", .cell), ("<ul><li data-x>", .listitem),
    ("<ul role=none><li data-x>", .none), ("<div><li data-x>", .generic),
    ("<header data-x>", .banner), ("<article><header data-x>", .generic),
    ("<section data-x>", .generic), ("<section data-x aria-label=a>", .region),
    ("<input data-x type=CHECKBOX>", .checkbox), ("<hr data-x>", .separator),
    ("<div data-x role=image>", .img),
  ])
  func elementsHaveRoles(html: String, role: Role) throws {
    let tree = HTMLTree.parse(html)
    #expect(Self.names(of: tree).role(of: try Self.subject(of: tree)) == role)
  }

  @Test(arguments: [
    ("<p data-x>", true), ("<p data-x hidden>", false), ("<p data-x aria-hidden=true>", false),
    ("<div aria-hidden=TRUE><p data-x>", false), ("<div aria-hidden=false><p data-x>", true),
    ("<div aria-hidden=true></div><p data-x>", true), ("<img data-x alt=''>", false),
    ("<img data-x alt='' tabindex=-1>", true), ("<img data-x alt='' tabindex=x>", false),
    ("<img data-x alt='' aria-label=''>", true), ("<img data-x role=none aria-live=''>", true),
    ("<img data-x alt='' aria-hidden=false>", true),
    ("<img data-x alt='' aria-hidden=TRUE>", false),
    ("<img data-x role=none aria-hidden=false>", false),
  ])
  func hiddenAndDecorativeElementsAreNotIncluded(html: String, isIncluded: Bool) throws {
    let tree = HTMLTree.parse(html)
    let names = Self.names(of: tree)
    #expect(names.isIncludedInAccessibilityTree(try Self.subject(of: tree)) == isIncluded)
  }

  @Test func manyReferencesToALargePartStayCheap() {
    let big = "<p id=i>" + String(repeating: "<b>word </b>", count: 5_000) + "</p>"
    let uses = String(repeating: "<img aria-labelledby='i i i i'>", count: 500)
    let tree = HTMLTree.parse(big + uses)
    let names = Self.names(of: tree)
    let lengths = tree.elements(named: .img).map { names.nameBytes(of: $0).count }
    #expect(lengths.allSatisfy { $0 > 0 && $0 <= 4 * NameComputation.bytesPerReference })
  }
}
