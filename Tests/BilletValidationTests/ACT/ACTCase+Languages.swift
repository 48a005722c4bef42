import BilletCore

/// Languages of pages and parts.
extension ACTCase {
  static let languages: [ACTCase] = all(
    ["en", "EN-us", "xx", "de-nowhere"].map {
      .passed("b5c3f8", "html-has-lang", page(#"lang="\#($0)""#))
    },
    ["", #"lang="""#, "lang", #"lang=" ""#, #"xml:lang="en""#].map {
      .failed("b5c3f8", "html-has-lang", page($0))
    },
    [
      .failed(
        "b5c3f8", "html-has-lang",
        #"<html><head><title>a</title></head><body><div lang="en">a</div></body></html>"#),
      .inapplicable(
        "b5c3f8", "html-has-lang", #"<svg xmlns="http://www.w3.org/2000/svg" lang="fr"></svg>"#),
      .inapplicable(
        "b5c3f8", "html-has-lang", #"<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>"#),
    ],
    ["en", "fr-CH", "EN-GB", "de-hello", "zh-Hans-CN", "sgn-DE", "haw", "en-GB-oed"].map {
      .passed("bf051a", "html-lang-valid", page(#"lang="\#($0)""#))
    },
    ["em", "em-US", "#!", "i-lux", "i-default", "eng", "en_GB", "english", " en", "x-private"].map {
      .failed("bf051a", "html-lang-valid", page(#"lang="\#($0)""#))
    },
    ["", #"lang="""#, #"lang=" ""#, #"xml:lang="em""#].map {
      .inapplicable("bf051a", "html-lang-valid", page($0))
    },
    [
      (#"lang="en" xml:lang="en""#), (#"lang="en-GB" xml:lang="en""#),
      #"lang="EN" xml:lang="en-us""#,
    ]
    .map { .passed("5b7ae0", "html-xml-lang-mismatch", page($0)) },
    [#"lang="en" xml:lang="fr""#, #"lang="en" xml:lang="eng""#, #"lang="en" xml:lang="xx""#].map {
      .failed("5b7ae0", "html-xml-lang-mismatch", page($0))
    },
    [
      #"lang="en""#, #"xml:lang="en""#, #"lang="xx" xml:lang="en""#, #"lang="" xml:lang="en""#,
      #"lang="en" xml:lang="""#,
    ].map { .inapplicable("5b7ae0", "html-xml-lang-mismatch", page($0)) },
    parts)

  private static func page(_ attributes: String) -> String {
    "<html \(attributes)><head><title>a</title></head><body><p>Lamps are on.</p></body></html>"
  }

  private static let parts: [ACTCase] = [
    .passed("de46e4", "valid-lang", #"<p>They say <q lang="FR">bonjour</q>.</p>"#),
    .passed("de46e4", "valid-lang", #"<p lang="en-US-GB">Hello</p>"#),
    .passed("de46e4", "valid-lang", #"<div lang="xx"><p lang="en">Hello</p></div>"#),
    .passed("de46e4", "valid-lang", #"<div lang="fr"><p lang="">Hello</p>Bonjour</div>"#),
    .passed("de46e4", "valid-lang", #"<div lang="fr"><img src="a.png" alt="Une lampe"></div>"#),
    .failed("de46e4", "valid-lang", #"<p lang="em">Hello</p>"#),
    .failed("de46e4", "valid-lang", #"<p lang="i-lux">Moien</p>"#),
    .failed("de46e4", "valid-lang", #"<p lang="eng">Hello</p>"#),
    .failed("de46e4", "valid-lang", #"<p lang=" ">Hello</p>"#),
    .failed("de46e4", "valid-lang", ##"<p lang="#!">Hello</p>"##),
    .failed("de46e4", "valid-lang", #"<div lang="xx"><p lang="">Hello</p></div>"#),
    .failed("de46e4", "valid-lang", #"<div lang="xx"><div lang="en"><p>Hi</p></div>Hello</div>"#),
    .failed("de46e4", "valid-lang", #"<div lang="xx"><img src="a.png" alt="A lamp"></div>"#),
    .failed("de46e4", "valid-lang", #"<p lang="xx" aria-hidden="true">Hello</p>"#),
    .failed(
      "de46e4", "valid-lang", #"<p lang="xx" style="position:absolute;top:-9999px">Hello</p>"#),
    .failed("de46e4", "valid-lang", #"<a href="/" aria-label="Lamps" lang="xx"></a>"#),
    .inapplicable("de46e4", "valid-lang", #"<html lang="xx"><title>a</title><p>Hello</p></html>"#),
    .inapplicable("de46e4", "valid-lang", #"<p lang="">Hello</p>"#),
    .inapplicable("de46e4", "valid-lang", #"<p lang="xx"></p>"#),
    .inapplicable("de46e4", "valid-lang", #"<p lang="xx"> <br> </p>"#),
    .inapplicable("de46e4", "valid-lang", #"<p lang="xx" hidden>Hello</p>"#),
    .inapplicable("de46e4", "valid-lang", #"<div lang="xx"><img src="a.png" alt=""></div>"#),
    .inapplicable("de46e4", "valid-lang", #"<div lang="xx"><style>p{}</style></div>"#),
    .inapplicable("de46e4", "valid-lang", #"<svg lang="xx" aria-label="A ball" role="img"></svg>"#),
  ]
}
