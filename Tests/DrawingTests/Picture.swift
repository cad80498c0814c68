import CCairo

/// A decoded PNG.
struct Picture {
    let width: Int
    let height: Int
    /// 0xRRGGBB, row by row.
    private let pixels: [UInt32]

    init(png: [UInt8]) {
        final class Source {
            var rest: ArraySlice<UInt8>
            init(_ bytes: [UInt8]) { rest = bytes[...] }
        }
        let source = Source(png)
        let surface = withExtendedLifetime(source) {
            cairo_image_surface_create_from_png_stream({ closure, data, count in
                guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
                let source = Unmanaged<Source>.fromOpaque(closure).takeUnretainedValue()
                guard source.rest.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
                for (index, byte) in source.rest.prefix(Int(count)).enumerated() { data[index] = byte }
                source.rest = source.rest.dropFirst(Int(count))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(source).toOpaque())
        }
        defer { cairo_surface_destroy(surface) }
        width = Int(cairo_image_surface_get_width(surface))
        height = Int(cairo_image_surface_get_height(surface))
        let stride = Int(cairo_image_surface_get_stride(surface))
        var pixels: [UInt32] = []
        let width = width
        if let data = cairo_image_surface_get_data(surface) {
            for row in 0..<height {
                data.advanced(by: row * stride).withMemoryRebound(to: UInt32.self, capacity: width) {
                    pixels += UnsafeBufferPointer(start: $0, count: width).map { $0 & 0xFFFFFF }
                }
            }
        }
        self.pixels = pixels
    }

    subscript(x: Int, y: Int) -> UInt32 { pixels[y * width + x] }

    /// The smallest columns and rows that hold all that is not white; nil for a blank page.
    var ink: (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
        let marked = pixels.indices.filter { pixels[$0] != 0xFFFFFF }
        guard let top = marked.first, let bottom = marked.last else { return nil }
        let columns = marked.map { $0 % width }
        guard let left = columns.min(), let right = columns.max() else { return nil }
        return (left...right, top / width...bottom / width)
    }

    /// Dark pixels of this picture, and those of both that differ by more than `step` of 255 in their blue, which no ink has.
    func compared(with other: Picture, beyond step: Int = 100) -> (inked: Int, changed: Int) {
        var inked = 0, changed = 0
        for y in 0..<height {
            for x in 0..<width {
                let (old, new) = (Int(self[x, y] & 0xFF), Int(other[x, y] & 0xFF))
                if old < 128 { inked += 1 }
                if abs(old - new) > step { changed += 1 }
            }
        }
        return (inked, changed)
    }
}
