import BilletCore

/// Roles, states and properties, and what owns what.
extension ACTCase {
  static let roles: [ACTCase] = [
    .passed("674b10", "aria-roles", #"<label>a<input role="searchbox"></label>"#),
    .passed("674b10", "aria-roles", #"<div role="lamp note">a</div>"#),
    .passed("674b10", "aria-roles", #"<div role="doc-abstract">a</div>"#),
    .passed("674b10", "aria-roles", #"<svg role="graphics-object"></svg>"#),
    .passed("674b10", "aria-roles", #"<div role="NOTE">a</div>"#),
    .failed("674b10", "aria-roles", #"<div role="lamp">a</div>"#),
    .failed("674b10", "aria-roles", #"<div role="lnik buton">a</div>"#),
    .failed("674b10", "aria-roles", #"<label>a<input role="widget"></label>"#),
    .failed("674b10", "aria-roles", #"<svg role="lamp"></svg>"#),
    .inapplicable("674b10", "aria-roles", #"<div>a</div>"#),
    .inapplicable("674b10", "aria-roles", #"<div role="">a</div>"#),
    .inapplicable("674b10", "aria-roles", #"<div role=" ">a</div>"#),
    .inapplicable("674b10", "aria-roles", #"<div role="lamp" style="display:none">a</div>"#),
    .inapplicable("674b10", "aria-roles", #"<div role="lamp" aria-hidden="true">a</div>"#),

    .passed("5f99a7", "aria-valid-attr", #"<article aria-atomic="true">a</article>"#),
    .passed(
      "5f99a7", "aria-valid-attr", #"<div aria-modal="true" role="dialog" aria-label="a">a</div>"#),
    .passed(
      "5f99a7", "aria-valid-attr", #"<button aria-braillelabel="a" aria-description="b">a</button>"#
    ),
    .failed(
      "5f99a7", "aria-valid-attr",
      #"<div role="searchbox" aria-not-checked="true" aria-label="a"></div>"#),
    .failed("5f99a7", "aria-valid-attr", #"<label>a<input aria-labelled="x"></label>"#),
    .failed("5f99a7", "aria-valid-attr", #"<svg aria-lable="x"></svg>"#),
    .inapplicable("5f99a7", "aria-valid-attr", #"<canvas> </canvas>"#),
    .inapplicable("5f99a7", "aria-valid-attr", #"<p data-aria-label="a">a</p>"#),
  ]

  static let states: [ACTCase] = [
    .passed("5c01ea", "aria-allowed-attr", #"<article aria-busy="true">a</article>"#),
    .passed(
      "5c01ea", "aria-allowed-attr",
      #"<div role="button" aria-pressed="false" tabindex="0">a</div>"#),
    .passed("5c01ea", "aria-allowed-attr", #"<button aria-pressed="false">a</button>"#),
    .passed(
      "5c01ea", "aria-allowed-attr", #"<div role="separator" aria-orientation="vertical"></div>"#),
    .passed("5c01ea", "aria-allowed-attr", #"<button role="none" aria-pressed="true">a</button>"#),
    .passed(
      "5c01ea", "aria-allowed-attr",
      #"<label>a<input type="password" aria-required="true"></label>"#),
    .passed(
      "5c01ea", "aria-allowed-attr",
      #"<details><summary aria-expanded="false">a</summary>b</details>"#),
    .passed(
      "5c01ea", "aria-allowed-attr", #"<label>a<input type="checkbox" aria-checked="true"></label>"#
    ),
    .passed(
      "5c01ea", "aria-allowed-attr",
      #"<div role="combobox" aria-controls="l" aria-expanded="true" aria-required="true" tabindex="0" aria-label="a"></div><div id="l" role="listbox" aria-label="b"></div>"#
    ),
    .passed(
      "5c01ea", "aria-allowed-attr",
      #"<select aria-label="a" aria-expanded="false"><option>a</option></select>"#),
    .passed(
      "5c01ea", "aria-allowed-attr",
      #"<audio controls src="a.mp3" aria-label="a" aria-live="off"></audio>"#),
    .failed("5c01ea", "aria-allowed-attr", #"<a href="/a" aria-sort="none">a</a>"#),
    .failed("5c01ea", "aria-allowed-attr", #"<button aria-sort="none">a</button>"#),
    .failed("5c01ea", "aria-allowed-attr", #"<button role="none" aria-sort="none">a</button>"#),
    .failed(
      "5c01ea", "aria-allowed-attr",
      #"<audio controls aria-orientation="vertical" src="a.mp3"></audio>"#),
    .failed("5c01ea", "aria-allowed-attr", #"<div aria-checked="true">a</div>"#),
    .failed("5c01ea", "aria-allowed-attr", #"<p aria-placeholder="a">a</p>"#),
    .inapplicable("5c01ea", "aria-allowed-attr", #"<div role="region">a</div>"#),
    .inapplicable(
      "5c01ea", "aria-allowed-attr", #"<div aria-sort="none" style="display:none">a</div>"#),
    .inapplicable(
      "5c01ea", "aria-allowed-attr", #"<div role="none"><p aria-hidden="true">a</p></div>"#),

    .passed("kb1m8s", "aria-prohibited-attr", #"<article aria-label="a">a</article>"#),
    .passed("kb1m8s", "aria-prohibited-attr", #"<div role="region" aria-label="a">a</div>"#),
    .passed("kb1m8s", "aria-prohibited-attr", #"<div aria-live="polite">a</div>"#),
    .passed("kb1m8s", "aria-prohibited-attr", #"<button aria-label="a b">a</button>"#),
    .failed("kb1m8s", "aria-prohibited-attr", #"<div aria-label="a">a</div>"#),
    .failed(
      "kb1m8s", "aria-prohibited-attr", #"<span aria-labelledby="n">a</span><p id="n">a</p>"#),
    .failed("kb1m8s", "aria-prohibited-attr", #"<p aria-label="a">a</p>"#),
    .failed("kb1m8s", "aria-prohibited-attr", #"<code aria-label="a">a</code>"#),
    .failed("kb1m8s", "aria-prohibited-attr", #"<div role="paragraph" aria-label="a">a</div>"#),
    .failed(
      "kb1m8s", "aria-prohibited-attr", #"<div role="generic" aria-roledescription="a">a</div>"#),
    .failed("kb1m8s", "aria-prohibited-attr", #"<sup aria-label="a">a</sup>"#),
    .inapplicable("kb1m8s", "aria-prohibited-attr", #"<div>a</div>"#),
    .inapplicable(
      "kb1m8s", "aria-prohibited-attr", #"<div aria-label="a" style="display:none">a</div>"#),
    .inapplicable("kb1m8s", "aria-prohibited-attr", #"<div role="heading" aria-level="2">a</div>"#),

    .passed("6a7281", "aria-valid-attr-value", #"<label>a<input aria-required="true"></label>"#),
    .passed("6a7281", "aria-valid-attr-value", #"<button aria-expanded="undefined">a</button>"#),
    .passed("6a7281", "aria-valid-attr-value", #"<button aria-pressed="mixed">a</button>"#),
    .passed("6a7281", "aria-valid-attr-value", #"<button aria-controls="nowhere">a</button>"#),
    .passed(
      "6a7281", "aria-valid-attr-value",
      #"<div role="table" aria-rowcount="-1" aria-label="a"></div>"#),
    .passed(
      "6a7281", "aria-valid-attr-value",
      #"<div role="slider" aria-valuenow="2.5" aria-label="a" tabindex="0"></div>"#),
    .passed("6a7281", "aria-valid-attr-value", #"<div aria-dropeffect="copy move">a</div>"#),
    .passed("6a7281", "aria-valid-attr-value", #"<button aria-label="a b">a</button>"#),
    .passed("6a7281", "aria-valid-attr-value", #"<a href="/a" aria-current="page">a</a>"#),
    .passed("6a7281", "aria-valid-attr-value", #"<p hidden aria-busy="false">a</p>"#),
    .failed(
      "6a7281", "aria-valid-attr-value", #"<label>a<input aria-required="undefined"></label>"#),
    .failed("6a7281", "aria-valid-attr-value", #"<button aria-expanded="collapsed">a</button>"#),
    .failed("6a7281", "aria-valid-attr-value", #"<button aria-pressed="horizontal">a</button>"#),
    .failed(
      "6a7281", "aria-valid-attr-value",
      #"<div role="textbox" aria-activedescendant="a b" aria-label="a" tabindex="0"></div>"#),
    .failed(
      "6a7281", "aria-valid-attr-value",
      #"<div role="table" aria-rowcount="2.5" aria-label="a"></div>"#),
    .failed(
      "6a7281", "aria-valid-attr-value",
      #"<div role="slider" aria-valuenow="two" aria-label="a" tabindex="0"></div>"#),
    .failed("6a7281", "aria-valid-attr-value", #"<div aria-dropeffect="invalid">a</div>"#),
    .failed("6a7281", "aria-valid-attr-value", #"<div aria-live="nope" hidden>a</div>"#),
    .inapplicable("6a7281", "aria-valid-attr-value", #"<div>a</div>"#),
    .inapplicable("6a7281", "aria-valid-attr-value", #"<button aria-expanded="">a</button>"#),
    .inapplicable("6a7281", "aria-valid-attr-value", #"<button aria-controls>a</button>"#),

    .passed("4e8ab6", "aria-required-attr", #"<div role="heading" aria-level="2">a</div>"#),
    .cantTell("4e8ab6", "aria-required-attr", #"<div role="heading">a</div>"#),
    .passed(
      "4e8ab6", "aria-required-attr",
      #"<div role="checkbox" aria-checked="true" tabindex="0">a</div>"#),
    .passed("4e8ab6", "aria-required-attr", #"<div role="separator"></div>"#),
    .passed(
      "4e8ab6", "aria-required-attr", #"<label>a<input type="checkbox" role="switch"></label>"#),
    .passed(
      "4e8ab6", "aria-required-attr",
      #"<div role="listbox" aria-label="a"><div role="option">a</div></div>"#),
    .passed(
      "4e8ab6", "aria-required-attr",
      #"<div role="combobox" aria-controls="l" aria-expanded="true" aria-label="a" tabindex="0"></div><div id="l" role="listbox" aria-label="b"></div>"#
    ),
    .failed("4e8ab6", "aria-required-attr", #"<div role="checkbox" tabindex="0">a</div>"#),
    .failed(
      "4e8ab6", "aria-required-attr", #"<div role="checkbox" aria-checked="" tabindex="0">a</div>"#),
    .failed(
      "4e8ab6", "aria-required-attr", #"<div role="slider" aria-label="a" tabindex="0"></div>"#),
    .failed(
      "4e8ab6", "aria-required-attr",
      #"<div role="scrollbar" aria-valuenow="1" aria-label="a"></div>"#),
    .failed(
      "4e8ab6", "aria-required-attr",
      #"<div role="combobox" aria-controls="l" aria-label="a" tabindex="0"></div><div id="l" role="listbox" aria-label="b"></div>"#
    ),
    .failed(
      "4e8ab6", "aria-required-attr",
      #"<div role="combobox" aria-controls="" aria-expanded="true" aria-label="a" tabindex="0"></div>"#
    ),
    .failed(
      "4e8ab6", "aria-required-attr",
      #"<div role="combobox" aria-expanded="true" aria-label="a" tabindex="0"></div>"#),
    .inapplicable("4e8ab6", "aria-required-attr", #"<div>a</div>"#),
    .inapplicable(
      "4e8ab6", "aria-required-attr", #"<label>a<input type="checkbox" role="checkbox"></label>"#),
    .inapplicable(
      "4e8ab6", "aria-required-attr", #"<div role="checkbox" style="display:none">a</div>"#),
    .inapplicable("4e8ab6", "aria-required-attr", #"<div role="lamp" hidden>a</div>"#),
  ]

  static let ownership: [ACTCase] = [
    .passed("bc4a75", "list", #"<div role="list"><div role="listitem">a</div></div>"#),
    .passed("bc4a75", "list", "<ul><li>a</li><li>b</li></ul>"),
    .passed(
      "bc4a75", "list", #"<div role="list" aria-owns="i"></div><div id="i" role="listitem">a</div>"#
    ),
    .passed("bc4a75", "list", #"<div role="list"><div><span role="listitem">a</span></div></div>"#),
    .passed("bc4a75", "list", #"<ul role="list"><li role="none">a</li><li>b</li></ul>"#),
    .failed("bc4a75", "list", #"<div role="list"><div role="tab">a</div></div>"#),
    .failed(
      "bc4a75", "list",
      #"<div role="list"><div role="listitem">a</div><div role="link" tabindex="0">b</div></div>"#),
    .failed("bc4a75", "list", #"<ul><li role="link" tabindex="0">a</li></ul>"#),
    .failed(
      "bc4a75", "list",
      #"<div role="list" aria-owns="i"><div role="listitem">b</div></div><div id="i" role="note">a</div>"#
    ),
    .inapplicable("bc4a75", "list", #"<div role="list" aria-busy="true"><p>Loading</p></div>"#),
    .inapplicable("bc4a75", "list", #"<div role="list" hidden><p>a</p></div>"#),
    .inapplicable("bc4a75", "list", #"<div role="note">a</div>"#),
    .passed(
      "bc4a75", "aria-required-children",
      #"<div role="menu"><div role="none"><div role="menuitem">a</div></div></div>"#),
    .passed(
      "bc4a75", "aria-required-children",
      #"<div role="menu"><div role="group"><div role="menuitemradio" aria-checked="true">a</div></div></div>"#
    ),
    .passed(
      "bc4a75", "aria-required-children",
      #"<div role="grid" aria-label="a"><div role="rowgroup"><div role="row"><div role="gridcell">a</div></div></div></div>"#
    ),
    .passed(
      "bc4a75", "aria-required-children",
      #"<div role="listbox" aria-label="a"><div role="group"><div role="option">a</div></div></div>"#
    ),
    .passed("bc4a75", "aria-required-children", #"<div role="tablist"></div>"#),
    .failed(
      "bc4a75", "aria-required-children",
      #"<div role="menu"><div role="button" tabindex="0">a</div></div>"#),
    .failed(
      "bc4a75", "aria-required-children",
      #"<div role="grid" aria-label="a"><div role="gridcell">a</div></div>"#),
    .failed("bc4a75", "aria-required-children", #"<div role="tablist"><button>a</button></div>"#),
    .failed(
      "bc4a75", "aria-required-children",
      #"<div role="listbox" aria-label="a"><div role="option">a</div><div role="listitem">b</div></div>"#
    ),
    .failed(
      "bc4a75", "aria-required-children",
      #"<div role="menu" aria-label="a"><ul><li role="menuitem">a</li></ul></div>"#),
    .inapplicable(
      "bc4a75", "aria-required-children", #"<div role="menu" aria-busy="true"><p>a</p></div>"#),
    .inapplicable(
      "bc4a75", "aria-required-children",
      #"<div aria-busy="true"><div role="menu"><p>a</p></div></div>"#),
    .inapplicable("bc4a75", "aria-required-children", #"<div role="menu" hidden><p>a</p></div>"#),

    .passed("ff89c9", "listitem", #"<div role="list"><div role="listitem">a</div></div>"#),
    .passed("ff89c9", "listitem", #"<div role="list"><div><p role="listitem">a</p></div></div>"#),
    .passed(
      "ff89c9", "listitem",
      #"<div role="list" aria-owns="i"></div><div id="i" role="listitem">a</div>"#),
    .failed("ff89c9", "listitem", #"<div role="listitem">a</div>"#),
    .failed(
      "ff89c9", "listitem",
      #"<div role="list"><div role="tabpanel" aria-label="a"><div role="listitem">a</div></div></div>"#
    ),
    .failed("ff89c9", "listitem", #"<div role="list"></div><div role="listitem">a</div>"#),
    .inapplicable("ff89c9", "listitem", #"<div role="listitem" hidden>a</div>"#),
    .inapplicable("ff89c9", "listitem", #"<div role="note">a</div>"#),
    .passed(
      "ff89c9", "aria-required-parent", #"<div role="tablist"><div role="tab">a</div></div>"#),
    .passed(
      "ff89c9", "aria-required-parent",
      #"<div role="menu"><div role="none"><span role="menuitem">a</span></div></div>"#),
    .inapplicable(
      "ff89c9", "aria-required-parent",
      #"<table><tr role="row"><td role="cell">a</td></tr></table>"#),
    .failed("ff89c9", "aria-required-parent", #"<div role="tab">a</div>"#),
    .failed(
      "ff89c9", "aria-required-parent",
      #"<div role="menu"><div role="note"><span role="menuitem">a</span></div></div>"#),
    .failed("ff89c9", "aria-required-parent", #"<div role="cell">a</div>"#),
    .inapplicable(
      "ff89c9", "aria-required-parent", #"<div role="tab" style="display:none">a</div>"#),
    .inapplicable("ff89c9", "aria-required-parent", #"<div role="note">a</div>"#),
  ]

  static let hiding: [ACTCase] = [
    .passed("in6db8", "aria-ref", #"<p id="n">a</p><button aria-describedby="n">a</button>"#),
    .inapplicable("in6db8", "aria-ref", #"<button>a</button>"#),
    .failed("3ea0c8", "duplicate-id", #"<p id="n">a</p><p id="n">b</p>"#),
    .passed("3ea0c8", "duplicate-id", #"<p id="n">a</p><p id="m">b</p>"#),
    .inapplicable("3ea0c8", "duplicate-id", #"<p id="">a</p><p>b</p>"#),
    .failed("e6952f", "parse-duplicate-attribute", #"<img src="a.png" alt="a" alt="b">"#),
    .passed("e6952f", "parse-duplicate-attribute", #"<img src="a.png" alt="a">"#),
  ]
}
