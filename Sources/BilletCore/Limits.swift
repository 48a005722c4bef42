/// What Billet reads and writes at the most; beyond a limit it says so and stops (`SECURITY.md`).
public enum Limits {
  /// A message file, in bytes.
  public static let messageBytes = 256 * 1024
  /// The Markdown of a message with its partials and loops written out, in bytes.
  public static let expandedBytes = 1024 * 1024
  /// The front matter of a message, in bytes.
  public static let frontMatterBytes = 64 * 1024
  /// Lists and mappings inside one another in front matter, themes and `billet.yaml`, which need five.
  public static let yamlDepth = 32
  /// Values that one message shows, each as often as its loops show it.
  public static let shownValues = 120_000
  /// Tags and pieces of text that one message's loops pass, each as often as they pass it.
  public static let templateSteps = 1_000_000
  /// Lists and quotes inside one another in a message.
  public static let containerDepth = 16
  /// Emphasis, links and strikethrough inside one another in a message.
  public static let inlineDepth = 32
  /// Lines in one block of a message.
  public static let linesPerBlock = 1_000
  /// Open brackets in one block of a message; in a table, in one row.
  public static let bracketsPerBlock = 64
  /// Closing brackets in one block of a message; in a table, in one row.
  public static let closedBracketsPerBlock = 1_024
  /// Partials inside one another.
  public static let partialDepth = 16
  /// Partials used in one message.
  public static let partials = 100
  /// Sections inside one another.
  public static let sectionDepth = 16
  /// Items in one list of the data.
  public static let listItems = 10_000
  /// One value of the data, in bytes.
  public static let valueBytes = 64 * 1024
  /// The data of one message, in bytes.
  public static let dataBytes = 1024 * 1024
  /// Columns of a table of data.
  public static let tableColumns = 1_000
  /// Objects and arrays inside one another in JSON.
  public static let jsonDepth = 64
  /// One rendered message, in bytes.
  public static let outputBytes = 4 * 1024 * 1024
  /// An e-mail to check, in bytes.
  public static let mailBytes = 32 * 1024 * 1024
  /// Parts of one e-mail, those that hold others included.
  public static let mailParts = 1_000
  /// Parts of an e-mail inside one another.
  public static let mailDepth = 16
  /// HTML to check, in bytes.
  public static let htmlBytes = 10 * 1024 * 1024
  /// Open elements in HTML to check.
  public static let elementDepth = 200
  /// Attributes of one tag in HTML to check.
  public static let attributesPerTag = 256
  /// One tag of HTML to check, in bytes.
  public static let tagBytes = 64 * 1024
  /// Findings reported for one file.
  public static let findingsPerFile = 1_000
}
