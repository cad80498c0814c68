import CQREncode
public import LayoutBook

extension ModuleMatrix {
    /// The QR code of a text in UTF-8 with error correction M, which bears the loss of 15 %; nil where it is empty or longer
    /// than the 2,331 bytes that a code holds. Source: ISO/IEC 18004:2015, table 7.
    public init?(qr payload: String, ink: InkKey = .black) {
        let bytes = Array(payload.utf8)
        guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        // The lowest bit of a module is its colour.
        self.init(side: side, isBlack: UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 },
                  ink: ink)
    }
}
