import BilletCore
import Testing

@testable import BilletTree

/// The tree is the one that a browser builds (HTML 13.2.6).
@Suite struct HTMLTreeStructureTests {
  @Test(arguments: [
    ("text", "'text'"),
    ("<p>a", "p['a']"),
    ("<p>a<p>b", "p['a'] p['b']"),
    ("<p>a<div>b</div>c", "p['a'] div['b'] 'c'"),
    ("<p>a<section>b</section>c", "p['a'] section['b'] 'c'"),
    ("a<br>b<br/>c</br>d", "'a' br 'b' br 'c' br 'd'"),
    ("<img><source><wbr>x", "img source wbr 'x'"),
    ("<div/>a", "div['a']"),
    ("<ul><li>a<li>b<ul><li>c</ul></ul>", "ul[li['a'] li['b' ul[li['c']]]]"),
    ("<ul><li><b>a<li>b</ul>", "ul[li[b['a']] li[+b['b']]]"),
    ("<dl><dt>a<dd>b<dt>c</dl>", "dl[dt['a'] dd['b'] dt['c']]"),
    (
      "<table><tr><td>a<td>b<tr><td>c</table>d",
      "table[tr[td['a'] td['b']] tr[td['c']]] 'd'"
    ),
    (
      "<table><tr><td><div>a<td>b<table><tr><td>c</table>e</table>",
      "table[tr[td[div['a']] td['b' table[tr[td['c']]] 'e']]]"
    ),
    ("<a href=x><table><tr><td>a</table></a>b", "a[table[tr[td['a']]]] 'b'"),
    ("<h1><p>a</p></h1>", "h1[p['a']]"),
    ("<b><p>a</p></b>b", "b[p['a']] 'b'"),
    ("<a href=x>a<a href=y>b</a>c", "a['a'] a['b'] 'c'"),
    ("<b>a<i>b</b>c</i>d", "b['a' i['b']] +i['c'] 'd'"),
    ("<p><b>a<p>b</b>c", "p[b['a']] p[+b['b'] 'c']"),
    ("<b><p>a</b>b</p>c", "b[p['ab']] 'c'"),
    ("<td><b>a</td><td>b", "td[b['a']] td['b']"),
    ("<p><b>a</b><p>b", "p[b['a']] p['b']"),
    ("<o:p>a</o:p><p>b", "o:p['a'] p['b']"),
    ("a</p>b", "'a' +p 'b'"),
    ("a</span></div>b", "'ab'"),
    ("<section><div>a</section>b", "section[div['a']] 'b'"),
    ("<h1>a</h2>b", "h1['a'] 'b'"),
    ("a<!-- x -->b", "'a' # x # 'b'"),
    ("a<![if !mso]>b<![endif]>c", "'a' #[if !mso]# 'b' #[endif]# 'c'"),
    ("a<!-->b-->c", "'a' ## 'b-->c'"),
    ("a<!--->b", "'a' ## 'b'"),
    ("a<!--x--!>b", "'a' #x# 'b'"),
    ("a<?php echo '>' ?>b", "'a' #?php echo '# '' ?>b'"),
    ("a</>b</ c>d", "'ab' # c# 'd'"),
    ("1 < 2 <3 <", "'1 < 2 <3 <'"),
    ("<textarea>\n<b>&amp;</textarea>x", "textarea['<b>&'] 'x'"),
    ("<iframe><b>&amp;</iframe>x", "iframe['<b>&amp;'] 'x'"),
    ("<noscript><b>a</b></noscript>", "noscript[b['a']]"),
    ("<svg><path/><title>a</title></svg>b", "svg[path title['a']] 'b'"),
    ("<svg><style><b></svg>b", "svg[style] b['b']"),
    ("<select><option>a<option>b</select>c", "select[option['a'] option['b']] 'c'"),
    ("<custom-tag>a</custom-tag>b", "custom-tag['a'] 'b'"),
    ("<foo>a</bar>b</foo>c", "foo['ab'] 'c'"),
    ("<P>a</P><IMG SRC=x>", "p['a'] img"),
    ("a</body>b</html>c", "'abc'"),
    ("<p>a<body class=x>b", "p['ab']"),
    ("a <b>b</b> c\n<i>d</i>", "'a ' b['b'] ' c\n' i['d']"),
  ])
  func bodyIsThatOfABrowser(html: String, outline: String) {
    #expect(HTMLTree.parse(html).bodyOutline == outline)
  }

  @Test(arguments: [
    (
      "<!DOCTYPE html><html><head><title>a &amp; b</title></head><body>c</body></html>",
      "! html[head[title['a & b']] body['c']]"
    ),
    ("<title>a</title><p>b", "+html[+head[title['a']] +body[p['b']]]"),
    ("<head><style>p{}</style><div>b", "+html[head[style['p{}']] +body[div['b']]]"),
    ("<html><p>b", "html[+body[p['b']]]"),
    ("<body><p>b", "+html[body[p['b']]]"),
    ("<!-- a --><p>b", "# a # +html[+body[p['b']]]"),
    ("<!-- a -->", "# a #"),
    ("", ""),
  ])
  func headAndBodyAreWhereABrowserPutsThem(html: String, outline: String) {
    #expect(HTMLTree.parse(html).outline == outline)
  }

  @Test(arguments: [
    "<p><font>x", "<center><div></center>", "<li><b>x", "<section><div></section>",
  ])
  func manyUnclosedElementsAreNotDepth(html: String) {
    let tree = HTMLTree.parse(String(repeating: html, count: 2_000) + "<hr>")
    #expect(!tree.problems.contains { $0.rule == "html-limit" })
    #expect(tree.elements(named: .hr).count == 1)
    #expect(tree.elements.count > 4_000)
  }
}
