import Testing

@testable import BilletTree

@Suite struct CSSBackgroundTests {
  private func background(_ text: String) -> CSSBackground? {
    CSSBackground(CSSValueReader(text))
  }

  @Test(arguments: [
    "red", "none", "#fff url(a.png)", "url(a.png) no-repeat center / cover, red",
    "linear-gradient(red, blue)", "left top", "0 0", "10% 20px repeat-x fixed", "var(--a)",
    "url('a.png') 0 0 / 10px auto padding-box content-box red", "transparent none repeat scroll",
    "linear-gradient(45deg, red 10%, 30%, blue), url(a.png)", "calc(1px + 2%) 0",
    "-webkit-linear-gradient(top, red, blue)", "radial-gradient(circle at 10% 20%, red, blue)",
  ])
  func aShorthandIsRead(_ text: String) {
    #expect(background(text) != nil)
  }

  @Test(arguments: [
    "bogus", "red blue", "#12345", "red, blue", "url(a.png) url(b.png)", "", ",red", "red,",
    "'a.png'", "linear-gradient()", "linear-gradient(red, )", "linear-gradient(red, bogus)",
    "10 20", "rgb(1,2)",
  ])
  func aBrokenShorthandIsNone(_ text: String) {
    #expect(background(text) == nil)
  }

  @Test func itsPartsAreKept() throws {
    let plain = try #require(background("#fff url(a.png)"))
    #expect(plain.color == .color(.white))
    #expect(plain.images == [.picture])
    #expect(plain.coversBox)
    #expect(try !#require(background("url(a.png) no-repeat")).coversBox)
    #expect(try #require(background("text linear-gradient(red,red)")).clipsToText)
    #expect(try #require(background("url(a.png), linear-gradient(red,red), red")).images.count == 2)
  }

  @Test func aGradientIsItsColoursAndThoseBetween() throws {
    let image = try #require(background("linear-gradient(to right, #fff 0%, 20%, #000)")).images
    guard case .gradient(let colors)? = image.first else {
      Issue.record("no gradient")
      return
    }
    #expect(colors.first == .white && colors.last == .black && colors.count == 9)
  }

  @Test(arguments: [
    "linear-gradient(in oklch, red, blue)", "linear-gradient(currentColor, blue)",
    "linear-gradient(var(--a), blue)", "-webkit-gradient(linear, from(red), to(blue))",
  ])
  func aGradientOfUnknownColoursIsUnknown(_ text: String) throws {
    #expect(try #require(background(text)).images == [.unknown])
  }
}
