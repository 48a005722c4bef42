public import BilletCore
public import BilletLedger
import BilletMessage

/// Reads requests that were made elsewhere: CSV with an order ID and a date a line, or JSON.
public enum LedgerFile {
  /// Reads entries; what cannot be read is an error with its place.
  ///
  /// JSON is a list of `{"orderID": …, "requestedAt": …}`. In CSV the columns may come in any order, among
  /// others and in quotes; a first line without an order ID is a header.
  public static func read(_ file: SourceFile) -> (
    entries: [Ledger.Entry], diagnostics: [Diagnostic]
  ) {
    let first = file.bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{") ? json(file) : csv(file)
  }

  private static func json(
    _ file: SourceFile
  ) -> (entries: [Ledger.Entry], diagnostics: [Diagnostic]) {
    let read = JSONReader.read(file)
    guard let root = read.document?.root else { return ([], read.diagnostics) }
    guard case .array(let items) = root.content else {
      return ([], [fault("Here should be a list.", SourceLocation(file, root.span))])
    }
    var entries: [Ledger.Entry] = []
    var faults: [Diagnostic] = []
    for item in items {
      let place = SourceLocation(file, item.span)
      guard case .string(let order) = item["orderID"]?.content,
        case .string(let date) = item["requestedAt"]?.content, isOrderID(order[...]),
        isDate(date[...])
      else {
        faults.append(fault("An entry has an order ID and a date.", place))
        continue
      }
      entries.append(entry(order[...], date[...]))
    }
    return (entries, faults)
  }

  private static func csv(
    _ file: SourceFile
  ) -> (entries: [Ledger.Entry], diagnostics: [Diagnostic]) {
    var entries: [Ledger.Entry] = []
    var faults: [Diagnostic] = []
    var start = 0
    var isFirst = true
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: 0x0A) ?? file.bytes.count
      defer { start = end + 1 }
      let line = file.bytes[start..<end]
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let cells = line.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == 0x09 }
        .map(unquoted)
      let order = cells.first { isOrderID($0) }
      let date = cells.first { isDate($0) }
      if let order, let date {
        entries.append(entry(order, date))
      } else if !isFirst || order != nil {
        faults.append(
          fault(
            order == nil ? "The line has no order ID." : "The line has no date.",
            SourceLocation(file, start..<end)))
      }
      isFirst = false
    }
    return (entries, faults)
  }

  private static func unquoted(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var cell = cell
    while let first = cell.first, first <= 0x20 || first == 0x22 || first >= 0xEF {
      // A byte order mark may stand before the first.
      cell = cell.dropFirst(first >= 0xEF ? 3 : 1)
    }
    while let last = cell.last, last <= 0x20 || last == 0x22 { cell.removeLast() }
    return cell
  }

  /// Whether the bytes are an order ID and nothing else.
  public static func isOrderID(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count == 19 else { return false }
    return zip(text.indices, text).allSatisfy { index, byte in
      switch index - text.startIndex {
      case 3, 11: byte == UInt8(ascii: "-")
      case 0: byte == UInt8(ascii: "D") && text.starts(with: "D01".utf8) || byte &- 0x30 < 10
      default: byte &- 0x30 < 10
      }
    }
  }

  private static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    FactDate(String(decoding: text, as: UTF8.self)) != nil
  }

  private static func entry(_ order: ArraySlice<UInt8>, _ date: ArraySlice<UInt8>) -> Ledger.Entry {
    Ledger.Entry(
      orderID: String(decoding: order, as: UTF8.self),
      requestedAt: String(decoding: date, as: UTF8.self))
  }

  private static func fault(_ message: String, _ place: SourceLocation) -> Diagnostic {
    Diagnostic(
      rule: "data", message: message,
      help: "Write 114-3941689-8772232,2026-03-14, or"
        + " {\"orderID\": \"114-3941689-8772232\", \"requestedAt\": \"2026-03-14\"}.",
      location: place)
  }
}
