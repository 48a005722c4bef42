/// A place where a browser does not put into the tree what the source says.
package struct Misnesting: Sendable {
  package enum Kind: Sendable {
    /// An end tag came in a block inside its element, which goes on behind that block.
    case split
    /// Content of a table that stands in no cell, and is shown in front of the table.
    case movedByTable
    /// A link inside a link, which ends the first one.
    case linkInLink
    /// An end tag of a paragraph that a block inside it has ended already.
    case blockInParagraph
    /// An element without its end tag.
    case unclosed
    /// An end tag without its element.
    case strayEnd
  }

  package var kind: Kind
  package var name: ElementName
  /// Source bytes of the tag or text that does not fit.
  package var span: Range<Int>
}
