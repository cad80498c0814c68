import CCairo
import Geometry
import Glibc

/// A medium that pages are drawn on: one file, in memory.
protocol Canvas: AnyObject {
    /// Device units to a point.
    var resolution: Double { get }

    /// Whether text goes in as outlines: Cairo would move each glyph of a picture to the nearest pixel.
    var drawsOutlines: Bool { get }

    /// Puts up a fresh page and hands out Cairo's context for it, whose user space is page space in points. The
    /// context belongs to the canvas and is good until the next page or the end.
    func begin(_ trim: Size) throws(DrawingError) -> OpaquePointer

    /// Ends the page that is up.
    func end() throws(DrawingError)

    /// The finished file. No page may be begun after it.
    func finish() throws(DrawingError) -> [UInt8]
}

/// A surface of Cairo's with the context that draws on it.
final class Surface {
    let handle: OpaquePointer
    let context: OpaquePointer
    /// Held here because Cairo writes to it until the surface is gone, be it for a fault.
    private let sink: Bytes?

    /// Takes over `surface`, which writes to `sink`.
    init(_ surface: OpaquePointer?, writingTo sink: Bytes? = nil) throws(DrawingError) {
        let context = cairo_create(surface)
        let status = cairo_status(context)
        guard let surface, let context, status == CAIRO_STATUS_SUCCESS else {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
            throw .cairo(reason: name(of: status))
        }
        handle = surface
        self.context = context
        self.sink = sink
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(handle)
    }

    /// Throws what went wrong in any call since the surface was made: Cairo keeps the first fault.
    func check() throws(DrawingError) {
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(reason: name(of: status)) }
    }

    /// Has Cairo write out all it has kept back.
    func finish() throws(DrawingError) {
        try check()
        cairo_surface_finish(handle)
        let status = cairo_surface_status(handle)
        guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(reason: name(of: status)) }
    }
}

/// Where Cairo's streams end up.
///
/// Cairo writes content piece by piece, a few letters each: what takes them is plain memory, without counting of references.
final class Bytes {
    private struct Store {
        var base: UnsafeMutableRawPointer?
        var count = 0
        var capacity = 0

        /// False where there is no memory.
        mutating func append(_ data: UnsafePointer<UInt8>, _ length: Int) -> Bool {
            if count + length > capacity {
                let wanted = max(capacity * 2, count + length, 1 << 16)
                guard let larger = realloc(base, wanted) else { return false }
                (base, capacity) = (larger, wanted)
            }
            guard let base else { return length == 0 }
            memcpy(base + count, data, length)
            count += length
            return true
        }
    }

    private let store = UnsafeMutablePointer<Store>.allocate(capacity: 1)

    init() { store.initialize(to: Store()) }

    deinit {
        free(store.pointee.base)
        store.deallocate()
    }

    var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: store.pointee.base, count: store.pointee.count)) }

    /// The closure that Cairo's stream functions take as `void *`; the sink must outlive the stream.
    var closure: UnsafeMutableRawPointer { UnsafeMutableRawPointer(store) }

    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let isWritten = closure.assumingMemoryBound(to: Store.self).pointee.append(data, Int(length))
        return isWritten ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_NO_MEMORY
    }
}
