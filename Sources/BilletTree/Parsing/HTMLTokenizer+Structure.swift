import BilletCore

/// What a tag means for the bytes that follow it.
extension HTMLTokenizer {
  /// Takes in a start tag: what state it leaves the tokenizer in.
  ///
  /// - Returns: whether the tag opens an element.
  mutating func finishStartTag(_ tag: HTMLToken, isSelfClosing: Bool) -> Bool {
    var token = tag
    let name = token.name
    var isClosed = name.isVoid
    token.foreignLevelsLeft = foreign.leave(at: name)
    if foreign.isForeign {
      token.isForeign = true
      isClosed = isSelfClosing
      if !isSelfClosing { foreign.open(name, isIntegrationPoint: isIntegrationPoint(token)) }
    } else if name == .svg || name == .math {
      isClosed = isSelfClosing
      if !isSelfClosing { foreign.open(name, isIntegrationPoint: false) }
    } else if name.isRawText {
      rawTextElement = name
    }

    token.isClosed = isClosed
    let opensElement: Bool
    switch name {
    case .html:
      opensElement = !hasHTMLTag && !isBodyOpen
      hasHTMLTag = true
    case .head:
      opensElement = !hasHeadTag && !isBodyOpen
      hasHeadTag = true
    case .body:
      opensElement = !isBodyOpen
      isInBody = isInBody || opensElement
      isBodyOpen = true
    default:
      opensElement = true
      if !isBodyOpen, !name.isMetadata {
        isBodyOpen = true
        isInBody = name.opensBody
      }
    }
    if opensElement {
      append(token)
    } else if name != .head {
      keepFurtherAttributes(of: token)
    }
    isInNoscript = isInNoscript || name == .noscript
    return opensElement
  }

  /// Takes in an end tag.
  mutating func finishEndTag(_ tag: HTMLToken) {
    var token = tag
    if foreign.isOpen { foreign.close(token.name) }
    token.isForeign = foreign.isForeign
    if token.name == .br {
      // A browser reads `</br>` as `<br>`.
      var start = token
      start.kind = .startTag
      start.isClosed = true
      append(start)
    } else {
      append(token)
    }
  }

  /// Keeps the attributes of an `html` or `body` tag that opens no element.
  private mutating func keepFurtherAttributes(of token: HTMLToken) {
    let further = attributes[Int(token.content.lowerBound)...]
    let kept = furtherAttributes[token.name, default: []]
    if kept.count + further.count > Limits.attributesPerTag {
      stop(.attributes, at: Int(token.start))
    } else if !further.isEmpty {
      furtherAttributes[token.name] = kept + further
    }
  }

  /// Writes the values of kept attributes behind all other text.
  mutating func decodeFurtherAttributes() {
    for (name, kept) in furtherAttributes {
      furtherAttributes[name] = kept.map { attribute in
        var attribute = attribute
        attribute.value = decode(attribute.valueSpan, inAttribute: true)
        return attribute
      }
    }
  }

  private func isIntegrationPoint(_ token: HTMLToken) -> Bool {
    token.name == .title || matches("foreignobject", at: token.nameSpan.lowerBound)
      || (token.nameLength == 4 && matches("desc", at: token.nameSpan.lowerBound))
  }
}

/// Which part of a document is `svg` or `math`, where a browser reads some bytes otherwise.
struct ForeignContent {
  private enum Level {
    case foreign(ElementName)
    /// An element inside `svg` that holds HTML again (HTML 13.2.6, "HTML integration point").
    case html(ElementName)
  }

  private var levels: [Level] = []

  var isOpen: Bool { !levels.isEmpty }

  var isForeign: Bool {
    if case .foreign? = levels.last { return true }
    return false
  }

  mutating func open(_ name: ElementName, isIntegrationPoint: Bool) {
    guard levels.count < 255 else { return }
    if isIntegrationPoint {
      levels.append(.html(name))
    } else if name == .svg || name == .math {
      levels.append(.foreign(name))
    }
  }

  mutating func close(_ name: ElementName) {
    let last = levels.lastIndex { level in
      switch level {
      case .foreign(let open): open == name
      case .html(let open): open == name && name != .other
      }
    }
    if let last { levels.removeSubrange(last...) }
  }

  /// Ends the foreign content when a start tag has no place in it (HTML 13.2.6.5), and says how many
  /// `svg` and `math` elements that ends.
  mutating func leave(at name: ElementName) -> UInt8 {
    guard isForeign, name.breaksForeignContent else { return 0 }
    var count: UInt8 = 0
    while isForeign {
      levels.removeLast()
      count += 1
    }
    return count
  }
}
