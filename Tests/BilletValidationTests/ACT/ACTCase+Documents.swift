import BilletCore

/// Titles, refreshing, zooming, turning.
extension ACTCase {
  static let documents: [ACTCase] = all(
    [
      .passed(
        "2779a5", "document-title", "<html lang=en><title>Lamps</title><h1>Lamps</h1></html>"),
      .passed(
        "2779a5", "document-title",
        "<html lang=en><head><title>Lamps</title></head><body><iframe src=a.html title=Map></iframe></body></html>"
      ),
      .passed(
        "2779a5", "document-title",
        "<html lang=en><head><title>Lamps</title><title></title></head><body>a</body></html>"),
      .passed(
        "2779a5", "document-title",
        "<html lang=en><head></head><body><p>a</p><title>Lamps</title></body></html>"),
      .passed(
        "2779a5", "document-title",
        "<html lang=en><body><svg aria-hidden=true><title>x</title></svg><title>Lamps</title></body></html>"
      ),
      .failed("2779a5", "document-title", "<html lang=en><h1>Lamps</h1></html>"),
      .failed(
        "2779a5", "document-title", "<html lang=en><head><title></title></head><p>a</p></html>"),
      .failed(
        "2779a5", "document-title", "<html lang=en><head><title> \n </title></head><p>a</p></html>"),
      .failed(
        "2779a5", "document-title",
        "<html lang=en><head><title></title><title>Lamps</title></head><p>a</p></html>"),
      .failed(
        "2779a5", "document-title",
        "<html lang=en><body><svg role=img><title>Lamps</title></svg></body></html>"),
      .failed(
        "2779a5", "document-title",
        #"<html lang=en><body><iframe title=a srcdoc="<title>Lamps</title>"></iframe></body></html>"#
      ),
      .inapplicable(
        "2779a5", "document-title",
        #"<svg xmlns="http://www.w3.org/2000/svg"><title>A ball</title><circle r="9"/></svg>"#),

      .passed(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="0; URL='https://a.example'"></head></html>"#
      ),
      .passed(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="72001"></head></html>"#
      ),
      .passed(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="0; https://a.example"><meta http-equiv="refresh" content="5; https://b.example"></head></html>"#
      ),
      .failed(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="Refresh" content="30"></head></html>"#
      ),
      .failed(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="72000; url=https://a.example"></head></html>"#
      ),
      .failed(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="; 5"><meta http-equiv="refresh" content="5 https://a.example"></head></html>"#
      ),
      .inapplicable(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh"></head></html>"#),
      .inapplicable(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta content="30"></head></html>"#),
      .inapplicable(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="0: https://a.example"></head></html>"#
      ),
      .inapplicable(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="-0.5 x"></head></html>"#
      ),
      .inapplicable(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="+5; https://a.example"></head></html>"#
      ),
      .inapplicable(
        "bc659a", "meta-refresh",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="5x; https://a.example"></head></html>"#
      ),
      .passed(
        "bisz58", "meta-refresh-no-exceptions",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="0"></head></html>"#
      ),
      .failed(
        "bisz58", "meta-refresh-no-exceptions",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="72001"></head></html>"#
      ),
      .inapplicable(
        "bisz58", "meta-refresh-no-exceptions",
        #"<html lang=en><head><title>a</title><meta http-equiv="refresh" content="foo; 5"></head></html>"#
      ),
    ],
    zoom,
    turning)

  private static func viewport(_ content: String) -> String {
    #"<html lang=en><head><title>a</title><meta name="viewport" content="\#(content)"></head><body><p>a</p></body></html>"#
  }

  private static let zoom: [ACTCase] = all(
    [
      "user-scalable=yes", "user-scalable=yes, initial-scale=0.8, maximum-scale=6.0",
      "maximum-scale=2", "maximum-scale=-1", "user-scalable=5", "user-scalable=-5",
      "user-scalable=device-width", "maximum-scale=device-height", "user-scalable=1.0",
      "width=device-width; maximum-scale=5", "MAXIMUM-SCALE=4",
    ].map { .passed("b4f0c3", "meta-viewport", viewport($0)) },
    [
      "user-scalable=no", "maximum-scale=1.0", "maximum-scale=1.9", "user-scalable=0",
      "user-scalable=0.5", "user-scalable=-0.5", "maximum-scale=yes", "maximum-scale=0",
      "width=device-width,initial-scale=1,maximum-scale=1,user-scalable=no", "user-scalable=maybe",
      "maximum-scale=invalid", "user-scalable=yes, maximum-scale=1.5", "USER-SCALABLE=NO",
    ].map { .failed("b4f0c3", "meta-viewport", viewport($0)) },
    [
      .inapplicable("b4f0c3", "meta-viewport", viewport("width=device-width")),
      .inapplicable("b4f0c3", "meta-viewport", viewport("")),
      .inapplicable(
        "b4f0c3", "meta-viewport",
        #"<html lang=en><title>a</title><meta name="viewport"><p>a</p></html>"#),
      .inapplicable(
        "b4f0c3", "meta-viewport",
        #"<html lang=en><title>a</title><meta content="maximum-scale=1"><p>a</p></html>"#),
      .inapplicable(
        "b4f0c3", "meta-viewport",
        #"<html lang=en><title>a</title><meta name="description" content="user-scalable=no"><p>a</p></html>"#
      ),
    ])

  private static func styled(_ css: String, _ body: String = "<h1>Lamps</h1><p>a</p>") -> String {
    "<html lang=en><head><title>a</title><style>\(css)</style></head><body>\(body)</body></html>"
  }

  private static let turning: [ACTCase] = all(
    [
      "@media (orientation: portrait) { html { transform: rotate(90deg) } }",
      "@media (orientation: landscape) { body { transform: rotateZ(-90deg) } }",
      "@media (orientation: landscape) { body { transform: rotate3d(0, 0, 1, 90deg) } }",
      "@media (orientation: portrait) { body { transform: matrix(0, -1, 1, 0, 0, 0) } }",
      "@media (orientation: landscape) { body { transform: matrix3d(0,-1,0,0, 1,0,0,0, 0,0,1,0, 0,0,0,1) } }",
      "@media (orientation: portrait) { body { rotate: 1.5708rad } }",
      "@media (orientation: portrait) { body { transform: rotate(0.25turn) } }",
      "@media screen and (orientation: portrait) { body { transform: rotate(100grad) } }",
      "@media (orientation: portrait) { body { transform: translateX(9px) rotate(270deg) } }",
      "html { transform: rotate(180deg) } @media (orientation: portrait) { html { transform: rotate(90deg) } }",
      "@media (orientation: portrait) { body { transform: rotate(180deg) } } @media (orientation: landscape) { body { transform: rotate(270deg) } }",
    ].map { .failed("b33eff", "css-orientation-lock", styled($0)) },
    [
      "@media (orientation: portrait) { html { transform: rotate(0deg) } }",
      "@media (orientation: portrait) { html { transform: rotate(180deg) } }",
      "@media (orientation: landscape) { body { transform: rotate(7deg) } }",
      "@media (orientation: landscape) { body { transform: rotate(1turn) } }",
      "@media (orientation: landscape) { body { rotate: 2.5turn } }",
      "@media (orientation: portrait) { body { transform: rotate(90deg) } } @media (orientation: landscape) { body { transform: rotate(90deg) } }",
    ].map { .passed("b33eff", "css-orientation-lock", styled($0)) },
    [
      "body { transform: rotate(90deg) }",
      "@media (min-width: 400px) { body { transform: rotate(90deg) } }",
      "@media (orientation: portrait) { body { transform: skewX(90deg) } }",
      "@media (orientation: portrait) { body { transform: rotateX(90deg) } }",
      "@media (orientation: portrait) { .none { transform: rotate(90deg) } }",
      "@media (orientation: portrait) { p { transform: rotate(90deg); display: none } } p { display: none }",
    ].map { .inapplicable("b33eff", "css-orientation-lock", styled($0)) })

}
