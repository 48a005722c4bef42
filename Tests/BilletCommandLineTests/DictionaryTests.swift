import Foundation
import Testing

/// Spelling in languages that Billet itself does not know, and in those that have no dictionary.
@Suite struct DictionaryTests {
  let scratch = Scratch()

  private func check(
    _ text: String, language: String, environment: [String: String] = [:]
  ) throws -> BilletProcess.Result {
    try scratch.write(
      "<!DOCTYPE html><html lang=\(language)><title>x</title><p>\(text)</p></html>", to: "a.html")
    return try BilletProcess.run(
      ["check", "a.html", "--rule", "spelling"], in: scratch.url, environment: environment)
  }

  @Test func installedDictionaryOfAnotherLanguageIsUsed() throws {
    try scratch.write("SET UTF-8\n", to: "dictionaries/gug_PY.aff")
    try scratch.write("4\nopa\nmbaʼe\npytã\nhóga\n", to: "dictionaries/gug_PY.dic")
    let result = try check(
      "opa pytã hógga xyzzyx", language: "gug-PY",
      environment: ["DICPATH": scratch.url.appendingPathComponent("dictionaries").path])
    // What is near no word of the dictionary is a word that it lacks.
    #expect(
      result.output.contains("a.html:1:62: review: “hógga” is not in the dictionary (gug-PY)."))
    #expect(!result.output.contains("xyzzyx") && !result.output.contains("“pytã”"))
  }

  @Test func missingDictionaryIsTold() throws {
    let result = try check("opa pytã", language: "gug", environment: ["DICPATH": "/nonexistent"])
    #expect(
      result.complaint.contains(
        "note: spelling was not checked in gug, which has no dictionary here; install hunspell-gug")
    )
  }

  @Test(arguments: ["en", "en-GB", "en-NZ", "en-001"])
  func britishSpellingIsEnglish(language: String) throws {
    let result = try check("The colour of your favourite lamp.", language: language)
    #expect(result.output.hasPrefix("No findings"), "\(result.output)")
    #expect(!result.complaint.contains("spelling was not checked"))
  }

  @Test(arguments: ["en-GB", "en-NZ", "en-001"])
  func otherEnglishesAreSpeltByTheBritishDictionary(language: String) throws {
    let result = try check("The color of your lamp.", language: language)
    #expect(result.output.contains("“color” is not in the dictionary (en-GB)"), "\(result.output)")
  }

  @Test func languageWithoutDictionariesIsTold() throws {
    let result = try check("部品が一つ不足していました。", language: "ja")
    #expect(
      result.complaint.contains(
        "note: spelling was not checked in ja, for which there is no dictionary"))
    #expect(try !check("The lamp.", language: "en").complaint.contains("spelling was not checked"))
  }

  @Test func languageWithoutDictionaryPackageIsTold() throws {
    let result = try check("tlhIngan maH", language: "tlh")
    #expect(
      result.complaint.contains(
        "note: spelling was not checked in tlh, for which there is no dictionary"))
  }
}
