import CZlib

/// Inflates piece by piece, so that whoever reads decides how much is enough. Source: RFC 1950, 1951.
final class Inflater {
    private let stream: UnsafeMutablePointer<z_stream>
    /// Whether the end of the packed data was reached, or a fault in them.
    private(set) var isAtEnd = false
    private(set) var isBroken = false

    /// `packed` must stay where it is as long as this lives.
    init(_ packed: UnsafeBufferPointer<UInt8>) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        isAtEnd = status != Z_OK || packed.isEmpty
        isBroken = status != Z_OK
        // zlib does not write to what it reads; its type is older than const.
        stream.pointee.next_in = packed.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
        stream.pointee.avail_in = uInt(min(packed.count, Int(UInt32.max)))
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Fills the buffer as far as there are data, and tells how far.
    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard !isAtEnd, !buffer.isEmpty else { return 0 }
        stream.pointee.next_out = buffer.baseAddress
        stream.pointee.avail_out = uInt(buffer.count)
        while stream.pointee.avail_out > 0, !isAtEnd {
            let status = inflate(stream, Z_NO_FLUSH)
            if status != Z_OK {
                isAtEnd = true
                isBroken = status != Z_STREAM_END
            }
        }
        return buffer.count - Int(stream.pointee.avail_out)
    }
}
