import Artwork
import CRSVG
import Geometry

/// SVG files that were read to be drawn, kept for the next page that shows them.
///
/// It belongs to one thread at a time.
public final class VectorCase {
    private var drawings: [[UInt8]: OpenVector] = [:]

    /// A newsletter has a few; where there are more, all are read again.
    private static let most = 32

    /// With nothing in it.
    public init() {}

    /// Throws where the file cannot be read.
    func open(_ drawing: VectorDrawing) throws(DrawingError) -> OpenVector {
        if let known = drawings[drawing.svg] { return known }
        let opened = try OpenVector(drawing.svg)
        if drawings.count == Self.most { drawings.removeAll() }
        drawings[drawing.svg] = opened
        return opened
    }
}

/// Owns a drawing of librsvg's.
final class OpenVector {
    private let handle: OpaquePointer

    fileprivate init(_ svg: [UInt8]) throws(DrawingError) {
        var reason = Reason()
        guard let handle = crsvg_open(svg, svg.count, &reason.buffer) else { throw .vectors(reason: reason.words) }
        self.handle = handle
    }

    deinit { crsvg_close(handle) }

    /// Draws it into an area of a context's user space. Throws where that cannot be.
    func draw(on context: OpaquePointer, in area: Rect) throws(DrawingError) {
        var reason = Reason()
        guard crsvg_draw(handle, context, area.left.points, area.top.points, area.size.width.points, area.size.height.points,
                         &reason.buffer) else { throw .vectors(reason: reason.words) }
    }
}

/// Room for what the library says of a fault.
private struct Reason {
    var buffer = [CChar](repeating: 0, count: Int(crsvg_reason_length))
    var words: String { String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) }
}
