/// What a file is (RFC 2046, section 5), such as `application/pdf`.
package struct MediaType: Hashable, Sendable {
  /// Type and subtype in lower case, without parameters.
  package let rawValue: String

  /// A file of no known kind.
  package static let unknown = MediaType(known: "application/octet-stream")

  /// Reads `type/subtype`; `nil` for anything else, and for `multipart` and `message`, which may
  /// not be encoded as a file is (section 5.2.1).
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isNamed = parts.count == 2 && parts.allSatisfy { (1...60).contains($0.count) }
    guard isNamed, parts.allSatisfy({ $0.allSatisfy(Self.isName) }) else { return nil }
    let value = text.lowercased()
    guard !value.hasPrefix("multipart/"), !value.hasPrefix("message/") else { return nil }
    rawValue = value
  }

  /// The media type of files with the name's extension, in any case.
  package init(fileName: String) {
    let name = fileName.utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else {
      self = .unknown
      return
    }
    let fileExtension = String(Substring(name[name.index(after: dot)...])).lowercased()
    self = Self.table[fileExtension].map(MediaType.init(known:)) ?? .unknown
  }

  private init(known: String) {
    rawValue = known
  }

  var isText: Bool { rawValue.utf8.starts(with: "text/".utf8) }

  /// The characters of a registered name (RFC 6838, section 4.2).
  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static let office = "application/vnd.openxmlformats-officedocument."

  private static let table = [
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": office + "wordprocessingml.document",
    "heic": "image/heic",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": office + "presentationml.presentation",
    "rtf": "application/rtf",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "webp": "image/webp",
    "xls": "application/vnd.ms-excel",
    "xlsx": office + "spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
  ]
}
