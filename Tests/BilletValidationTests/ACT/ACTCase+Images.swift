import BilletCore

/// Images, drawings and embedded media.
extension ACTCase {
  static let images: [ACTCase] = [
    .passed("23a2a8", "image-alt", #"<img src="a.png" alt="A lamp">"#),
    .passed("23a2a8", "image-alt", #"<div role="img" aria-label="A lamp"></div>"#),
    .passed(
      "23a2a8", "image-alt", #"<span id="n">A lamp</span><img src="a.png" aria-labelledby="n">"#),
    .passed("23a2a8", "image-alt", #"<img src="a.png" title="A lamp">"#),
    .passed("23a2a8", "image-alt", #"<img src="a.png" alt="">"#),
    .passed("23a2a8", "image-alt", #"<img src="a.png" role="presentation">"#),
    .passed("23a2a8", "image-alt", #"<img src="a.png" role="none">"#),
    .passed(
      "23a2a8", "image-alt",
      #"<img src="a.png" alt="A lamp" style="position:absolute;top:-9999em">"#),
    .passed(
      "23a2a8", "image-alt",
      #"<p><span id="n" hidden>A lamp</span><img src="a.png" aria-labelledby="n"></p>"#),
    .passed(
      "23a2a8", "image-alt", #"<button aria-label="Buy"><img src="a.png" alt="Cart"></button>"#),
    .failed("23a2a8", "image-alt", #"<img src="a.png">"#),
    .failed("23a2a8", "image-alt", #"<div role="img"></div>"#),
    .failed("23a2a8", "image-alt", #"<img src="a.png" alt=" ">"#),
    .failed("23a2a8", "image-alt", #"<img src="a.png" alt="" tabindex="0">"#),
    .failed("23a2a8", "image-alt", #"<img src="a.png" alt="" aria-labelledby="nowhere">"#),
    .failed("23a2a8", "image-alt", #"<img src="a.png" role="none" tabindex="-1">"#),
    .failed("23a2a8", "image-alt", #"<img src="a.png" aria-label="">"#),
    .failed("23a2a8", "image-alt", #"<img src="a.png" aria-labelledby="n"><b id="n"></b>"#),
    .failed("23a2a8", "image-alt", #"<img src="a.png" style="position:absolute;top:-9999em">"#),
    .failed("23a2a8", "image-alt", #"<a href="/a" title="Home"><img src="a.png"></a>"#),
    .inapplicable("23a2a8", "image-alt", #"<svg role="img" aria-label="A ball"></svg>"#),
    .inapplicable("23a2a8", "image-alt", #"<img src="a.png" aria-hidden="true" alt="">"#),
    .inapplicable("23a2a8", "image-alt", #"<div style="display:none"><img src="a.png"></div>"#),
    .inapplicable(
      "23a2a8", "image-alt", #"<div style="visibility:hidden"><div role="img"></div></div>"#),
    .inapplicable("23a2a8", "image-alt", #"<p>No image</p>"#),

    .failed(
      "9eb3f6", "img-alt-filename", #"<img src="https://a.example/i/lamp.png" alt="lamp.png">"#),
    .failed("9eb3f6", "img-alt-filename", #"<img src="/i/lamp.png?v=1" alt=" LAMP.PNG ">"#),
    .failed(
      "9eb3f6", "img-alt-filename", #"<input type="image" src="/i/lamp.png" aria-label="lamp.png">"#
    ),
    .failed("9eb3f6", "img-alt-filename", #"<img src="/i/lamp.png" aria-label="lamp.png">"#),
    .passed("9eb3f6", "img-alt-filename", #"<img src="https://a.example/i/W3C" alt="W3C">"#),
    .inapplicable("9eb3f6", "img-alt-filename", #"<img src="/i/lamp.png" alt="A lamp">"#),
    .inapplicable(
      "9eb3f6", "img-alt-filename", #"<img src="/i/lamp.png" alt="lamp.png" aria-hidden="true">"#),
    .inapplicable("9eb3f6", "img-alt-filename", #"<img src="/i/lamp.png" alt="">"#),
    .inapplicable("9eb3f6", "img-alt-filename", #"<a href="/i/lamp.png">lamp.png</a>"#),
    .cantTell(
      "9eb3f6", "img-alt-filename",
      #"<p>You will download this file:</p><img src="/i/lamp.png" alt="lamp.png">"#),

    .passed("46ca7f", "presentation-role-conflict", #"<img src="a.png" alt="">"#),
    .passed("46ca7f", "presentation-role-conflict", #"<img src="a.png" role="none" alt="A lamp">"#),
    .passed(
      "46ca7f", "presentation-role-conflict", #"<nav role="none"><a href="/a">Lamps</a></nav>"#),
    .passed(
      "46ca7f", "presentation-role-conflict", #"<img src="a.png" alt="" aria-hidden="true">"#),
    .passed("46ca7f", "presentation-role-conflict", #"<button role="none" disabled>a</button>"#),
    .passed(
      "46ca7f", "presentation-role-conflict", #"<div hidden><button role="none">a</button></div>"#),
    .passed(
      "46ca7f", "presentation-role-conflict",
      #"<table role="presentation" summary="x"><tr><td>a</table>"#),
    .failed(
      "46ca7f", "presentation-role-conflict",
      #"<nav role="none" aria-label="Lamps"><a href="/a">Lamps</a></nav>"#),
    .failed(
      "46ca7f", "presentation-role-conflict",
      #"<img src="a.png" alt="" aria-labelledby="n"><p id="n">a</p>"#),
    .failed("46ca7f", "presentation-role-conflict", #"<button role="presentation">a</button>"#),
    .failed("46ca7f", "presentation-role-conflict", #"<h1 role="none" tabindex="-1">a</h1>"#),
    .failed(
      "46ca7f", "presentation-role-conflict",
      #"<img src="a.png" alt="" aria-describedby="n"><p id="n">a</p>"#),
    .inapplicable(
      "46ca7f", "presentation-role-conflict", #"<img src="a.png" alt="A lamp" tabindex="0">"#),
    .inapplicable(
      "46ca7f", "presentation-role-conflict",
      #"<button>a</button><img src="a.png" aria-hidden="true" alt="a">"#),
    .inapplicable(
      "46ca7f", "presentation-role-conflict",
      #"<img src="a.png" alt="" role="img" aria-label="A lamp">"#),

    .failed("59796f", "input-image-alt", #"<input type="image" src="a.png">"#),
    .failed("59796f", "input-image-alt", #"<input type="image" src="a.png" alt="">"#),
    .failed("59796f", "input-image-alt", #"<input type="image" src="a.png" name="search">"#),
    .failed(
      "59796f", "input-image-alt", #"<input type="image" src="a.png" aria-labelledby="nowhere">"#),
    .failed(
      "59796f", "input-image-alt",
      #"<input type="image" src="a.png" style="position:absolute;top:-9999px">"#),
    .passed("59796f", "input-image-alt", #"<input type="image" src="a.png" alt="Search">"#),
    .passed("59796f", "input-image-alt", #"<input type="image" src="a.png" aria-label="Search">"#),
    .passed("59796f", "input-image-alt", #"<input type="image" src="a.png" title="Search">"#),
    .passed(
      "59796f", "input-image-alt",
      #"<p id="n">Search</p><input type="image" src="a.png" aria-labelledby="n">"#),
    .inapplicable("59796f", "input-image-alt", #"<button><img src="a.png" alt="Search"></button>"#),
    .inapplicable("59796f", "input-image-alt", #"<input type="button" value="Search">"#),
    .inapplicable(
      "59796f", "input-image-alt",
      #"<input type="image" src="a.png" aria-hidden="true" tabindex="-1">"#),
    .inapplicable(
      "59796f", "input-image-alt", #"<input type="image" src="a.png" style="display:none">"#),
    .inapplicable("59796f", "input-image-alt", #"<img src="a.png" alt="a">"#),
  ]

  static let drawings: [ACTCase] = [
    .passed("7d6734", "svg-img-alt", #"<svg role="img" aria-label="A ball"><circle r="9"/></svg>"#),
    .passed(
      "7d6734", "svg-img-alt", #"<svg role="img"><title>A ball</title><circle r="9"/></svg>"#),
    .passed("7d6734", "svg-img-alt", #"<svg role="img" title="A ball"><circle r="9"/></svg>"#),
    .passed(
      "7d6734", "svg-img-alt", #"<svg role="img" xlink:title="A ball"><circle r="9"/></svg>"#),
    .passed(
      "7d6734", "svg-img-alt",
      #"<svg role="graphics-document" aria-labelledby="n"><text id="n">A ball</text></svg>"#),
    .passed(
      "7d6734", "svg-img-alt",
      #"<p>Ball</p><svg><circle role="graphics-symbol" r="9" aria-label="A ball"/></svg>"#),
    .passed(
      "7d6734", "svg-img-alt",
      #"<svg><circle role="graphics-symbol" r="9"><title>A ball</title></circle></svg>"#),
    .failed("7d6734", "svg-img-alt", #"<svg role="img"><circle r="9"/></svg>"#),
    .failed("7d6734", "svg-img-alt", #"<svg role="img"><title></title><circle r="9"/></svg>"#),
    .failed("7d6734", "svg-img-alt", #"<svg role="graphics-document"><text>A ball</text></svg>"#),
    .failed(
      "7d6734", "svg-img-alt",
      #"<svg><title>A ball</title><circle role="graphics-symbol" r="9"/></svg>"#),
    .failed(
      "7d6734", "svg-img-alt", #"<svg role="img" aria-labelledby="nowhere"><circle r="9"/></svg>"#),
    .failed(
      "7d6734", "svg-img-alt",
      #"<svg><a href="/a" aria-label="x"><path role="img" d="M0 0"/></a></svg>"#),
    .inapplicable("7d6734", "svg-img-alt", #"<svg><circle r="9"/></svg>"#),
    .inapplicable(
      "7d6734", "svg-img-alt", #"<svg role="img" aria-hidden="true"><circle r="9"/></svg>"#),
    .inapplicable("7d6734", "svg-img-alt", #"<svg role="presentation"><circle r="9"/></svg>"#),
    .inapplicable("7d6734", "svg-img-alt", #"<img src="a.svg" role="img" alt="A ball">"#),
    .inapplicable("7d6734", "svg-img-alt", #"<svg role="img" style="display:none"></svg>"#),
    .inapplicable("7d6734", "svg-img-alt", #"<svg role="graphics-object"></svg>"#),

    .passed("8fc3b6", "object-alt", #"<object data="a.png" title="Our logo"></object>"#),
    .passed("8fc3b6", "object-alt", #"<object data="a.mp3" aria-label="A bell"></object>"#),
    .passed(
      "8fc3b6", "object-alt",
      #"<b id="n">A film</b><object data="a.mp4" aria-labelledby="n"></object>"#),
    .passed(
      "8fc3b6", "object-alt",
      #"<object data="a.png" title="Our logo" style="position:absolute;top:-9999em"></object>"#),
    .failed("8fc3b6", "object-alt", #"<object data="a.png"></object>"#),
    .failed("8fc3b6", "object-alt", #"<object data="a.mp3" title=""></object>"#),
    .failed("8fc3b6", "object-alt", #"<object data="a.mp4" aria-labelledby="nowhere"></object>"#),
    .failed(
      "8fc3b6", "object-alt",
      #"<object data="a.mp3" style="position:absolute;left:-9999px"></object>"#),
    .failed(
      "8fc3b6", "object-alt", #"<object data="a.png"><img src="a.png" alt="Our logo"></object>"#),
    .failed("8fc3b6", "object-alt", #"<object type="image/png" data="/picture"></object>"#),
    .inapplicable("8fc3b6", "object-alt", #"<object data="a.html"></object>"#),
    .inapplicable("8fc3b6", "object-alt", #"<object data="https://a.example"></object>"#),
    .inapplicable("8fc3b6", "object-alt", #"<object data="a.png" aria-hidden="true"></object>"#),
    .inapplicable("8fc3b6", "object-alt", #"<object data="a.png" style="display:none"></object>"#),
    .inapplicable(
      "8fc3b6", "object-alt", #"<object data="a.png" role="img" aria-label="a"></object>"#),
    .inapplicable("8fc3b6", "object-alt", #"<object data="a.png" role="presentation"></object>"#),
    .inapplicable("8fc3b6", "object-alt", #"<object title="a"></object>"#),
    .inapplicable(
      "8fc3b6", "object-alt",
      #"<video src="a.mp4" controls><track kind="captions" src="a.vtt"></video>"#),
  ]
}
