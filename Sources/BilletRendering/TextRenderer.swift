package import BilletMessage

/// Renders messages as plain text that reads well on its own, for contact forms and as an e-mail's
/// text part.
///
/// Paragraphs are one line each, since forms wrap lines themselves; there are never more than two line
/// breaks in a row.
package struct TextRenderer: Sendable {
  package init() {}

  /// The message with its values: O(n).
  package func render(_ message: Message, values: ResolvedValues) -> Rendered {
    var writer = TextWriter(values: values, imageWord: Self.imageWord(message.language.language))
    writer.blocks(message.blocks)
    return writer.rendered()
  }

  /// What a picture is called where only its text can be shown.
  private static func imageWord(_ language: Substring) -> String {
    switch language {
    case "ar": "صورة"
    case "de", "sv": "Bild"
    case "es": "Imagen"
    case "he": "תמונה"
    case "it": "Immagine"
    case "ja": "画像"
    case "nl": "Afbeelding"
    case "pl": "Obraz"
    case "pt": "Imagem"
    case "tr": "Resim"
    case "zh": "图片"
    default: "Image"
    }
  }
}
