import CQPDF

/// PDFs written anew by qpdf in ways that our own are not.
public enum Repacking {
    /// With all objects in object streams.
    public static func packed(_ pdf: [UInt8]) -> [UInt8] {
        rewritten(pdf) { qpdf_set_object_stream_mode($0, qpdf_o_generate) }
    }

    /// Encrypted; it opens with the password.
    public static func encrypted(_ pdf: [UInt8], password: String) -> [UInt8] {
        rewritten(pdf) {
            qpdf_set_r6_encryption_parameters2($0, password, "owner", 1, 1, 1, 1, 1, 1, qpdf_r3p_full, 1)
            qpdf_set_object_stream_mode($0, qpdf_o_disable)
        }
    }

    /// Bytes as Flate packs them.
    public static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var handle = qpdf_init()
        defer { qpdf_cleanup(&handle) }
        qpdf_empty_pdf(handle)
        let stream = qpdf_oh_new_stream(handle), none = qpdf_oh_new_null(handle)
        qpdf_oh_replace_stream_data(handle, stream, bytes, bytes.count, none, none)
        qpdf_oh_replace_key(handle, qpdf_get_root(handle), "/Packed", stream)
        _ = qpdf_init_write_memory(handle)
        _ = qpdf_write(handle)
        let file = Array(UnsafeBufferPointer(start: qpdf_get_buffer(handle), count: qpdf_get_buffer_length(handle)))
        return Proof(file).packedStream(.root, "/Packed")
    }

    private static func rewritten(_ pdf: [UInt8], _ set: (qpdf_data?) -> Void) -> [UInt8] {
        var handle = qpdf_init()
        defer { qpdf_cleanup(&handle) }
        qpdf_silence_errors(handle)
        return pdf.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { source in
            _ = qpdf_read_memory(handle, "specimen", source.baseAddress, UInt64(source.count), nil)
            _ = qpdf_init_write_memory(handle)
            set(handle)
            _ = qpdf_write(handle)
            return Array(UnsafeBufferPointer(start: qpdf_get_buffer(handle), count: qpdf_get_buffer_length(handle)))
        }
    }
}
