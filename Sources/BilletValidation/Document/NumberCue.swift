/// What the words before a number say of it: a telephone number, or another that only looks like one.
enum NumberCue {
  case telephone
  /// An order, a parcel, a customer, a model.
  case otherNumber
  case none

  /// Reads the words before an offset.
  init(before offset: Int, in text: ArraySlice<UInt8>) {
    let window = text[max(text.startIndex, offset - 60)..<offset]
    let lower = window.map(\.lowercased)
    if Self.isOtherNumber(lower[...]) {
      self = .otherNumber
    } else if Self.telephoneWords.contains(where: { Self.holdsWord(lower[...], $0) }) {
      self = .telephone
    } else {
      self = .none
    }
  }

  /// Whether the words right before name another kind of number: `tracking number: `, `注文番号は`.
  private static func isOtherNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    // Past signs and words such as “number” and “is”, at most four.
    for _ in 0..<5 {
      while let last = rest.last, isFiller(last) { rest.removeLast() }
      for sign in fillerSigns where rest.suffix(sign.count).elementsEqual(sign) {
        rest.removeLast(sign.count)
      }
      while let last = rest.last, isFiller(last) { rest.removeLast() }
      let isJapanese = japaneseNumbers.contains { rest.suffix($0.count).elementsEqual($0) }
      if isJapanese { return true }
      let word = lastWord(of: rest)
      guard !word.isEmpty else { return false }
      if telephoneWords.contains(where: { word.starts(with: $0) }) { return false }
      if numberWords.contains(where: { word.starts(with: $0) }) { return true }
      if let compound = numberEndings.first(where: { word.count > $0.count && word.hasSuffix($0) }),
        !telephoneWords.contains(where: { word.dropLast(compound.count).hasSuffix($0) })
      {
        return true
      }
      guard fillers.contains(where: { word.elementsEqual($0) }) else { return false }
      rest = rest[..<word.startIndex]
    }
    return false
  }

  private static func isFiller(_ byte: UInt8) -> Bool {
    byte <= 0x20 || ":.#()-|\"'*".utf8.contains(byte)
  }

  private static func lastWord(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var start = text.endIndex
    while start > text.startIndex, isWord(text[start - 1]) { start -= 1 }
    return text[start...]
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || (byte >= 0x80 && byte < 0xE0) || byte & 0xC0 == 0x80
  }

  /// Whether a word stands in the text, alone or at the beginning of a longer one.
  private static func holdsWord(_ text: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    var index = text.startIndex
    while index + word.count <= text.endIndex {
      if text[index] == word[0], text[index..<(index + word.count)].elementsEqual(word),
        index == text.startIndex || !isWord(text[index - 1]) || word[0] >= 0x80
      {
        return true
      }
      index += 1
    }
    return false
  }

  private static func bytes(_ words: String) -> [[UInt8]] {
    words.utf8.split(separator: 0x20).map { Array($0) }
  }

  /// English, German, French, Spanish, Italian, Japanese; small letters, the beginning of a word is enough.
  private static let telephoneWords = bytes(
    "call phone telephone tel mobile cell hotline helpline fax whatsapp dial sms toll-free"
      + " telefon anruf anzurufen rufen ruf mobil handy rufnummer durchwahl"
      + " téléphone tél appel numéro-vert joindre"
      + " teléfono telefono tlf tfno llam móvil celular"
      + " chiam cellulare 電話 でんわ 携帯 フリーダイヤル ファックス ファクス")

  private static let numberWords = bytes(
    "order tracking track invoice serial customer model part item article sku asin upc ean gtin"
      + " isbn iban vat reference ref case ticket rma code pin batch lot shipment parcel package"
      + " account id return confirmation product"
      + " bestell sendung rechnung serien kunden artikel auftrag referenz vorgang ust modell charge"
      + " paket steuer konto"
      + " commande suivi facture série client référence colis tva siret modèle"
      + " pedido seguimiento factura serie cliente artículo referencia envío nif cif modelo lote"
      + " ordine tracciamento spedizione fattura articolo riferimento partita modello lotto")

  /// How German puts other words before it: `Kundennummer`, `Paket-Nr`.
  private static let numberEndings = bytes("nummer -nr nr")

  private static let fillers = bytes(
    "number numbers n no nr nummer numéro num número nº n° numero code is are ist lautet est es è di"
      + " de del der du la le the your id")

  private static let fillerSigns = ["：", "は", "が", "：", "№", "º", "°"].map { Array($0.utf8) }

  private static let japaneseNumbers = [
    "注文番号", "追跡番号", "伝票番号", "お問い合わせ番号", "問い合わせ番号", "請求書番号", "シリアル番号", "製造番号", "型番",
    "会員番号", "品番", "お客様番号", "管理番号", "送り状番号", "商品番号",
  ].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ other: [UInt8]) -> Bool {
    count >= other.count && suffix(other.count).elementsEqual(other)
  }
}
