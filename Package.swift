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
    // The preview and the service.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
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
    // Registrable domains: the Public Suffix List, and internationalised names.
    .systemLibrary(
      name: "CPublicSuffix", pkgConfig: "libpsl",
      providers: [.apt(["libpsl-dev", "libidn2-dev"]), .brew(["libpsl", "libidn2"])]),
    // Languages of texts and telephone numbers: a C face over CLD2 and libphonenumber.
    .target(
      name: "CLanguageTools",
      linkerSettings: [
        .linkedLibrary("cld2"), .linkedLibrary("phonenumber"), .linkedLibrary("protobuf"),
      ]),

    room("BilletCore", []),
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
    room("BilletLanguage", ["BilletCore", "CHunspell", "CLanguageTools", "CPublicSuffix"]),
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
      "BilletServer", ["BilletKit", .product(name: "Hummingbird", package: "hummingbird")]),
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
    tests("BilletServer", ["BilletKit"]),
    tests(
      "BilletKit",
      [
        "BilletCore", "BilletSnapshots",
        .product(name: "CustomDump", package: "swift-custom-dump"),
      ],
      // The manual, which its tests read where it stands.
      excluding: ["Spec"]),
    tests("BilletCommandLine", ["BilletKit"], excluding: ["Schemas"]),
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
        "BilletTree", "BilletValidation",
      ],
      path: "Benchmarks/Sources", swiftSettings: settings),
  ]
}
