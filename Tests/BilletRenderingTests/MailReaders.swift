import Foundation

/// Programs that read mail and are none of ours; each prints what it found, line by line.
///
/// A line is `mail`, `field NAME`, `subject TEXT`, `from NAME ADDRESS` or `part TYPE FILE CONTENT`,
/// its values in base64 (`-` for no file name).
enum MailReader: String, CaseIterable {
  /// Python's `email` package with its modern policy.
  case python
  /// Perl's `Email::MIME` (Debian: libemail-mime-perl).
  case perl

  private var command: [String] {
    switch self {
    case .python: ["python3", "-c", Self.pythonScript]
    case .perl: ["perl", "-e", Self.perlScript]
    }
  }

  /// Whether the program and its library are on this machine, or have to be: `make test` installs them.
  var isInstalled: Bool {
    if ProcessInfo.processInfo.environment["BILLET_ALL_READERS"] == "1" { return true }
    return switch self {
    case .python: (try? Self.run(["python3", "-c", "import email.policy"]))?.status == 0
    case .perl: (try? Self.run(["perl", "-MEmail::MIME", "-e", "1"]))?.status == 0
    }
  }

  /// What the program makes of each mail.
  func read(_ mails: [[UInt8]]) throws -> [DecodedMail] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, mail) in mails.enumerated() {
      try Data(mail).write(to: folder.appending(path: "\(100_000 + index).eml"))
    }
    var found: [DecodedMail] = []
    for line in try Self.run(command + [folder.path]).output.split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      let values = words.dropFirst().map { Array(Data(base64Encoded: String($0)) ?? Data()) }
      if words[0] == "mail" {
        found.append(DecodedMail())
        continue
      }
      let last = found.count - 1
      switch words[0] {
      case "field": found[last].fields.append(values[0].text)
      case "subject": found[last].subject = values[0].text
      case "from": found[last].sender = .init(name: values[0].text, address: values[1].text)
      case "part":
        found[last].parts.append(
          .init(
            type: values[0].text, fileName: words[2] == "-" ? nil : values[1].text,
            content: values[2]))
      default: break
      }
    }
    return found
  }

  private static func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private static let pythonScript = """
    import base64, email, email.header, email.policy, email.utils, os, sys
    def put(word, *values):
        print(word, *("-" if v is None else base64.b64encode(
            v if isinstance(v, bytes) else v.encode("utf-8", "surrogateescape")).decode()
            for v in values))
    for name in sorted(os.listdir(sys.argv[1])):
        with open(os.path.join(sys.argv[1], name), "rb") as file:
            content = file.read()
        mail = email.message_from_bytes(content, policy=email.policy.default)
        print("mail")
        for field in mail.keys(): put("field", field)
        put("subject", str(mail["Subject"]))
        # The modern policy keeps the space between a name's encoded words (RFC 2047, 6.2).
        name, address = email.utils.parseaddr(email.message_from_bytes(content)["From"])
        put("from", str(email.header.make_header(email.header.decode_header(name))), address)
        for part in mail.walk():
            if part.is_multipart(): continue
            put("part", part.get_content_type(), part.get_filename(), part.get_payload(decode=True))
    """

  private static let perlScript = """
    use strict; use Email::MIME; use Email::Address::XS; use MIME::Base64 (); use Encode ();
    sub put { print join(" ", shift, map { defined $_
      ? MIME::Base64::encode_base64(Encode::encode("UTF-8", $_), "") : "-" } @_), "\\n" }
    for my $file (sort glob("$ARGV[0]/*.eml")) {
      open(my $handle, "<:raw", $file) or die; local $/; my $mail = Email::MIME->new(<$handle>);
      print "mail\\n";
      put("field", $_) for $mail->header_names;
      put("subject", $mail->header_str("Subject"));
      if (my $from = $mail->header_raw("From")) {
        my ($person) = Email::Address::XS->parse($from);
        put("from", Encode::decode("MIME-Header", $person->phrase // ""), $person->address);
      }
      $mail->walk_parts(sub { my ($part) = @_;
        return if $part->subparts;
        my ($type) = ($part->content_type // "") =~ m{^([^;]+)};
        my $name = ($part->header_raw("Content-Disposition") // "") =~ /^attachment/
          ? $part->filename : undef;
        print join(" ", "part", MIME::Base64::encode_base64($type, ""), defined $name
          ? MIME::Base64::encode_base64(Encode::encode("UTF-8", $name), "") : "-",
          MIME::Base64::encode_base64($part->body, "")), "\\n";
      });
    }
    """
}
