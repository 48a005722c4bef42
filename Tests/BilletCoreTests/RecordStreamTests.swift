import Foundation
import Testing

@testable import BilletCore

@Suite struct RecordStreamTests {
  /// The records of a text, read through a file, and how they were told to be wrong.
  private func records(
    _ text: String, limit: Int = Limits.dataBytes, skippingTo place: RecordStream.Place? = nil
  ) throws -> (texts: [String], places: [RecordStream.Place], faults: [String]) {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let stream = try RecordStream(FileReader(url.path), limit: limit)
    if let place { #expect(try stream.skip(to: place)) }
    var texts: [String] = []
    var places: [RecordStream.Place] = []
    var faults: [String] = []
    while let chunk = try stream.next(1) {
      for record in chunk.records {
        texts.append(String(decoding: chunk.file.bytes[record.span], as: UTF8.self))
        if let fault = record.fault { faults.append("\(fault)") }
      }
      places.append(chunk.end)
    }
    return (texts, places, faults)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineEndEndsARecord(end: String) throws {
    let read = try records("a,b\(end)1,2\(end)\(end)3,\"x\(end)y\"\(end)")
    #expect(read.texts == ["a,b", "1,2", "3,\"x\(end)y\""])
    #expect(read.places.last?.lines == 6 - 1 + 0)
  }

  @Test func aLineEndInsideQuotesBelongsToTheCell() throws {
    #expect(
      try records("a,b\n\"1\n\"\"2\",\"\"\n3,4").texts == ["a,b", "\"1\n\"\"2\",\"\"", "3,4"])
  }

  @Test func aQuoteInsideAPlainCellIsText() throws {
    #expect(try records("a\n5\" lamp\n6\n").texts == ["a", "5\" lamp", "6"])
  }

  @Test func quotesInJSONLinesAreNotLookedAt() throws {
    #expect(try records("{\"a\":\"\\\"\"}\n{\"b\":1}").texts == ["{\"a\":\"\\\"\"}", "{\"b\":1}"])
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstRecord() throws {
    let read = try records("\u{FEFF}a\n1\n")
    #expect(read.texts == ["a", "1"])
    #expect(read.places.last?.offset == 7)
  }

  @Test func anOpenQuoteAtTheEndIsTold() throws {
    #expect(try records("a\n\"1\n2\n").faults == ["unclosedQuote"])
  }

  @Test func aRecordBeyondTheLimitIsToldAndTheNextOneRead() throws {
    let long = String(repeating: "x", count: 700_000)
    let read = try records("a\n1\n\(long)\n2\n", limit: 4096)
    #expect(read.faults == ["tooLong"])
    #expect(read.texts.count == 4 && read.texts[3] == "2")
    #expect((1024..<200_000).contains(read.texts[2].utf8.count))
    #expect(read.places.last?.lines == 4)
    #expect(read.places.last?.offset == 700_007)
  }

  /// The hash of a place depends on the bytes alone, not on how they were cut into chunks.
  @Test func anyPlaceCanBeReachedAgain() throws {
    let long = String(repeating: "x", count: 300_000)
    let text = "a,b\n1,\"2\n3\"\n\(long),1\n\n4,5\n6,7"
    let whole = try records(text, limit: 8192)
    for (index, place) in whole.places.enumerated() {
      let rest = try records(text, limit: 8192, skippingTo: place)
      #expect(rest.places.last ?? place == whole.places.last)
      #expect(rest.places.count == whole.places.count - index - 1)
    }
  }

  @Test(arguments: [
    ("a,b;c,d\n", UInt8(ascii: ",")), ("a;b;c,d\n", UInt8(ascii: ";")),
    ("\"a,b,c\"\td\n", UInt8(ascii: "\t")), ("a\n", UInt8(ascii: ",")),
  ])
  func theDelimiterIsToldByTheHeader(header: String, delimiter: UInt8) {
    #expect(RecordSyntax.guess(from: header.utf8) == .csv(delimiter: delimiter))
  }
}

@Suite struct CSVHeaderTests {
  private func object(_ header: String, _ row: String) throws -> String {
    let bytes = Array(row.utf8)
    let names = Array(header.utf8)
    let parsed = try CSVHeader(CSVRecord.fields(in: names, 0..<names.count, delimiter: 0x2C))
    let value = try parsed.object(
      of: CSVRecord.fields(in: bytes, 0..<bytes.count, delimiter: 0x2C), span: 0..<bytes.count)
    return Self.shown(value)
  }

  private static func shown(_ value: JSONValue) -> String {
    switch value.content {
    case .null: "null"
    case .boolean(let isTrue): "\(isTrue)"
    case .number(let text): String(decoding: text, as: UTF8.self)
    case .string(let text): "'\(String(decoding: text, as: UTF8.self))'"
    case .array(let items): "[\(items.map(shown).joined(separator: " "))]"
    case .object(let members):
      "{\(members.map { String(decoding: $0.key, as: UTF8.self) + ":" + shown($0.value) }.joined(separator: " "))}"
    }
  }

  @Test func dottedColumnsAreObjectsAndNumberedOnesLists() throws {
    #expect(
      try object("n,a.b,i.0.t,a.c,i.1.t", "1,x,\"y, z\",\"say \"\"hi\"\"\",w")
        == "{n:'1' a:{b:'x' c:'say \"hi\"'} i:[{t:'y, z'} {t:'w'}]}")
  }

  @Test func anEmptyCellIsAValueThatIsNotThere() throws {
    #expect(try object("n,a.b,i.0.t,i.1.t", "1,,x,") == "{n:'1' i:[{t:'x'}]}")
    #expect(try object("n", "\"\"") == "{}")
  }

  @Test func countsAndBooleansAmongTheFactsAreNoTexts() throws {
    #expect(
      try object("facts.previousReviewRequests,facts.fragment,facts.orderID,n", "2,true,1-2,2")
        == "{facts:{previousReviewRequests:2 fragment:true orderID:'1-2'} n:'2'}")
  }

  @Test(arguments: [
    ("a,a", "1,2"), ("a,a.b", "1,2"), ("a.b,a", "1,2"), ("a..b", "1"), ("a,b", "1"), ("a", "1,2"),
    ("a", "\"1\"2"), ("a", "\"1"),
  ])
  func whatIsAmbiguousIsAFault(header: String, row: String) {
    #expect(throws: CSVRecord.Fault.self) { try object(header, row) }
  }

  @Test func moreColumnsThanTheLimitAreAFault() {
    let header = (0...Limits.tableColumns).map { "c\($0)" }.joined(separator: ",")
    #expect(throws: CSVRecord.Fault.self) { try object(header, "1") }
  }
}
