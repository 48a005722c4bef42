import BilletCore

/// Links, headings and frames: what names them, and whether names of the same sound agree.
extension ACTCase {
  static let links: [ACTCase] = [
    .passed("c487ae", "link-name", #"<a href="/a">Lamps</a>"#),
    .passed("c487ae", "link-name", #"<a href="/a"><img src="a.png" alt="Lamps"></a>"#),
    .passed("c487ae", "link-name", #"<a href="/a" title="Lamps"><img src="a.png" alt=""></a>"#),
    .passed("c487ae", "link-name", #"<a href="/a" aria-label="Lamps"></a>"#),
    .passed(
      "c487ae", "link-name",
      #"<a href="/a" aria-labelledby="n"><img src="a.png" alt=""></a><i id="n">Lamps</i>"#),
    .passed("c487ae", "link-name", #"<a href="/a"><svg role="img" aria-label="Lamps"></svg></a>"#),
    .passed("c487ae", "link-name", #"<a href="/a"><svg><title>Lamps</title></svg></a>"#),
    .passed("c487ae", "link-name", #"<span role="link" tabindex="0">Lamps</span>"#),
    .passed("c487ae", "link-name", #"<p><a href="/a" role="doc-biblioref" title="Lamps"></a></p>"#),
    .passed(
      "c487ae", "link-name", #"<a href="/a" style="position:absolute;left:-9999px">Lamps</a>"#),
    .passed(
      "c487ae", "link-name",
      #"<a href="/a"><span style="position:absolute;left:-9999px">Lamps</span></a>"#),
    .passed("c487ae", "link-name", #"<a href="/a"><span aria-hidden="true">x</span> Lamps</a>"#),
    .failed("c487ae", "link-name", #"<a href="/a"></a>"#),
    .failed("c487ae", "link-name", #"<a href="/a"><img src="a.png" alt=""></a>"#),
    .failed("c487ae", "link-name", #"<a href="/a"><img src="a.png" role="presentation"></a>"#),
    .failed("c487ae", "link-name", #"<a href="/a"><span aria-hidden="true">Lamps</span></a>"#),
    .failed(
      "c487ae", "link-name", #"<a href="/a" aria-labelledby="nowhere"><img src="a.png" alt=""></a>"#
    ),
    .failed("c487ae", "link-name", #"<a href="/a"><svg><path d="M0 0"/></svg></a>"#),
    .failed("c487ae", "link-name", #"<a href="/a" role="doc-biblioref"></a>"#),
    .failed("c487ae", "link-name", #"<span role="link" tabindex="0"></span>"#),
    .failed("c487ae", "link-name", #"<a href="/a" role="none"></a>"#),
    .failed(
      "c487ae", "link-name",
      #"<a href="/a" style="position:absolute;left:-9999px"><img src="a.png" alt=""></a>"#),
    .failed(
      "c487ae", "link-name", #"<a href="/a"><img src="a.png" alt="Lamps" style="display:none"></a>"#
    ),
    .failed("c487ae", "link-name", #"<a href="/a">&nbsp;</a>"#),
    .passed(
      "c487ae", "area-alt",
      ##"<img src="a.png" usemap="#m" alt="Lamps"><map name="m"><area shape="rect" coords="0,0,9,9" href="/a" alt="Lamps"></map>"##
    ),
    .failed(
      "c487ae", "area-alt",
      ##"<img src="a.png" usemap="#m" alt="Lamps"><map name="m"><area shape="rect" coords="0,0,9,9" href="/a"></map>"##
    ),
    .inapplicable("c487ae", "link-name", #"<a>Lamps</a>"#),
    .inapplicable("c487ae", "link-name", #"<a href="/a" hidden></a>"#),
    .inapplicable("c487ae", "link-name", #"<a href="/a" role="button">Lamps</a>"#),
    .inapplicable(
      "c487ae", "link-name", #"<div aria-hidden="true"><a href="/a" tabindex="-1"></a></div>"#),
    .inapplicable("c487ae", "link-name", #"<a href="/a" style="visibility:hidden"></a>"#),
    .inapplicable("c487ae", "link-name", #"<button>Lamps</button>"#),

    .passed("ffd0e9", "empty-heading", "<h2>Lamps</h2>"),
    .passed("ffd0e9", "empty-heading", #"<div role="heading" aria-level="2">Lamps</div>"#),
    .passed("ffd0e9", "empty-heading", #"<h2><img src="a.png" alt="Lamps"></h2>"#),
    .passed("ffd0e9", "empty-heading", #"<h2 aria-labelledby="n"></h2><p id="n">Lamps</p>"#),
    .passed("ffd0e9", "empty-heading", #"<h2 style="position:absolute;top:-9999px">Lamps</h2>"#),
    .failed("ffd0e9", "empty-heading", "<h2></h2>"),
    .failed("ffd0e9", "empty-heading", #"<div role="heading" aria-level="2"></div>"#),
    .failed("ffd0e9", "empty-heading", #"<h2><span aria-hidden="true">Lamps</span></h2>"#),
    .failed("ffd0e9", "empty-heading", #"<h2><img src="a.png" alt=""></h2>"#),
    .failed("ffd0e9", "empty-heading", #"<h2><br></h2>"#),
    .failed(
      "ffd0e9", "empty-heading", #"<h2 role="presentation" aria-label=""  tabindex="0"></h2>"#),
    .failed("ffd0e9", "empty-heading", #"<h2 style="position:absolute;top:-9999px"></h2>"#),
    .inapplicable("ffd0e9", "empty-heading", "<p>Lamps</p>"),
    .inapplicable("ffd0e9", "empty-heading", "<h2 hidden></h2>"),
    .inapplicable("ffd0e9", "empty-heading", #"<h2 aria-hidden="true"></h2>"#),
    .inapplicable("ffd0e9", "empty-heading", #"<h2 role="none"></h2>"#),

    .passed("cae760", "frame-title", #"<iframe src="a.html" title="Map"></iframe>"#),
    .passed("cae760", "frame-title", #"<iframe src="a.html" aria-label="Map"></iframe>"#),
    .passed(
      "cae760", "frame-title",
      #"<p id="n">Map</p><iframe src="a.html" aria-labelledby="n"></iframe>"#),
    .failed("cae760", "frame-title", #"<iframe src="a.html"></iframe>"#),
    .failed("cae760", "frame-title", #"<iframe src="a.html" title=""></iframe>"#),
    .failed("cae760", "frame-title", #"<iframe src="a.html" title=" "></iframe>"#),
    .failed("cae760", "frame-title", #"<iframe src="a.html" name="map"></iframe>"#),
    .failed("cae760", "frame-title", #"<iframe src="a.html" aria-labelledby="nowhere"></iframe>"#),
    .failed("cae760", "frame-title", #"<label>Map<iframe src="a.html"></iframe></label>"#),
    .failed("cae760", "frame-title", #"<iframe srcdoc="<p>a</p>" alt="Map"></iframe>"#),
    .inapplicable("cae760", "frame-title", #"<object data="a.html"></object>"#),
    .inapplicable("cae760", "frame-title", #"<iframe src="a.html" style="display:none"></iframe>"#),
    .inapplicable("cae760", "frame-title", #"<iframe src="a.html" hidden></iframe>"#),
    .inapplicable("cae760", "frame-title", #"<iframe src="a.html" tabindex="-1"></iframe>"#),
    .passed(
      "4b1c6c", "frame-title",
      #"<iframe src="a.html" title="Map"></iframe><iframe src="a.html" aria-label="map "></iframe>"#
    ),
    .cantTell(
      "4b1c6c", "frame-title",
      #"<iframe src="a.html" title="Map"></iframe><iframe src="b.html" title=" Map"></iframe>"#),
    .passed(
      "4b1c6c", "frame-title",
      #"<iframe src="a.html" title="Map"></iframe><iframe src="b.html" title="Map" hidden></iframe>"#
    ),

    .passed(
      "b20e66", "identical-links-same-purpose",
      #"<p><a href="/a">Lamps</a></p><p><a href="/a">lamps </a></p>"#),
    .cantTell(
      "b20e66", "identical-links-same-purpose",
      #"<p><a href="/a">Lamps</a></p><p><a href="/b">Lamps</a></p>"#),
    .cantTell(
      "b20e66", "identical-links-same-purpose",
      #"<p><a href="/a"><img src="a.png" alt="Lamps"></a></p><p><a href="/b">Lamps</a></p>"#),
    .cantTell(
      "fd3a94", "identical-links-same-purpose",
      #"<p>See <a href="/a">lamps</a> and <a href="/b">lamps</a></p>"#),
    .inapplicable(
      "b20e66", "identical-links-same-purpose", #"<a href="/a">Lamps</a> <a href="/b">Lights</a>"#),
    .inapplicable(
      "b20e66", "identical-links-same-purpose",
      #"<a href="/a">Lamps</a> <a href="/b" hidden>Lamps</a>"#),
    .inapplicable(
      "b20e66", "identical-links-same-purpose", #"<a href="/a">Lamps</a> <a>Lamps</a>"#),
    .inapplicable(
      "b20e66", "identical-links-same-purpose",
      #"<a href="/a" role="button">Lamps</a> <a href="/b">Lamps</a>"#),
    .inapplicable(
      "b20e66", "identical-links-same-purpose",
      #"<svg><a href="/a"><circle r="9"/></a><a href="/b"><path d="M0 0"/></a></svg>"#),

    .passed("5effbb", "link-generic", #"<p>See the <a href="/a">lamps we sell</a>.</p>"#),
    .passed(
      "5effbb", "link-generic", #"<p>Get the <a href="/a" aria-label="Lamps as PDF">PDF</a>.</p>"#),
    .inapplicable("5effbb", "link-generic", #"<p><a>more</a></p>"#),
    .inapplicable("5effbb", "link-generic", #"<a href="/a" style="display:none">more</a>"#),
    .cantTell("5effbb", "link-generic", #"<p>We sell lamps.</p><p><a href="/a">More</a></p>"#),
    .cantTell(
      "5effbb", "link-generic",
      #"<p>We sell lamps.</p><p><a href="/a"><img src="a.png" alt="Click here"></a></p>"#),
  ]

  static let labels: [ACTCase] = [
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="Lamps we sell">Lamps we sell</a>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label=" lamps  WE sell">Lamps we sell</a>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="Next page in the list">Next page</a>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<button aria-label="Next page">Next page…</button>"#),
    .passed("2ee8b8", "label-content-name-mismatch", #"<button aria-label="Close">X</button>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<button aria-label="Search by date">Search by date (YYYY-MM-DD)</button>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<button aria-label="What is a lamp? Learn">&#x1F4A1; What is a lamp</button>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<p id="n">Lamps to buy</p><a href="/a" aria-labelledby="n">lamps</a>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="Download lamp list"><span>Download</span> <span style="display:none">the big</span> <span>lamp</span> <span>list</span></a>"#
    ),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="Hello world"><p>Hello</p><p>world</p></a>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="compose email"><b>com</b>pose <br> email</a>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="just ten">just&nbsp;ten</a>"#),
    .passed(
      "2ee8b8", "label-content-name-mismatch",
      #"<button aria-label="Self-service desk">self service</button>"#),
    .failed(
      "2ee8b8", "label-content-name-mismatch",
      #"<div role="link" tabindex="0" aria-label="Lights">Lamps we sell</div>"#),
    .failed(
      "2ee8b8", "label-content-name-mismatch",
      #"<button aria-label="the full">The full label</button>"#),
    .failed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="Discover Italy">Discover It</a>"#),
    .failed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="Download the lamp list">Download lamp list</a>"#),
    .failed(
      "2ee8b8", "label-content-name-mismatch",
      #"<button aria-label="lamp list Download">Download lamp list</button>"#),
    .failed(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="compose email">post email</a>"#),
    .failed(
      "2ee8b8", "label-content-name-mismatch", #"<div role="option" aria-label="Night">Day</div>"#),
    .inapplicable(
      "2ee8b8", "label-content-name-mismatch",
      #"<nav aria-label="Main"><a href="/a">Lamps</a></nav>"#),
    .inapplicable(
      "2ee8b8", "label-content-name-mismatch",
      #"<div role="tooltip" aria-label="Lamps" tabindex="0">Lights</div>"#),
    .inapplicable(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="Lamps"><img src="a.png" alt="Lights"></a>"#),
    .inapplicable(
      "2ee8b8", "label-content-name-mismatch",
      #"<label for="i">Lamps</label><input id="i" aria-label="Lights">"#),
    .inapplicable(
      "2ee8b8", "label-content-name-mismatch",
      #"<a href="/a" aria-label="Lamps"><span style="display:none">Lights</span></a>"#),
    .inapplicable("2ee8b8", "label-content-name-mismatch", #"<a href="/a">Lamps</a>"#),
    .inapplicable(
      "2ee8b8", "label-content-name-mismatch", #"<textarea aria-label="Lamps">Lights</textarea>"#),
    .inapplicable(
      "2ee8b8", "label-content-name-mismatch", #"<div aria-label="Lamps" role="note">Lights</div>"#),
  ]
}
