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
    ("<b><p>a</b>b</p>c", "b p[+b['a'] 'b'] 'c'"),
    ("<b>1<p>2</b>3</p>", "b['1'] p[+b['2'] '3']"),
    ("<a>1<p>2</a>3</p>", "a['1'] p[+a['2'] '3']"),
    ("<b>1<i>2<p>3</b>4", "b['1' i['2']] +i[p[+b['3'] '4']]"),
    (
      "<a>1<div>2<div>3</a>4</div>5</div>",
      "a['1'] div[+a['2'] div[+a['3'] '4'] '5']"
    ),
    ("<b>1<span>2<p>3</b>4", "b['1' span['2']] p[+b['3'] '4']"),
    ("<a href=x>1<div>2<a href=y>3</a>4</div>", "a['1'] div[+a['2'] a['3'] '4']"),
    ("<table>1<tr><td>2</table>", "'1' table[tr[td['2']]]"),
    ("<table><tr><p>1</p><td>2</table>3", "p['1'] table[tr[td['2']]] '3'"),
    ("<table><div>1<tr><td>2<tr>3<td>4</table>", "div['1'] '3' table[tr[td['2']] tr[td['4']]]"),
    ("<div>0<table><b>1<tr><td>2</table>3</div>", "div['0' b['1'] table[tr[td['2']]] +b['3']]"),
    ("<table><td>a<table>b<td>c</table></table>", "table[td['a' 'b' table[td['c']]]]"),
    ("<table><form><tr><td>1</form></table>", "table[form tr[td['1']]]"),
    ("<p>a<button>b</button>c</p>", "p['a' button['b'] 'c']"),
    ("<p>a<button><p>b</button>c</p>", "p['a' button[p['b']] 'c']"),
    ("<p>a<select><option>b</select>c", "p['a' select[option['b']] 'c']"),
    ("<p>a<object><div>b</div></object>c", "p['a' object[div['b']] 'c']"),
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
