import BilletCore

/// How far a batch is: what a later run needs to go on as if it had never been stopped.
struct BatchCheckpoint: Equatable {
  /// Tells this batch from one of another message, other options or another version of Billet.
  var fingerprint: UInt64
  /// Where the data was read to.
  var place = RecordStream.Place()
  var summary = BatchSummary()
  /// How long the results and the failures are.
  var outputLength = 0
  var failuresLength = 0
  /// Whether all rows are done, so that only the files' last names are missing.
  var isFinished = false

  init(fingerprint: UInt64) {
    self.fingerprint = fingerprint
  }

  /// The checkpoint as JSON.
  var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("batch", String(fingerprint, radix: 16))
      json.member("offset", place.offset)
      json.member("lines", place.lines)
      json.member("hash", String(place.hash.value, radix: 16))
      json.member("rows", summary.rows)
      json.member("rendered", summary.rendered)
      json.member("failed", summary.failed)
      json.member("skipped", summary.skipped)
      json.member("output", outputLength)
      json.member("failures", failuresLength)
      json.key("finished")
      json.boolean(isFinished)
      json.key("rules")
      json.object { json in
        for (rule, count) in summary.failuresByRule.sorted(by: { $0.key < $1.key }) {
          json.member(rule.rawValue, count)
        }
      }
    }
    return json.bytes
  }

  /// Reads a checkpoint; `nil` when it is none of this version.
  init?(_ file: SourceFile) {
    guard let root = JSONReader.read(file).document?.root, root["version"]?.integer == 1,
      let fingerprint = root["batch"]?.hexadecimal, let offset = root["offset"]?.integer,
      let lines = root["lines"]?.integer, let hash = root["hash"]?.hexadecimal,
      let rows = root["rows"]?.integer, let rendered = root["rendered"]?.integer,
      let failed = root["failed"]?.integer, let skipped = root["skipped"]?.integer,
      let output = root["output"]?.integer, let failures = root["failures"]?.integer,
      case .boolean(let isFinished) = root["finished"]?.content,
      case .object(let rules) = root["rules"]?.content
    else { return nil }
    self.init(fingerprint: fingerprint)
    place.offset = offset
    place.lines = lines
    place.hash = StreamHash(value: hash)
    summary.rows = rows
    summary.rendered = rendered
    summary.failed = failed
    summary.skipped = skipped
    outputLength = output
    failuresLength = failures
    self.isFinished = isFinished
    for rule in rules {
      summary.failuresByRule[RuleID(String(decoding: rule.key, as: UTF8.self))] =
        rule.value.integer
    }
  }
}

extension JSONValue {
  fileprivate var integer: Int? {
    guard case .number(let digits) = content else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  fileprivate var hexadecimal: UInt64? {
    guard case .string(let digits) = content else { return nil }
    return UInt64(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
