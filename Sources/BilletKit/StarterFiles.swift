/// The starter message, built into the binary, in each of its languages.
enum StarterFiles {
  /// Its name, and that of its folder.
  static let message = "return-label"

  static let languages = ["de-DE", "en-US", "es-ES", "fr-FR", "it-IT", "ja-JP"]

  struct Files {
    var message: [UInt8]
    var typical: [UInt8]
    var worstCase: [UInt8]
  }

  /// The message in a language and its sample data, as they stand in `Messages/`.
  static func files(in language: String) -> Files? {
    switch language {
    case "de-DE":
      Files(
        message: PackageResources.de_DE_md, typical: PackageResources.de_DE_typical_json,
        worstCase: PackageResources.de_DE_worst_case_json)
    case "en-US":
      Files(
        message: PackageResources.en_US_md, typical: PackageResources.en_US_typical_json,
        worstCase: PackageResources.en_US_worst_case_json)
    case "es-ES":
      Files(
        message: PackageResources.es_ES_md, typical: PackageResources.es_ES_typical_json,
        worstCase: PackageResources.es_ES_worst_case_json)
    case "fr-FR":
      Files(
        message: PackageResources.fr_FR_md, typical: PackageResources.fr_FR_typical_json,
        worstCase: PackageResources.fr_FR_worst_case_json)
    case "it-IT":
      Files(
        message: PackageResources.it_IT_md, typical: PackageResources.it_IT_typical_json,
        worstCase: PackageResources.it_IT_worst_case_json)
    case "ja-JP":
      Files(
        message: PackageResources.ja_JP_md, typical: PackageResources.ja_JP_typical_json,
        worstCase: PackageResources.ja_JP_worst_case_json)
    default: nil
    }
  }
}
