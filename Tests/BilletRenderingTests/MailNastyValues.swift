/// Values that break mail writers: line ends in every disguise, encoded words, quotes, addresses,
/// direction and zero-width characters, and long ones.
enum MailNastyValues {
  static let all: [String] = {
    var values: [String] = []
    for lineEnd in lineEnds {
      for payload in payloads { values.append("Order\(lineEnd)\(payload)") }
    }
    values += hidden.flatMap { ["Ama\($0)zon", $0, "\($0)Order\($0)\r\nBcc: x@y.example"] }
    values += others
    for unit in ["ä", "日", "😀", "x", " ", "=", "?", "\"", "\\", "\r\n", "e\u{301}"] {
      for count in [1, 20, 75, 76, 1_000] { values.append(String(repeating: unit, count: count)) }
    }
    return values
  }()

  private static let lineEnds = [
    "\r\n", "\n", "\r", "\r\r\n", "\n\r", "\r\n ", "\r\n\t", "\n\n", "\r\n\r\n", "\u{85}",
    "\u{2028}",
    "\u{2029}", "\u{B}", "\u{C}", "\u{0}", "\u{0}\r\n", "\r\u{301}\n", "\n\u{200D}", "\u{1B}\r\n",
    "%0D%0A", "\\r\\n", "=0D=0A", "&#13;&#10;", "\u{10A}\u{10D}", "嘊嘍",
  ]

  private static let payloads = [
    "Bcc: x@evil.example", "Subject: other", "Content-Type: text/html",
    "\r\n<script>alert(1)</script>",
    "--=_alternative_0000000000000000--", ".\r\nMAIL FROM:<x@evil.example>", "From x", "X-Evil: 1",
    "Content-Disposition: attachment; filename=x.exe", " folded", ": x",
    "To: a@b.example, c@d.example",
  ]

  private static let hidden = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}",
    "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{61C}", "\u{FEFF}",
    "\u{2060}", "\u{AD}", "\u{180E}", "\u{E0041}", "\u{115F}", "\u{3164}", "\u{FFA0}", "\u{34F}",
  ]

  private static let others = [
    "", " ", "\t", "=?utf-8?Q?=0D=0ABcc:_x@evil.example?=",
    "=?utf-8?B?DQpCY2M6IHhAZXZpbC5leGFtcGxl?=",
    "=?utf-8?Q?a?= =?utf-8?Q?b?=", "=?utf-8?Q?unended", "a =?x?= b", "?=", "=?", "=?=?=?=",
    "x\" <evil@z.example>, \"", "<evil@z.example>", "a, b, c@d.example", "(comment", "a\\", "\"",
    "\"\"\"", "a;b;c", "group: a@b.example;", "@", "undisclosed-recipients:;",
    "name=\"x\"; filename=y",
    "filename*=UTF-8''evil", "UTF-8''evil", "a'b'c", "%41%0D%0A", "../../etc/passwd", "C:\\x\\y",
    "con", ".", "..", "...", "a/", "/", "\\", "a.exe\u{202E}fdp.", "\"\u{301}; x=\"", ">\u{301}<",
    "é", "e\u{301}", "Ａｍａｚｏｎ", "\u{FFFD}", "\u{FFFE}", "\u{E000}", "\u{10FFFF}", "𝕳𝖊𝖑𝖑𝖔",
    "شحنتك", "می\u{200C}خواهم", "क्\u{200D}ष", "שלום 123", "葛\u{E0100}", "👨\u{200D}👩\u{200D}👧", "🇩🇪",
    "\u{A0}", "a\u{A0}", "\u{3000}a\u{3000}", "a  b   c", " leading", "trailing ", "$(reboot)",
    "`id`", "'; DROP TABLE orders; --", "{{name}}", "<!--", "]]>", "\u{7F}", "\u{80}", "\u{9B}2J",
  ]
}
