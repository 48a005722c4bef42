package import BilletTree

/// What a document must hold for a rule to have anything to say: any one of the things named.
///
/// The validator skips a rule whose interest does not occur. It compares names only, wherever they
/// stand; a rule that looks at anything else of a document is interested always.
///
/// ```swift
/// static let interest: Interest = [.elements(.img, .image), .attributes(.role)]
/// ```
package struct Interest: Sendable, ExpressibleByArrayLiteral {
  /// `nil` for a rule that looks at every document.
  let features: HTMLFeatures?

  private init(_ features: HTMLFeatures?) {
    self.features = features
  }

  /// In any one of several.
  package init(arrayLiteral parts: Interest...) {
    var union = HTMLFeatures()
    var isAlways = false
    for part in parts {
      if let features = part.features { union.formUnion(features) } else { isAlways = true }
    }
    features = isAlways ? nil : union
  }

  /// In every document: what a rule has that does not say otherwise.
  package static let always = Interest(nil)

  /// In elements of these names; `.other` for all that have no case of their own.
  package static func elements(_ names: ElementName...) -> Interest {
    var features = HTMLFeatures()
    for name in names { features.insert(name) }
    return Interest(features)
  }

  /// In attributes of these names, on whatever element; `.other` for all that have no case of their own.
  package static func attributes(_ names: AttributeName...) -> Interest {
    var features = HTMLFeatures()
    for name in names { features.insert(name) }
    return Interest(features)
  }

  /// In declarations of these properties, in style attributes and style sheets; `.other` for all that
  /// have no case of their own.
  package static func properties(_ names: PropertyName...) -> Interest {
    var features = HTMLFeatures()
    for name in names { features.insert(name) }
    return Interest(features)
  }

  /// In comments, which may be Outlook's conditional ones.
  package static let comments = Interest(.comment)

  /// In text, comments or values of attributes with a byte that is not ASCII.
  package static let nonASCII = Interest(.nonASCII)

  /// In style rules and at-rules of style sheets, whatever they declare.
  package static let styleRules = Interest(.styleRule)

  private init(_ other: HTMLFeatures.Other) {
    var features = HTMLFeatures()
    features.insert(other)
    self.init(features)
  }

  /// Whether a document holds what the rule is interested in.
  func occurs(in document: HTMLFeatures) -> Bool {
    features.map { $0.intersects(document) } ?? true
  }
}

/// What several rules are interested in.
extension Interest {
  /// Elements and roles that make a heading.
  package static let headings: Interest = [
    .elements(.h1, .h2, .h3, .h4, .h5, .h6), .attributes(.role),
  ]
  /// Elements and roles that make a link.
  package static let links: Interest = [.elements(.a, .area), .attributes(.role)]
  /// Elements and roles that make an image.
  package static let images: Interest = [
    .elements(.img, .image, .svg, .input, .object, .embed, .area, .canvas, .picture),
    .attributes(.role),
  ]
  /// Whatever may bring in a picture, Outlook's own included.
  package static let pictures: Interest = [
    .elements(.img, .image, .input, .source, .video, .svg, .object, .other),
    .attributes(.background, .poster, .src, .srcset), .comments,
    .properties(
      .background, .backgroundImage, .listStyle, .listStyleImage, .borderImage,
      .borderImageSource, .content),
  ]
  /// Form controls and what has the role of one.
  package static let controls: Interest = [
    .elements(.input, .select, .textarea, .button, .option, .optgroup, .meter, .progress, .output),
    .attributes(.role, .contenteditable, .tabindex),
  ]
  /// Elements and roles that make a table.
  package static let tables: Interest = [.elements(.table, .td, .th), .attributes(.role)]
  /// Attributes of WAI-ARIA but for `role`; most have no case of their own.
  package static let aria: Interest = .attributes(
    .other, .ariaHidden, .ariaLabel, .ariaLabelledby, .ariaDescribedby, .ariaLevel, .ariaOwns,
    .ariaRoledescription)
}
