package import Artwork
package import Diagnostics
package import Geometry
package import LayoutBook
package import Makeup
package import Manuscript

/// The stage that reads pictures as make-up sees it, for one edition in one layout.
package final class PictureReading: ArtDesk {
    private let loader: ArtworkLoader
    private let inks: [Ink]
    /// Files that are missing or broken: collected while pictures are asked for.
    package private(set) var diagnostics: Diagnostics

    package init(_ loader: ArtworkLoader, inks: [Ink], diagnostics: Diagnostics) {
        self.loader = loader
        self.inks = inks
        self.diagnostics = diagnostics
    }

    package func extent(of figure: Figure) -> ArtExtent? {
        loader.extent(of: figure.path, options: PictureOptions(figure), inks: inks, at: figure.place, into: &diagnostics).map {
            ArtExtent(width: $0.width, height: $0.height, isDrawing: $0.isDrawing)
        }
    }

    package func artwork(for figure: Figure, in size: Size) -> Artwork? {
        // A drawing is shown whole, as it was read to be measured.
        let aspect = extent(of: figure)?.isDrawing == true ? nil : size.width / size.height
        return load(figure, aspect: aspect)?.prepared(for: size, colour: figure.colour)
    }

    package func artwork(for code: QRCode) -> Artwork? {
        if let matrix = ModuleMatrix(qr: code.payload) { return .modules(matrix) }
        diagnostics.error(.input, "no code holds the \(code.payload.utf8.count) bytes of this one", hint: "shorten what it says")
        return nil
    }

    private func load(_ figure: Figure, aspect: Double?) -> Artwork? {
        loader.load(figure.path, options: PictureOptions(figure, aspect: aspect), inks: inks, at: figure.place, into: &diagnostics)
    }
}

extension Edition {
    /// Whether its articles show an SVG file, by their names.
    var hasVectors: Bool {
        articles.contains { article in
            article.story.blocks.unfolded.contains { block in
                if case .figure(let figure) = block.content { return figure.path.lowercased().hasSuffix(".svg") }
                return false
            }
        }
    }
}
