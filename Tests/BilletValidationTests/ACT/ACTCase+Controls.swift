import BilletCore

/// Names of buttons and fields, what fills fields in, and what stands inside controls.
extension ACTCase {
  static let controls: [ACTCase] = [
    .passed("97a4e1", "button-name", "<button>Buy</button>"),
    .passed("97a4e1", "button-name", #"<input type="submit" value="Buy">"#),
    .passed("97a4e1", "button-name", #"<input type="submit">"#),
    .passed("97a4e1", "button-name", #"<input type="reset">"#),
    .passed("97a4e1", "button-name", #"<button aria-label="Buy"></button>"#),
    .passed("97a4e1", "button-name", #"<button title="Buy"><img src="a.png" alt=""></button>"#),
    .passed("97a4e1", "button-name", #"<span role="button" tabindex="0">Buy</span>"#),
    .passed("97a4e1", "button-name", #"<button disabled>Buy</button>"#),
    .passed("97a4e1", "button-name", #"<label>Buy <button></button></label>"#),
    .passed(
      "97a4e1", "button-name", #"<button style="position:absolute;top:-9999px">Buy</button>"#),
    .failed("97a4e1", "button-name", "<button></button>"),
    .failed("97a4e1", "button-name", #"<button value="Buy"></button>"#),
    .failed("97a4e1", "button-name", #"<input type="button">"#),
    .failed("97a4e1", "button-name", #"<input type="submit" value="">"#),
    .failed("97a4e1", "button-name", #"<span role="button" tabindex="0"></span>"#),
    .failed("97a4e1", "button-name", #"<button><img src="a.png" alt=""></button>"#),
    .failed("97a4e1", "button-name", #"<button role="none"></button>"#),
    .failed("97a4e1", "button-name", #"<button><span aria-hidden="true">x</span></button>"#),
    .failed("97a4e1", "button-name", #"<button style="position:absolute;top:-9999px"></button>"#),
    .inapplicable("97a4e1", "button-name", #"<button hidden></button>"#),
    .inapplicable("97a4e1", "button-name", #"<button aria-hidden="true" tabindex="-1"></button>"#),
    .inapplicable("97a4e1", "button-name", #"<input type="image" src="a.png" alt="Buy">"#),
    .inapplicable("97a4e1", "button-name", #"<button role="none" disabled></button>"#),
    .inapplicable("97a4e1", "button-name", "<p>Buy</p>"),

    .passed(
      "m6b1q3", "button-name", #"<div role="menu"><button role="menuitem">New</button></div>"#),
    .passed(
      "m6b1q3", "button-name",
      #"<div role="menu"><button role="menuitem" aria-label="New"></button></div>"#),
    .passed(
      "m6b1q3", "button-name",
      #"<div role="menu"><button role="menuitem" title="New"></button></div>"#),
    .failed("m6b1q3", "button-name", #"<div role="menu"><button role="menuitem"></button></div>"#),
    .failed(
      "m6b1q3", "button-name",
      #"<div role="menu"><div role="menuitem"><img src="a.png" alt=""></div></div>"#),
    .inapplicable(
      "m6b1q3", "button-name", #"<div role="menu"><div role="menuitem" hidden></div></div>"#),
    .passed("2t702h", "button-name", "<details><summary>Times</summary><p>9 to 5</p></details>"),
    .passed(
      "2t702h", "button-name",
      #"<details><summary aria-label="Times"></summary><p>9 to 5</p></details>"#),
    .passed(
      "2t702h", "button-name",
      #"<details><summary><img src="a.png" alt="Times"></summary><p>9 to 5</p></details>"#),
    .passed(
      "2t702h", "button-name",
      #"<details open><summary title="Times"></summary><p>9 to 5</p></details>"#),
    .failed("2t702h", "button-name", "<details><summary></summary><p>9 to 5</p></details>"),
    .failed(
      "2t702h", "button-name",
      #"<details><summary><span aria-hidden="true">Times</span></summary><p>9</p></details>"#),
    .failed(
      "2t702h", "button-name", #"<details><summary role="none"></summary><p>9 to 5</p></details>"#),
    .inapplicable("2t702h", "button-name", "<details><p>9 to 5</p></details>"),
    .inapplicable("2t702h", "button-name", "<summary></summary>"),
    .inapplicable("2t702h", "button-name", "<details hidden><summary></summary></details>"),
    .inapplicable("2t702h", "button-name", "<details><div><summary></summary></div></details>"),

    .passed(
      "307n5z", "nested-interactive",
      #"<div role="menubar"><span role="menuitemcheckbox" aria-checked="true" tabindex="0">a <b>b</b></span></div>"#
    ),
    .passed("307n5z", "nested-interactive", "<button>a <span>b</span></button>"),
    .passed(
      "307n5z", "nested-interactive",
      #"<div role="checkbox" aria-checked="true" tabindex="0"><span tabindex="-1">a</span></div>"#),
    .passed("307n5z", "nested-interactive", #"<button><a>a</a></button>"#),
    .failed(
      "307n5z", "nested-interactive",
      #"<div role="menubar"><span role="menuitemcheckbox" aria-checked="true"><a href="/a">a</a></span></div>"#
    ),
    .failed("307n5z", "nested-interactive", #"<button><span tabindex="0">a</span></button>"#),
    .failed(
      "307n5z", "nested-interactive",
      #"<span role="button" tabindex="0"><input aria-label="a"></span>"#),
    .failed(
      "307n5z", "nested-interactive",
      #"<ul role="tablist"><li role="tab"><a href="/a">a</a></li></ul>"#),
    .failed(
      "307n5z", "nested-interactive",
      #"<svg role="img" aria-label="a"><a href="/a"><circle r="9"/></a></svg>"#),
    .inapplicable("307n5z", "nested-interactive", #"<p><a href="/a">a</a></p>"#),
    .inapplicable("307n5z", "nested-interactive", #"<div role="note"><a href="/a">a</a></div>"#),

    .passed("6cfa84", "aria-hidden-focus", #"<p aria-hidden="true">a</p>"#),
    .passed(
      "6cfa84", "aria-hidden-focus",
      #"<div aria-hidden="true"><a href="/a" style="display:none">a</a></div>"#),
    .passed(
      "6cfa84", "aria-hidden-focus",
      #"<div aria-hidden="true"><button tabindex="-1">a</button></div>"#),
    .passed("6cfa84", "aria-hidden-focus", #"<input disabled aria-hidden="true" aria-label="a">"#),
    .passed(
      "6cfa84", "aria-hidden-focus",
      #"<div aria-hidden="true"><a href="/a" style="visibility:hidden">a</a></div>"#),
    .passed(
      "6cfa84", "aria-hidden-focus",
      #"<div id="s" aria-hidden="true"><a href="/a" onfocus="b.focus()">a</a></div><a id="b" href="/b">b</a>"#
    ),
    .passed(
      "6cfa84", "aria-hidden-focus",
      #"<div aria-hidden="true"><fieldset disabled><button>a</button></fieldset></div>"#),
    .failed(
      "6cfa84", "aria-hidden-focus",
      #"<div aria-hidden="true"><a href="/a" style="position:absolute;top:-999em">a</a></div>"#),
    .failed("6cfa84", "aria-hidden-focus", #"<div aria-hidden="true"><button>a</button></div>"#),
    .failed("6cfa84", "aria-hidden-focus", #"<p tabindex="0" aria-hidden="true">a</p>"#),
    .failed(
      "6cfa84", "aria-hidden-focus",
      #"<div aria-hidden="true"><div aria-hidden="false"><button>a</button></div></div>"#),
    .failed(
      "6cfa84", "aria-hidden-focus",
      #"<details aria-hidden="true"><summary>a</summary><p>b</p></details>"#),
    .failed(
      "6cfa84", "aria-hidden-focus",
      #"<div aria-hidden="true"><audio controls src="a.mp3"></audio></div>"#),
    .inapplicable(
      "6cfa84", "aria-hidden-focus", #"<div aria-hidden="false"><button>a</button></div>"#),
    .inapplicable("6cfa84", "aria-hidden-focus", #"<div aria-hidden><button>a</button></div>"#),
    .inapplicable("6cfa84", "aria-hidden-focus", #"<button>a</button>"#),
  ]

  static let fields: [ACTCase] = [
    .passed("e086e5", "label", "<label>Name <input></label>"),
    .passed("e086e5", "label", #"<label for="i">Name</label><input id="i">"#),
    .passed("e086e5", "label", #"<input aria-label="Name" disabled>"#),
    .passed(
      "e086e5", "label",
      #"<p id="n">Name</p><div role="textbox" aria-labelledby="n" contenteditable></div>"#),
    .passed(
      "e086e5", "label",
      #"<p id="n">Country</p><select aria-labelledby="n"><option>a</option></select>"#),
    .passed("e086e5", "label", #"<textarea title="Name"></textarea>"#),
    .passed(
      "e086e5", "label", #"<label>Name <input style="position:absolute;left:-9999px"></label>"#),
    .passed(
      "e086e5", "label", #"<label for="i"><img src="a.png" alt="Name"></label><input id="i">"#),
    .passed(
      "e086e5", "label",
      #"<div role="menu"><div role="menuitemcheckbox" aria-checked="true">Bold</div></div>"#),
    .passed(
      "e086e5", "label",
      #"<fieldset><legend>Colour</legend><label><input type="radio" name="c">Red</label></fieldset>"#
    ),
    .passed("e086e5", "label", #"<div hidden id="n">Name</div><input aria-labelledby="n">"#),
    .failed("e086e5", "label", "<p>Name</p><input>"),
    .failed("e086e5", "label", #"<input aria-label=" ">"#),
    .failed("e086e5", "label", #"<label>Name <div role="textbox" contenteditable></div></label>"#),
    .failed(
      "e086e5", "label",
      #"<label for="i">Name</label><div id="i" role="textbox" contenteditable></div>"#),
    .failed("e086e5", "label", #"<p>Name</p><input aria-labelledby="nowhere">"#),
    .failed("e086e5", "label", #"<label for="x">Name</label><input id="i">"#),
    .failed("e086e5", "label", #"<label for="i"></label><input id="i">"#),
    .failed("e086e5", "label", #"<p>Country</p><select role="none"><option>a</option></select>"#),
    .failed("e086e5", "label", #"<input type="checkbox">Yes"#),
    .failed("e086e5", "label", #"<div role="slider" aria-valuenow="1" tabindex="0"></div>"#),
    .inapplicable("e086e5", "label", #"<input aria-hidden="true" disabled>"#),
    .inapplicable("e086e5", "label", #"<input style="display:none">"#),
    .inapplicable("e086e5", "label", #"<input type="hidden"><input type="submit" value="a">"#),
    .inapplicable("e086e5", "label", #"<select role="none" disabled><option>a</option></select>"#),
    .inapplicable("e086e5", "label", #"<input type="button" value="a">"#),
    .inapplicable("e086e5", "label", "<p>a</p>"),

    .passed("73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="username"></label>"#),
    .passed(
      "73f2c2", "autocomplete-valid",
      #"<label>a<select autocomplete="bday-month"><option>1</option></select></label>"#),
    .passed(
      "73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="Street-Address"></label>"#),
    .passed("73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="Work EMAIL"></label>"#),
    .passed(
      "73f2c2", "autocomplete-valid",
      #"<label>a<input autocomplete="section-partner email"></label>"#),
    .passed(
      "73f2c2", "autocomplete-valid",
      #"<label>a<input autocomplete="billing address-line1"></label>"#),
    .passed(
      "73f2c2", "autocomplete-valid",
      #"<label>a<input autocomplete="section-two shipping work tel-national"></label>"#),
    .passed(
      "73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="username webauthn"></label>"#),
    .passed(
      "73f2c2", "autocomplete-valid",
      #"<label>a<textarea autocomplete="street-address"></textarea></label>"#),
    .passed(
      "73f2c2", "autocomplete-valid", #"<label>a<input tabindex="-1" autocomplete="email"></label>"#
    ),
    .failed("73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="badterm"></label>"#),
    .failed("73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="work photo"></label>"#),
    .failed("73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="work"></label>"#),
    .failed("73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="email work"></label>"#),
    .failed("73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="name, email"></label>"#),
    .failed(
      "73f2c2", "autocomplete-valid",
      #"<label>a<input autocomplete="shipping section-x email"></label>"#),
    .failed(
      "73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="section- shipping"></label>"#),
    .inapplicable("73f2c2", "autocomplete-valid", #"<label>a<input autocomplete=""></label>"#),
    .inapplicable("73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="off"></label>"#),
    .inapplicable(
      "73f2c2", "autocomplete-valid", #"<label>a<input autocomplete="x" disabled></label>"#),
    .inapplicable(
      "73f2c2", "autocomplete-valid",
      #"<label>a<input autocomplete="x" aria-disabled="true"></label>"#),
    .inapplicable(
      "73f2c2", "autocomplete-valid",
      #"<label>a<input autocomplete="x" style="display:none"></label>"#),
    .inapplicable(
      "73f2c2", "autocomplete-valid", #"<input type="button" value="a" autocomplete="x">"#),
    .inapplicable("73f2c2", "autocomplete-valid", #"<input type="hidden" autocomplete="x">"#),
    .inapplicable("73f2c2", "autocomplete-valid", #"<button autocomplete="x">a</button>"#),
    .inapplicable(
      "73f2c2", "autocomplete-valid", #"<label>a<input type="checkbox" autocomplete="x"></label>"#),
  ]
}
