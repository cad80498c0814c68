import CQPDF
import CZlib

extension PDFFile {
    /// How hard data is packed. The raw value is zlib's level.
    enum Packing: Int32 {
        /// Large tables and pictures, on which qpdf would spend most of the time of a file for a few per cent of their size.
        case fast = 1
        /// Half the time of zlib's own choice, 6, for data that are a twentieth larger (measured).
        case fair = 4
    }

    /// Gives a stream data that are packed at once: qpdf would hold them as they are until it writes the file.
    func replaceData(of stream: Object, with bytes: [UInt8], packed packing: Packing) throws(PressError) {
        guard let packed = Self.packed(bytes, packing) else { return replaceData(of: stream, with: bytes) }
        replaceData(of: stream, with: packed, filter: try parse("/FlateDecode"))
    }

    private static func packed(_ bytes: [UInt8], _ packing: Packing) -> [UInt8]? {
        var count = compressBound(uLong(bytes.count)), status = Z_OK
        let packed = [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
            status = compress2(buffer.baseAddress, &count, bytes, uLong(bytes.count), packing.rawValue)
            filled = status == Z_OK ? Int(count) : 0
        }
        // Without the room that is left.
        return status == Z_OK ? Array(packed[...]) : nil
    }
}
