import CQPDF
import CZlib

extension PDFFile {
    /// Gives a stream data that is deflated here, at once and fast: large tables and pictures, which qpdf would spend most of the
    /// time of a file on for a few per cent of their size.
    func replaceLarge(_ stream: Object, with bytes: [UInt8]) throws(PressError) {
        guard let deflated = Self.deflated(bytes) else { return replaceData(of: stream, with: bytes) }
        replaceData(of: stream, with: deflated, filter: try parse("/FlateDecode"))
    }

    private static func deflated(_ bytes: [UInt8]) -> [UInt8]? {
        var count = compressBound(uLong(bytes.count)), status = Z_OK
        let deflated = [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
            status = compress2(buffer.baseAddress, &count, bytes, uLong(bytes.count), Z_BEST_SPEED)
            filled = status == Z_OK ? Int(count) : 0
        }
        return status == Z_OK ? deflated : nil
    }
}
