import BilletCore

/// Header cells.
extension ACTCase {
  static let tables: [ACTCase] = [
    .passed(
      "d0f69e", "th-has-data-cells", "<table><tr><th>Lamp</th></tr><tr><td>Red</td></tr></table>"),
    .passed(
      "d0f69e", "th-has-data-cells", "<table><tr><th scope=row>Lamp</th><td>Red</td></tr></table>"),
    .passed(
      "d0f69e", "th-has-data-cells",
      "<table><tr><th colspan=2>Lamp</th></tr><tr><td>Red</td><td>9</td></tr></table>"),
    .passed(
      "d0f69e", "th-has-data-cells",
      "<table><tr><th>Lamp</th><th>Price</th></tr><tr><th>Red</th><td>9</td></tr><tr><th>Blue</th><td>9</td></tr></table>"
    ),
    .passed(
      "d0f69e", "th-has-data-cells",
      #"<table><tr><th id="h">Lamp</th></tr><tr><td headers="h">Red</td></tr></table>"#),
    .passed(
      "d0f69e", "th-has-data-cells",
      #"<div role="table"><div role="row"><span role="columnheader">Lamp</span></div><div role="row"><span role="cell">Red</span></div></div>"#
    ),
    .passed(
      "d0f69e", "th-has-data-cells",
      #"<table role="grid"><tr><th>Lamp</th></tr><tr><td>Red</td></tr></table>"#),
    .failed("d0f69e", "th-has-data-cells", "<table><tr><th>Lamp</th><th>Price</th></tr></table>"),
    .failed(
      "d0f69e", "th-has-data-cells",
      "<table><tr><th>Lamp</th><th>Price</th></tr><tr><td>Red</td></tr></table>"),
    .failed(
      "d0f69e", "th-has-data-cells",
      #"<table><tr><th id="a">Lamp</th><th id="b">Price</th></tr><tr><td headers="a">Red</td><td headers="a">9</td></tr></table>"#
    ),
    .failed(
      "d0f69e", "th-has-data-cells",
      #"<div role="table"><div role="row"><span role="columnheader">Lamp</span></div></div>"#),
    .failed(
      "d0f69e", "th-has-data-cells", #"<table><tr><th>Lamp</th></tr><tr><th>Red</th></tr></table>"#),
    .inapplicable("d0f69e", "th-has-data-cells", "<table><tr><td>Red</td></tr></table>"),
    .inapplicable(
      "d0f69e", "th-has-data-cells", #"<table style="display:none"><tr><th>Lamp</th></tr></table>"#),
    .inapplicable(
      "d0f69e", "th-has-data-cells", #"<table role="presentation"><tr><th>Lamp</th></tr></table>"#),
    .inapplicable(
      "d0f69e", "th-has-data-cells", #"<table aria-hidden="true"><tr><th>Lamp</th></tr></table>"#),
    .inapplicable(
      "d0f69e", "th-has-data-cells", #"<table><tr><th role="cell">Lamp</th></tr></table>"#),

    .passed(
      "a25f45", "td-headers-attr",
      #"<table><tr><th id="h">Lamp</th></tr><tr><td headers="h">Red</td></tr></table>"#),
    .passed(
      "a25f45", "td-headers-attr",
      #"<table><tr><th id="h">Lamp</th><th id="i" headers="h">Price</th></tr><tr><td headers="h i">Red</td><td>9</td></tr></table>"#
    ),
    .passed(
      "a25f45", "td-headers-attr",
      #"<table><tr><td id="h">Lamp</td></tr><tr><td headers="h">Red</td></tr></table>"#),
    .failed(
      "a25f45", "td-headers-attr",
      #"<table><tr><th>Lamp</th></tr><tr><td headers="nowhere">Red</td></tr></table>"#),
    .failed(
      "a25f45", "td-headers-attr",
      #"<table><tr><th>Lamp</th></tr><tr><td id="d" headers="d">Red</td></tr></table>"#),
    .failed(
      "a25f45", "td-headers-attr",
      #"<p id="h">Lamp</p><table><tr><th>Lamp</th></tr><tr><td headers="h">Red</td></tr></table>"#),
    .failed(
      "a25f45", "td-headers-attr",
      #"<table><tr><th id="h">Lamp</th></tr><tr><td>a</td></tr></table><table><tr><th>a</th></tr><tr><td headers="h">Red</td></tr></table>"#
    ),
    .failed(
      "a25f45", "td-headers-attr",
      #"<table><tr><th><b id="h">Lamp</b></th></tr><tr><td headers="h">Red</td></tr></table>"#),
    .inapplicable(
      "a25f45", "td-headers-attr", "<table><tr><th>Lamp</th></tr><tr><td>Red</td></tr></table>"),
    .inapplicable(
      "a25f45", "td-headers-attr", #"<table hidden><tr><td headers="nowhere">Red</td></tr></table>"#
    ),
    .inapplicable(
      "a25f45", "td-headers-attr",
      #"<table role="none"><tr><td headers="nowhere">Red</td></tr></table>"#),
    .inapplicable(
      "a25f45", "td-headers-attr",
      #"<table aria-hidden="true"><tr><td headers="nowhere">Red</td></tr></table>"#),
    .inapplicable("a25f45", "td-headers-attr", #"<div headers="nowhere">Red</div>"#),
  ]
}
