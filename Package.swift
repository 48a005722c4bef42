// swift-tools-version: 6.2
import PackageDescription

/// Set in CI, where a warning stops the build; a newer compiler's new warnings never stop a user's.
let warningsAreErrors = Context.environment["BILLET_WARNINGS_AS_ERRORS"] == "1"

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

/// The starter message in each of its languages, for `billet init`: links to its files in Messages/.
let starterFiles = ["de-DE", "en-US", "es-ES", "fr-FR", "it-IT", "ja-JP"].flatMap { language in
  ["md", "typical.json", "worst-case.json"].map {
    Resource.embedInCode("Starter/\(language).\($0)")
  }
}

/// The preview's page, which the binary brings along.
let pageFiles = [
  "app.js", "elements.js", "findings.js", "form.js", "frame.html", "frame.js", "icon.svg",
  "index.html", "messages.js", "server.js", "source.js", "style.css", "views.js",
].map { Resource.embedInCode("Preview/Page/\($0)") }

func room(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(
  _ room: String, _ others: [Target.Dependency] = [], excluding: [String] = []
) -> Target {
  .testTarget(
    name: room + "Tests", dependencies: [.byName(name: room)] + others, exclude: excluding,
    swiftSettings: settings)
}

let package = Package(
  name: "billet",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "billet", targets: ["billet"]),
    .library(name: "BilletKit", targets: ["BilletKit"]),
    .library(name: "BilletSnapshots", targets: ["BilletSnapshots"]),
  ],
  dependencies: [
    // The command line: subcommands, help and usage errors.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Front matter and themes: YAML nodes with marks.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // The ledger of review requests: SQLite.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // The preview and the service; its own settings from files and variables are not needed.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    // What Hummingbird stands on, for what it leaves to its users: time-outs, limits, signals.
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
    .package(
      url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.0.0"),
    // Tests only: readable differences.
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
  ],
  targets: [
    // HTML parsing, through its SAX interface only.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    // Markdown parsing: its callbacks point into our own buffer, so positions are exact.
    .systemLibrary(
      name: "CMD4C", pkgConfig: "md4c",
      providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),

    // Spelling: the dictionaries of office suites and browsers.
    .systemLibrary(
      name: "CHunspell", pkgConfig: "hunspell",
      providers: [.apt(["libhunspell-dev"]), .brew(["hunspell"])]),
    // Languages of texts, telephone numbers, registrable domains and internationalised names: a C face over
    // CLD2, libphonenumber, libpsl and libidn2, which are loaded when a message first needs them.
    .target(name: "CLanguageTools"),
    // What is asked of the C library's allocator.
    .target(name: "CHeap"),

    room("BilletCore", ["CHeap"]),
    room("BilletMessage", ["BilletCore"]),
    room(
      "BilletAuthoring",
      ["BilletCore", "BilletMessage", "CMD4C", .product(name: "Yams", package: "Yams")]),
    room("BilletRendering", ["BilletCore", "BilletMessage"]),
    room("BilletTree", ["BilletCore", "CLibXML2"]),
    .target(
      name: "BilletInput", dependencies: ["BilletCore"], swiftSettings: settings,
      // Elsewhere `iconv` is in the C library.
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    room("BilletLanguage", ["BilletCore", "CHunspell", "CLanguageTools"]),
    room("BilletValidation", ["BilletCore", "BilletTree", "BilletLanguage", "BilletMessage"]),
    // Turns the files in Wording into the tables of BilletLanguage, and measures them; for `make wording`.
    room(
      "BilletWording",
      [
        "BilletCore", "BilletMessage", "BilletTree", "BilletLanguage", "BilletValidation",
        .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "billet-wording", dependencies: ["BilletLanguage", "BilletWording"],
      swiftSettings: settings),
    room("BilletReporting", ["BilletCore"]),
    room("BilletSnapshots", ["BilletCore"]),
    room("BilletLedger", ["BilletCore", .product(name: "GRDB", package: "GRDB.swift")]),
    room(
      "BilletKit",
      [
        "BilletCore", "BilletMessage", "BilletAuthoring", "BilletRendering", "BilletTree",
        "BilletLanguage", "BilletInput", "BilletValidation", "BilletReporting", "BilletSnapshots",
        "BilletLedger",
      ],
      // Themes and Starter hold links, so that the binary brings along what stands in the repository.
      resources: [
        .embedInCode("Themes/compact.yaml"), .embedInCode("Themes/default.yaml"),
        .embedInCode("Themes/large-print.yaml"),
        .embedInCode("Schemas/facts.json"), .embedInCode("Schemas/front-matter.json"),
        .embedInCode("Schemas/project.json"), .embedInCode("Schemas/theme.json"),
      ] + starterFiles),
    room(
      "BilletServer",
      [
        "BilletKit",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Service/openapi.json")] + pageFiles),
    room(
      "BilletCommandLine",
      [
        "BilletKit", "BilletServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "billet", dependencies: ["BilletCommandLine"], swiftSettings: settings),

    tests("BilletCore"),
    tests("BilletMessage", ["BilletCore"]),
    tests("BilletAuthoring", ["BilletCore", "BilletMessage"]),
    tests("BilletRendering", ["BilletCore", "BilletMessage"]),
    tests("BilletTree", ["BilletCore"]),
    tests("BilletInput", ["BilletCore"]),
    tests("BilletLanguage", ["BilletCore"]),
    tests("BilletValidation", ["BilletCore", "BilletTree", "BilletLanguage", "BilletMessage"]),
    tests("BilletWording", ["BilletLanguage"]),
    tests("BilletReporting", ["BilletCore"]),
    tests("BilletSnapshots", ["BilletCore"]),
    tests("BilletLedger", ["BilletCore"]),
    tests(
      "BilletServer", ["BilletKit", .product(name: "NIOCore", package: "swift-nio")]),
    tests(
      "BilletKit",
      [
        "BilletAuthoring", "BilletCore", "BilletMessage", "BilletRendering", "BilletSnapshots",
        .product(name: "CustomDump", package: "swift-custom-dump"),
      ],
      // The manual, which its tests read where it stands.
      excluding: ["Spec", "RightToLeft"]),
    tests("BilletCommandLine", ["BilletKit"], excluding: ["Schemas"]),

    // What fuzzing looks at; its corpus is an ordinary test.
    .target(
      name: "BilletFuzzing", dependencies: ["BilletAuthoring", "BilletKit"],
      path: "Fuzzing/Targets", swiftSettings: settings),
    tests("BilletFuzzing", ["BilletCore"]),
  ]
)

// `make benchmarks` only: the peers need a library that Billet itself does not.
if Context.environment["BILLET_BENCHMARKS"] == "1" {
  package.targets += [
    .systemLibrary(name: "CPeers", path: "Benchmarks/CPeers", pkgConfig: "md4c-html"),
    .executableTarget(
      name: "billet-benchmarks",
      dependencies: [
        "CPeers", "CLibXML2", "BilletCore", "BilletMessage", "BilletAuthoring", "BilletRendering",
        "BilletTree", "BilletValidation", "BilletKit",
      ],
      path: "Benchmarks/Sources", swiftSettings: settings),
  ]
}

// `make fuzz` only: libFuzzer brings `main` along, so that without it nothing would link.
if Context.environment["BILLET_FUZZING"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "billet-fuzz", dependencies: ["BilletFuzzing"], path: "Fuzzing/Runner",
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
