import Diagnostics
import Geometry
import LayoutBook
import Manuscript

/// Verse, of which each line is a block.
extension BlockCopier {
    /// A poem: its paragraphs are stanzas, one grid line apart.
    mutating func addPoem(_ content: [Block], in around: Surroundings) {
        poems += 1
        var heads: [Int] = []
        enclose(.division) { copier in
            copier.group { copier in
                for block in content {
                    guard case .paragraph(let stanza) = block.content else { copier.add(block, in: around); continue }
                    if copier.blocks.last?.verse?.poem == copier.poems { heads.append(copier.blocks.count) }
                    copier.addStanza(stanza, in: around, at: block.place)
                }
            }
        }
        for head in heads where head < blocks.count { blocks[head].spaceBefore = 1 }
    }

    /// A stanza's lines, each a block; the first two stand in one column, and so do the last two.
    private mutating func addStanza(_ stanza: InlineText, in around: Surroundings, at place: SourcePlace?) {
        let style = layout.style(.verse), first = blocks.count
        for line in VerseLine.lines(of: stanza) {
            add(line.text, style: .verse, in: around, at: place)
            let copy = CopyText(language: language, direction: direction)
            blocks[blocks.count - 1].verse = Verse(poem: poems, parts: line.parts.map { copy.styled($0, in: style) },
                                                   indent: style.size * line.indent, size: style.size, alignment: style.alignment)
            blocks[blocks.count - 1].isDivisible = false
        }
        guard blocks.count - first > 1 else { return }
        for index in [first, blocks.count - 2] { blocks[index].keepWithNext = 1 }
    }
}
