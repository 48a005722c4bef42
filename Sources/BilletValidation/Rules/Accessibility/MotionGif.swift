import BilletCore
import BilletTree

/// No picture moves for long.
struct MotionGif: Rule {
  static let description = RuleDescription(
    id: "motion-gif", category: .accessibility, severity: .error,
    summary: "The picture moves for more than five seconds",
    rationale:
      "What moves beside the text keeps people with attention disorders from reading, and a"
      + " message has no way to stop it.",
    help: "Use a picture that stands still, or one that stops after five seconds.",
    references: [.wcag("2.2.2")], examples: examples)
  static let interest: Interest = .pictures

  func check(_ tree: HTMLTree, in context: RuleContext, into sink: inout DiagnosticSink) {
    for image in context.images {
      if let bytes = DataAddress.bytes(image.bytes) {
        guard let motion = ImageMotion(bytes[...]) else { continue }
        sink.applies()
        guard motion.length > 5 else { continue }
        sink.report(
          image.span,
          message: motion.rounds.isInfinite
            ? "The picture moves for ever: it has \(motion.frames) frames, shown again and again."
            : "The picture moves for \(Figure(motion.length)) seconds.")
      } else if image.bytes.isNamedAsMoving {
        sink.report(
          image.span, message: "By its name the picture moves.",
          help:
            "Look whether it moves for more than five seconds; if so, use one that stands still.",
          severity: .review)
      }
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the file's name says that it is an animation.
  fileprivate var isNamedAsMoving: Bool {
    let path = prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
    let words = path[start...].split { !$0.isLetter }
    return words.contains {
      $0.spells("animated") || $0.spells("animation") || $0.spells("anim") || $0.spells("apng")
    }
  }
}

extension MotionGif {
  private static func image(_ type: String, _ data: String) -> String {
    #"<img «src="data:image/\#(type);base64,\#(data)"» alt="a">"#
  }

  private static func still(_ type: String, _ data: String) -> String {
    #"<img src="data:image/\#(type);base64,\#(data)" alt="a">"#
  }

  // Two frames of half a second each, for ever; the last one shows two of three seconds once.
  private static let gif =
    "R0lGODlhAQABAIAAAAAAAP///yH/C05FVFNDQVBFMi4wAwEAAAAh+QQAMgAAACwAAAAAAQABAAACAkQBACH5BAAyAAAALAAAAAABAAEAAAICRAEAOw=="
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAAAAAAAAAAACGFjVEwAAAACAAAAAAAAAAAAAAAaZmNUTAAAAAAAAAABAAAAAQAAAAAAAAAAAAEAAgAAAAAA"
    + "AAAAABpmY1RMAAAAAQAAAAEAAAABAAAAAAAAAAAAAQACAAAAAAAAAAAAAElFTkQAAAAA"
  private static let webp =
    "UklGRlQAAABXRUJQVlA4WAoAAAACAAAAAAAAAAAAQU5JTQYAAAAAAAAAAABBTk1GEAAAAAAAAAAAAAAAAAAAAPQBAABBTk1GEAAAAAAAAAAAAAAAAAAAAPQBAAA="
  private static let longGIF =
    "R0lGODlhAQABAIAAAAAAAP///yH5BAAsAQAALAAAAAABAAEAAAICRAEAIfkEACwBAAAsAAAAAAEAAQAAAgJEAQA7"
  private static let shortGIF =
    "R0lGODlhAQABAIAAAAAAAP///yH5BAAyAAAALAAAAAABAAEAAAICRAEAIfkEADIAAAAsAAAAAAEAAQAAAgJEAQA7"
  private static let stillGIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
  private static let stillPNG =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAAAAAAAAAAAAElFTkQAAAAA"

  fileprivate static let examples: [Example] = [
    .passed(still("gif", stillGIF)),
    .passed(still("gif", shortGIF)),
    .passed(still("png", stillPNG)),
    .failed(image("gif", gif)),
    .failed(image("png", png)),
    .failed(image("webp", webp)),
    .failed(image("gif", longGIF)),
    .failed(#"<p style="«background: url(data:image/gif;base64,\#(gif))»">Hello</p>"#),
    .cantTell(#"<img «src="https://a.example/hello-animated.gif?v=1"» alt="a">"#),
    .inapplicable(#"<img src="https://a.example/a.gif" alt="a">"#),
    .inapplicable(#"<img src="https://a.example/animals.gif" alt="a">"#),
    .inapplicable(#"<img src="data:image/svg+xml,%3Csvg/%3E" alt="a">"#),
    .inapplicable(#"<img src="data:image/gif;base64," alt="a">"#),
    .inapplicable("<p>Hello</p>"),
  ]
}
