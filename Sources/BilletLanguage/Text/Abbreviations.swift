/// Words behind which a full stop ends no sentence, in all languages together.
enum Abbreviations {
  static func contains(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 6 else { return false }
    return words.contains { $0.count == word.count && $0.elementsEqual(word) }
  }

  /// Folded; single letters (`z. B.`, `p. ex.`) need no entry.
  private static let words: [[UInt8]] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "vs", "approx", "incl", "excl", "inc", "ltd", "eg", "ie",
    "fig", "ref", "qty", "bzw", "ca", "evtl", "ggf", "inkl", "exkl", "zzgl", "abzgl", "tel", "str",
    "nr", "bspw", "ff", "usw", "vgl", "fr", "hr", "mme", "mlle", "mm", "env", "ex", "av", "bd",
    "sr", "sra", "srta", "ud", "uds", "vd", "vds", "num", "pag", "aprox", "sig", "ssa", "dott",
    "pz",
    "ecc", "max", "min", "mio", "art", "cf",
  ].map { Array($0.utf8) }
}
