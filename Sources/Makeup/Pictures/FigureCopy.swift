import Artwork
import Diagnostics
import Geometry
import LayoutBook
import Manuscript
import Paragraphs

/// Pictures in the flow, with what stands below them.
extension BlockCopier {
    /// A figure, its caption and its credit, which stay with it. Without the picture they are set all the same.
    ///
    /// - Parameter fillsFrame: in a frame of its own that has a height.
    mutating func addFigure(_ figure: Figure, in around: Surroundings = Surroundings(), fillsFrame: Bool = false) {
        let picture = pictures.extent(of: figure).map { extent in
            var picture = PictureCopy(subject: .figure(figure), extent: extent, alternative: figure.alternative.plain,
                                      desk: pictures)
            picture.caption = figure.caption?.plain ?? ""
            picture.share = figure.width
            picture.lines = figure.height
            picture.scale = pictureScale
            picture.fillsFrame = fillsFrame
            picture.place = figure.place
            return picture
        }
        let first = blocks.count
        add(picture, below: [(figure.caption, .caption), (figure.credit, .credit)], in: around)
        guard figure.width < 1 else { return }
        for index in blocks.indices.dropFirst(first) { blocks[index].shape.fill = .centre }
    }

    /// A code with its label below it.
    mutating func addCode(_ code: QRCode, in around: Surroundings, at place: SourcePlace) {
        let label = code.label.flatMap { $0.isEmpty ? nil : $0 }
        var picture = PictureCopy(subject: .code(code), extent: ArtExtent(width: 1, height: 1, isDrawing: true),
                                  alternative: label.map { "\($0.plain): \(code.payload)" } ?? code.payload, desk: pictures)
        picture.lines = code.height
        picture.place = place
        let first = blocks.count
        add(pictures.isManned ? picture : nil, below: [(label, .caption)], in: around)
        for index in blocks.indices.dropFirst(first) { blocks[index].shape.fill = .centre }
    }

    /// A mark of its own row; it never ends a column.
    mutating func addOrnament(_ ornament: Ornament, in around: Surroundings, at place: SourcePlace) {
        let style = layout.style(.ornament), artwork = ornament.artwork(in: layout.inks[Int(style.ink.index)])
        let height = min(style.size, layout.leading) * Self.ornamentHeight
        var picture = PictureCopy(subject: .ornament(.drawing(artwork), height: height),
                                  extent: ArtExtent(width: artwork.size.width.points, height: artwork.size.height.points,
                                                    isDrawing: true),
                                  alternative: "", desk: pictures)
        picture.place = place
        var block = copyBlock(of: picture, in: around)
        block.style = .ornament
        block.spaceBefore = style.spaceBefore
        block.spaceAfter = style.spaceAfter
        block.keepWithNext = 2
        blocks.append(block)
    }

    /// Of the size of its style.
    private static let ornamentHeight = 0.7

    private mutating func add(_ picture: PictureCopy?, below texts: [(text: InlineText?, style: StyleName)],
                              in around: Surroundings) {
        let first = blocks.count, wasOpening = isOpening
        if let picture { blocks.append(copyBlock(of: picture, in: around)) }
        for (text, style) in texts {
            guard let text else { continue }
            let index = blocks.count
            add(text, style: style, in: around)
            if index < blocks.count { blocks[index].isDivisible = false }
        }
        isOpening = wasOpening
        keepTogether(first..<blocks.count)
        guard first < blocks.count else { return }
        blocks[first].spaceBefore = max(blocks[first].spaceBefore, Self.roomRoundFigures)
        let last = blocks.count - 1
        blocks[last].spaceAfter = max(blocks[last].spaceAfter, last == first ? Self.roomRoundFigures : Self.roomBelowCaptions)
    }

    /// Empty grid rows above and below, of which the text that follows rounds up the second (ours).
    private static let roomRoundFigures = 0.5, roomBelowCaptions = 0.25

    private func copyBlock(of picture: PictureCopy, in around: Surroundings) -> CopyBlock {
        var block = wordless(.picture(picture), ink: .black, at: picture.place)
        block.shape.startIndent = around.start
        block.shape.endIndent = around.end
        return block
    }

    // MARK: Keeping together

    /// Blocks that stand in one column.
    mutating func keepTogether(_ range: Range<Int>) {
        for index in range {
            blocks[index].isDivisible = false
            if index < range.upperBound - 1 { blocks[index].keepWithNext = max(1, blocks[index].keepWithNext) }
        }
    }
}

extension [Block] {
    /// The first figure among these blocks and those in them, in the order of reading.
    var firstFigure: Figure? {
        for case .figure(let figure) in unfolded.lazy.map(\.content) { return figure }
        return nil
    }

    /// The blocks without their first figure.
    func withoutFirstFigure() -> [Block] {
        var blocks = self, isFound = false
        _ = blocks.remove { block in
            guard !isFound, case .figure = block.content else { return false }
            isFound = true
            return true
        }
        return blocks
    }
}
