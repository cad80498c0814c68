import CQPDF
import Glibc

/// A finished PDF, read back by qpdf.
public final class Proof {
    private(set) var handle: qpdf_data?
    private let source: UnsafeMutableBufferPointer<CChar>
    /// What qpdf finds wrong with the file, empty for a sound one.
    public private(set) var faults: [String] = []

    public init(_ bytes: [UInt8]) {
        source = .allocate(capacity: bytes.count)
        _ = source.initialize(from: bytes.map { CChar(bitPattern: $0) })
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, 1)
        _ = qpdf_read_memory(handle, "proof", source.baseAddress, UInt64(source.count), nil)
        _ = qpdf_check_pdf(handle)
        while qpdf_more_warnings(handle) != 0 { note(qpdf_next_warning(handle)) }
        if qpdf_has_error(handle) != 0 { note(qpdf_get_error(handle)) }
    }

    deinit {
        qpdf_cleanup(&handle)
        source.deallocate()
    }

    private func note(_ fault: qpdf_error?) {
        faults.append(qpdf_get_error_full_text(handle, fault).map { String(cString: $0) } ?? "")
    }

    public var pageCount: Int { Int(qpdf_get_num_pages(handle)) }

    /// Where a path of keys (`/Key`) and indices starts.
    public enum Start {
        case root, trailer
        case page(Int)
    }

    /// The syntax of the object at a path, `null` where there is none.
    public func syntax(_ start: Start, _ path: String...) -> String { syntax(start, at: path) }

    public func syntax(_ start: Start, at path: [String]) -> String {
        String(cString: qpdf_oh_unparse_resolved(handle, object(start, path)))
    }

    /// The text string at a path.
    public func text(_ start: Start, _ path: String...) -> String { text(start, at: path) }

    public func text(_ start: Start, at path: [String]) -> String {
        String(cString: qpdf_oh_get_utf8_value(handle, object(start, path)))
    }

    /// The numbers of the array at a path.
    public func numbers(_ start: Start, _ path: String...) -> [Double] {
        let array = object(start, path)
        return (0..<qpdf_oh_get_array_n_items(handle, array)).map {
            qpdf_oh_get_numeric_value(handle, qpdf_oh_get_array_item(handle, array, $0))
        }
    }

    /// The index of the page that a path leads to.
    public func page(_ start: Start, _ path: String...) -> Int { page(start, at: path) }

    public func page(_ start: Start, at path: [String]) -> Int {
        Int(qpdf_find_page_by_oh(handle, object(start, path)))
    }

    /// The keys of the dictionary at a path, in the order of the file.
    public func keys(_ start: Start, _ path: String...) -> [String] {
        qpdf_oh_begin_dict_key_iter(handle, object(start, path))
        var keys: [String] = []
        while qpdf_oh_dict_more_keys(handle) != 0 { keys.append(String(cString: qpdf_oh_dict_next_key(handle))) }
        return keys
    }

    public func count(_ start: Start, _ path: String...) -> Int {
        Int(qpdf_oh_get_array_n_items(handle, object(start, path)))
    }

    /// Decoded data of the stream at a path.
    public func stream(_ start: Start, _ path: String...) -> [UInt8] {
        var bytes: UnsafeMutablePointer<UInt8>?, count = 0
        _ = qpdf_oh_get_stream_data(handle, object(start, path), qpdf_dl_all, nil, &bytes, &count)
        defer { free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// The data of the stream at a path as they stand in the file.
    public func packedStream(_ start: Start, _ path: String...) -> [UInt8] {
        var bytes: UnsafeMutablePointer<UInt8>?, count = 0
        _ = qpdf_oh_get_stream_data(handle, object(start, path), qpdf_dl_none, nil, &bytes, &count)
        defer { free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    private func object(_ start: Start, _ path: [String]) -> qpdf_oh {
        var object = switch start {
        case .root: qpdf_get_root(handle)
        case .trailer: qpdf_get_trailer(handle)
        case .page(let index): qpdf_get_page_n(handle, index)
        }
        for step in path {
            if qpdf_oh_is_stream(handle, object) != 0 { object = qpdf_oh_get_dict(handle, object) }
            object = Int32(step).map { qpdf_oh_get_array_item(handle, object, $0) }
                ?? qpdf_oh_get_key(handle, object, step)
        }
        return object
    }
}
