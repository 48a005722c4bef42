import BilletCore

/// Spacing that readers cannot widen.
extension ACTCase {
  private static func paragraph(_ style: String) -> String {
    "<p style=\"\(style)\">The lamps that we sell are red, green and blue.</p>"
  }

  private static func narrow(_ style: String) -> String {
    "<p style=\"max-width: 100px; \(style)\">The lamps that we sell are red, green and blue, and all are on.</p>"
  }

  static let spacing: [ACTCase] = all(
    [
      "letter-spacing: 0.1em", "letter-spacing: 0.15em !important",
      "letter-spacing: 0.12em !important",
      "font-size: 20px; letter-spacing: 3px !important",
      "letter-spacing: 0.1em !important; letter-spacing: 0.2em !important",
      "letter-spacing: 0.2em !important; letter-spacing: 0.1em",
    ].map { .passed("24afc2", "spacing-letter", paragraph($0)) },
    [
      "letter-spacing: 0.1em !important", "font-size: 20px; letter-spacing: 2px !important",
      "letter-spacing: normal !important", "letter-spacing: -0.1em !important",
      "letter-spacing: 0.2em !important; letter-spacing: 0.1em !important",
      "letter-spacing: 0.1em !important; letter-spacing: 0.2em",
      "letter-spacing: initial !important",
    ].map { .failed("24afc2", "spacing-letter", paragraph($0)) },
    ["font-size: 20px", "display: none; letter-spacing: 0 !important"].map {
      .inapplicable("24afc2", "spacing-letter", paragraph($0))
    },
    [
      .passed(
        "24afc2", "spacing-letter",
        "<style>p { letter-spacing: 2px !important }</style>" + paragraph("letter-spacing: 0.1em")),
      .inapplicable(
        "24afc2", "spacing-letter",
        "<style>p { letter-spacing: 0 !important }</style>" + paragraph("font-size: 20px")),
      .inapplicable(
        "24afc2", "spacing-letter",
        "<div style=\"position:absolute;top:-999em;letter-spacing:0 !important\">Lamps</div>"),
    ],
    ["word-spacing: 0.1em", "word-spacing: 0.16em !important", "word-spacing: 4px !important"].map {
      .passed("9e45ec", "spacing-word", paragraph($0))
    },
    [
      "word-spacing: 0.15em !important", "word-spacing: 2px !important",
      "word-spacing: normal !important",
    ]
    .map { .failed("9e45ec", "spacing-word", paragraph($0)) },
    [
      "line-height: 1.2", "line-height: 1.5 !important", "line-height: 24px !important",
      "line-height: 150% !important",
    ]
    .map { .passed("78fd32", "spacing-line", narrow($0)) },
    [
      "line-height: 1.2 !important", "line-height: 20px !important", "line-height: 120% !important",
      "line-height: 1em !important",
    ]
    .map { .failed("78fd32", "spacing-line", narrow($0)) },
    [
      .inapplicable("78fd32", "spacing-line", narrow("font-size: 16px")),
      .inapplicable(
        "78fd32", "spacing-line", "<p style=\"line-height: 1 !important\">Lamps</p>"),
    ])

}
