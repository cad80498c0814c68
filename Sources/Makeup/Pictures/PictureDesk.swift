import Artwork
import Diagnostics
import Geometry
import LayoutBook
import Manuscript

/// The pictures that an edition asks for: measured before the pages stand, and fetched for those that do.
final class PictureDesk {
    private let desk: (any ArtDesk)?
    private var extents: [Sight: ArtExtent?] = [:]
    /// Indexed by ``PlacedPicture/artwork`` until the document is bound.
    private(set) var orders: [Order] = []

    init(_ desk: (any ArtDesk)?) { self.desk = desk }

    /// A picture in its place.
    struct Order {
        var subject: PictureCopy.Subject
        var extent: ArtExtent
        var size: Size
        var place: SourcePlace?
    }

    /// What is seen of a file.
    private struct Sight: Hashable {
        var path: String
        var crop: Figure.Crop?
    }

    /// See ``ArtDesk/extent(of:)``; asked once.
    func extent(of figure: Figure) -> ArtExtent? {
        let sight = Sight(path: figure.path, crop: figure.crop)
        if let known = extents[sight] { return known }
        let extent = desk?.extent(of: figure)
        extents[sight] = .some(extent)
        return extent
    }

    /// Enters a picture whose place is known.
    ///
    /// - Returns: its index in ``orders``.
    func order(_ picture: PictureCopy, in size: Size) -> Int {
        orders.append(Order(subject: picture.subject, extent: picture.extent, size: size, place: picture.place))
        return orders.count - 1
    }

    fileprivate func artwork(for order: Order) -> Artwork? {
        switch order.subject {
        case .figure(let figure): desk?.artwork(for: figure, in: order.size)
        case .code(let code): desk?.artwork(for: code)
        case .ornament(let artwork, _): artwork
        }
    }

    /// Whether there is anyone to fetch what is not made here.
    var isManned: Bool { desk != nil }
}

/// Fetches the pictures of the pages that stand, each once, and judges how they will print.
struct PictureBinder {
    let desk: PictureDesk
    private(set) var artworks: [Artwork] = []
    private var known: [Key: Int?] = [:]
    private var largest: [Key: PictureDesk.Order] = [:]

    init(_ desk: PictureDesk) { self.desk = desk }

    /// What makes two orders ask for the same artwork.
    private enum Key: Hashable {
        case figure(path: String, crop: Figure.Crop?, colour: Figure.Colour, cut: [Int], size: [Int])
        case code(String)
        case ornament([UInt8])
    }

    /// The pages with each picture's number among `artworks`; one that cannot be had is left out.
    mutating func bind(_ pages: inout [Page], into diagnostics: inout Diagnostics) {
        for order in desk.orders { enter(order) }
        for page in pages.indices {
            guard pages[page].items.contains(where: \.isPicture) else { continue }
            pages[page].items = pages[page].items.compactMap { item in
                guard case .picture(var picture) = item.content else { return item }
                guard let number = fetch(desk.orders[picture.artwork], into: &diagnostics) else { return nil }
                picture.artwork = number
                if case .modules(let matrix) = artworks[number] {
                    picture.area = picture.area.inset(by: matrix.quietZone(in: picture.area))
                }
                var bound = item
                bound.content = .picture(picture)
                return bound
            }
        }
    }

    /// What stands on the pages in several sizes is fetched for the largest.
    private mutating func enter(_ order: PictureDesk.Order) {
        let key = key(of: order)
        if let other = largest[key], other.size.width >= order.size.width { return }
        largest[key] = order
    }

    private mutating func fetch(_ order: PictureDesk.Order, into diagnostics: inout Diagnostics) -> Int? {
        let key = key(of: order)
        let number: Int?
        if let fetched = known[key] { number = fetched } else {
            number = desk.artwork(for: largest[key] ?? order).map { artwork in
                artworks.append(artwork)
                return artworks.count - 1
            }
            known[key] = .some(number)
        }
        if let number { judge(order, artworks[number], into: &diagnostics) }
        return number
    }

    private func key(of order: PictureDesk.Order) -> Key {
        switch order.subject {
        case .code(let code): return .code(code.payload)
        case .ornament(let artwork, _):
            if case .drawing(let drawing) = artwork { return .ornament(drawing.svg) }
            return .ornament([])
        case .figure(let figure):
            let aspect = order.size.width / order.size.height
            let isCut = !order.extent.isDrawing && abs(aspect / order.extent.aspect - 1) > Self.sameShape
            let cut = isCut ? [aspect, figure.focus.x, figure.focus.y].map { Int(clamping: ($0 * 10_000).rounded()) } : []
            let size = [order.size.width, order.size.height].map { Int(clamping: ($0.points * 100).rounded()) }
            return .figure(path: figure.path, crop: figure.crop, colour: figure.colour, cut: cut,
                           size: figure.colour == .halftone ? size : [])
        }
    }

    /// Two shapes that differ by no more are the same to the eye.
    private static let sameShape = 0.001

    // MARK: Judging

    private func judge(_ order: PictureDesk.Order, _ artwork: Artwork, into diagnostics: inout Diagnostics) {
        switch (order.subject, artwork) {
        case (.figure(let figure), .image): judge(figure, order, into: &diagnostics)
        case (.code, .modules(let matrix)): judge(matrix, order, into: &diagnostics)
        default: break
        }
    }

    /// The least pixels an inch that do not show on paper, and what printers ask for.
    private static let coarse = 150.0, fine = 300.0

    private func judge(_ figure: Figure, _ order: PictureDesk.Order, into diagnostics: inout Diagnostics) {
        let scale = max(order.size.width.points / order.extent.width, order.size.height.points / order.extent.height)
        let dpi = 72 / scale
        guard dpi < Self.coarse else { return }
        let width = Length.rounded(order.size.width.millimetres.rounded())
        let pixels = [order.size.width, order.size.height].map { Int(clamping: ($0.points / 72 * Self.fine).rounded(.up)) }
        diagnostics.warn("\(figure.path) is coarse: \(Int(clamping: dpi.rounded(.down))) dpi at a width of \(width) mm",
                         at: order.place,
                         hint: "\(pixels[0]) × \(pixels[1]) pixels would give \(Int(Self.fine)) dpi; or set it smaller")
    }

    private func judge(_ matrix: ModuleMatrix, _ order: PictureDesk.Order, into diagnostics: inout Diagnostics) {
        let module = order.size.width / Double(matrix.side + 2 * ModuleMatrix.quietZone)
        guard module < Self.leastModule else { return }
        let millimetres = Length.rounded((module.millimetres * 100).rounded() / 100)
        diagnostics.warn("the squares of this code are only \(millimetres) mm wide: telephones may not read it", at: order.place,
                         hint: "give it more lines of height, or shorten what it says")
    }

    /// Squares that a telephone reads from an office printer's sheet (ours).
    private static let leastModule = Length.mm(0.4)
}

private extension ModuleMatrix {
    /// What stays white on each side of a code in an area that has it.
    func quietZone(in area: Rect) -> Length {
        area.size.width * Double(Self.quietZone) / Double(side + 2 * Self.quietZone)
    }
}

private extension PageItem {
    var isPicture: Bool {
        if case .picture = content { return true }
        return false
    }
}
