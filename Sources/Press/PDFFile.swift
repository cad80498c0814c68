import CQPDF
import Glibc

/// A PDF open in qpdf.
///
/// qpdf keeps the first fault until it is asked, so each step that can fail is followed by ``check()``. Objects are
/// handles that live as long as the file.
final class PDFFile {
    typealias Object = qpdf_oh

    private var handle: qpdf_data?
    /// qpdf reads from it as long as the file is open.
    private let source: UnsafeMutableBufferPointer<CChar>
    /// Whether damage that qpdf mends is no fault: that of files that are not ours.
    private var bearsWarnings = false
    /// How long the contents of pages are that were put together.
    var joinedBytes = 0

    /// Throws where the bytes are no sound PDF.
    init(_ bytes: [UInt8]) throws(PressError) {
        source = .allocate(capacity: bytes.count)
        _ = source.withMemoryRebound(to: UInt8.self) { $0.initialize(fromContentsOf: bytes) }
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, 1)
        qpdf_set_attempt_recovery(handle, 0)
        _ = qpdf_read_memory(handle, "draft", source.baseAddress, UInt64(source.count), nil)
        try check()
    }

    /// A file of anybody's: what is damaged is mended as far as qpdf can.
    ///
    /// Throws where it is no PDF, or is encrypted.
    init(foreign bytes: [UInt8]) throws(PressError) {
        source = .allocate(capacity: bytes.count)
        _ = source.withMemoryRebound(to: UInt8.self) { $0.initialize(fromContentsOf: bytes) }
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, 1)
        let status = qpdf_read_memory(handle, "input", source.baseAddress, UInt64(source.count), nil)
        if qpdf_has_error(handle) != 0 {
            let fault = qpdf_get_error(handle)
            if qpdf_get_error_code(handle, fault) == qpdf_e_password { throw .encrypted }
            throw .qpdf(reason: qpdf_get_error_full_text(handle, fault).map { String(cString: $0) } ?? "unknown")
        }
        guard status & QPDF_ERRORS == 0 else { throw .qpdf(reason: "it cannot be read") }
        if qpdf_is_encrypted(handle) != 0 { throw .encrypted }
        bearsWarnings = true
    }

    deinit {
        qpdf_cleanup(&handle)
        source.deallocate()
    }

    /// Throws the fault of the calls before; a warning counts as one, for it tells of damage.
    func check() throws(PressError) {
        let fault = qpdf_has_error(handle) != 0 ? qpdf_get_error(handle)
            : qpdf_more_warnings(handle) != 0 && !bearsWarnings ? qpdf_next_warning(handle) : nil
        guard let fault else { return }
        throw .qpdf(reason: qpdf_get_error_full_text(handle, fault).map { String(cString: $0) } ?? "unknown")
    }

    /// What was damaged first and was mended, or left out, in qpdf's words; nil for a sound file. It is told once.
    func nextWarning() -> String? {
        guard qpdf_more_warnings(handle) != 0 else { return nil }
        return qpdf_get_error_full_text(handle, qpdf_next_warning(handle)).map { String(cString: $0) }
    }

    var root: Object { qpdf_get_root(handle) }
    var trailer: Object { qpdf_get_trailer(handle) }

    /// The pages in their order.
    ///
    /// Each has what it inherits, of boxes and resources, as its own.
    func pages() throws(PressError) -> [Object] {
        qpdf_push_inherited_attributes_to_page(handle)
        let count = qpdf_get_num_pages(handle)
        try check()
        return (0..<count).map { qpdf_get_page_n(handle, Int($0)) }
    }

    /// The object that a piece of PDF syntax stands for, which cannot refer to others.
    func parse(_ syntax: String) throws(PressError) -> Object {
        let object = qpdf_oh_parse(handle, syntax)
        try check()
        return object
    }

    func array(_ items: [Object]) -> Object {
        let array = qpdf_oh_new_array(handle)
        for item in items { qpdf_oh_append_item(handle, array, item) }
        return array
    }

    /// A dictionary with nothing in it.
    func dictionary() -> Object { qpdf_oh_new_dictionary(handle) }

    /// A name with its slash.
    func name(_ name: String) -> Object { qpdf_oh_new_name(handle, name) }

    func integer(_ value: Int) -> Object { qpdf_oh_new_integer(handle, Int64(value)) }

    /// A text string of UTF-16. Source: ISO 32000-1 7.9.2.2.
    func text(_ units: [UInt16]) -> Object {
        var bytes: [CChar] = []
        bytes.reserveCapacity(units.count * 2 + 2)
        if units.allSatisfy({ 0x20...0x7E ~= $0 }) {
            for unit in units { bytes.append(CChar(truncatingIfNeeded: unit)) }
        } else {
            bytes += [-2, -1]
            for unit in units {
                bytes.append(CChar(truncatingIfNeeded: unit >> 8))
                bytes.append(CChar(truncatingIfNeeded: unit))
            }
        }
        return qpdf_oh_new_binary_string(handle, bytes, bytes.count)
    }

    /// Gives an object a number of its own, so that others refer to it instead of holding it.
    func add(_ object: Object) -> Object { qpdf_make_indirect_object(handle, object) }

    /// A stream of its own, unfiltered, whose dictionary has these entries.
    func addStream(_ bytes: [UInt8], entries: KeyValuePairs<String, String>) throws(PressError) -> Object {
        let stream = qpdf_oh_new_stream(handle), none = qpdf_oh_new_null(handle)
        qpdf_oh_replace_stream_data(handle, stream, bytes, bytes.count, none, none)
        let dictionary = qpdf_oh_get_dict(handle, stream)
        for (key, value) in entries { try set(key, of: dictionary, to: value) }
        return stream
    }

    /// Gives a stream other data, unfiltered unless a filter is named; its dictionary keeps all else.
    func replaceData(of stream: Object, with bytes: [UInt8], filter: Object? = nil) {
        let none = qpdf_oh_new_null(handle)
        qpdf_oh_replace_stream_data(handle, stream, bytes, bytes.count, filter ?? none, none)
    }

    func set(_ key: String, of dictionary: Object, to object: Object) {
        qpdf_oh_replace_key(handle, dictionary, key, object)
    }

    func set(_ key: String, of dictionary: Object, to syntax: String) throws(PressError) {
        set(key, of: dictionary, to: try parse(syntax))
    }

    /// What a dictionary has under a key; PDF's null where it has nothing.
    func value(_ key: String, of dictionary: Object) -> Object { qpdf_oh_get_key_if_dict(handle, dictionary, key) }

    func has(_ key: String, of dictionary: Object) -> Bool { qpdf_oh_is_null(handle, value(key, of: dictionary)) == 0 }

    /// The dictionary that a dictionary has under a key, made where there is none.
    func dictionary(_ key: String, of dictionary: Object) -> Object {
        let known = value(key, of: dictionary)
        if qpdf_oh_is_dictionary(handle, known) != 0 { return known }
        set(key, of: dictionary, to: qpdf_oh_new_dictionary(handle))
        return value(key, of: dictionary)
    }

    /// A name under a key, with its slash; nil for anything else.
    func name(_ key: String, of dictionary: Object) -> String? {
        let name = value(key, of: dictionary)
        return qpdf_oh_is_name(handle, name) != 0 ? String(cString: qpdf_oh_get_name(handle, name)) : nil
    }

    func isTrue(_ key: String, of dictionary: Object) -> Bool {
        let value = value(key, of: dictionary)
        return qpdf_oh_is_bool(handle, value) != 0 && qpdf_oh_get_bool_value(handle, value) != 0
    }

    func isStream(_ object: Object) -> Bool { qpdf_oh_is_stream(handle, object) != 0 }

    /// The dictionary of a stream.
    func dictionary(of stream: Object) -> Object { qpdf_oh_get_dict(handle, stream) }

    /// An item of an array; PDF's null where it has none.
    func item(_ index: Int, of array: Object) -> Object {
        guard qpdf_oh_is_array(handle, array) != 0, index < qpdf_oh_get_array_n_items(handle, array) else { return qpdf_oh_new_null(handle) }
        return qpdf_oh_get_array_item(handle, array, Int32(index))
    }

    /// All items of an array; none of what is no array.
    func items(of array: Object) -> [Object] {
        guard qpdf_oh_is_array(handle, array) != 0 else { return [] }
        return (0..<qpdf_oh_get_array_n_items(handle, array)).map { qpdf_oh_get_array_item(handle, array, $0) }
    }

    /// The number of an object that others refer to; 0 for what stands within another.
    func number(of object: Object) -> Int32 { qpdf_oh_get_object_id(handle, object) }

    /// A number under a key; nil for anything else.
    func number(_ key: String, of dictionary: Object) -> Double? { number(value(key, of: dictionary)) }

    func integer(_ key: String, of dictionary: Object) -> Int? {
        number(key, of: dictionary).flatMap { $0.rounded() == $0 && abs($0) < 1e9 ? Int($0) : nil }
    }

    private func number(_ object: Object) -> Double? {
        guard qpdf_oh_is_number(handle, object) != 0 else { return nil }
        let value = qpdf_oh_get_numeric_value(handle, object)
        return value.isFinite ? value : nil
    }

    /// A rectangle under a key, its corners in order; nil where there is none with an area.
    func box(_ key: String, of dictionary: Object) -> Box? {
        let array = value(key, of: dictionary)
        guard qpdf_oh_is_array(handle, array) != 0, qpdf_oh_get_array_n_items(handle, array) == 4 else { return nil }
        let numbers = (0..<4).compactMap { number(qpdf_oh_get_array_item(handle, array, $0)) }
        guard numbers.count == 4 else { return nil }
        let box = Box(left: min(numbers[0], numbers[2]), bottom: min(numbers[1], numbers[3]), right: max(numbers[0], numbers[2]),
                      top: max(numbers[1], numbers[3]))
        return box.width > 0 && box.height > 0 ? box : nil
    }

    /// Makes these the pages of the file; those that it had go with all that nothing else refers to.
    func replacePages(with pages: [Object]) throws(PressError) {
        let tree = add(try parse("<< /Type /Pages /Count \(pages.count) >>"))
        for page in pages { set("/Parent", of: page, to: tree) }
        set("/Kids", of: tree, to: array(pages))
        set("/Pages", of: root, to: tree)
    }

    func remove(_ key: String, of dictionary: Object) { qpdf_oh_remove_key(handle, dictionary, key) }

    /// Hands out the operators of a page, inflated.
    func withContent<Result>(of page: Object,
                             _ body: (UnsafeBufferPointer<UInt8>) -> Result) throws(PressError) -> Result {
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        _ = qpdf_oh_get_page_content_data(handle, page, &bytes, &count)
        defer { free(bytes) }
        try check()
        return body(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// Puts other operators in the place of those of a page, whose content is one stream.
    func replaceContent(of page: Object, with bytes: [UInt8]) throws(PressError) {
        try replaceData(of: value("/Contents", of: page), with: bytes, packed: .fair)
    }

    /// Hands out the data of a stream as they stand in the file, and the names of the filters to undo, the first first.
    func withRawData<Result>(of stream: Object, _ body: (UnsafeBufferPointer<UInt8>, [String]) -> Result) throws(PressError) -> Result {
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        _ = qpdf_oh_get_stream_data(handle, stream, qpdf_dl_none, nil, &bytes, &count)
        defer { free(bytes) }
        try check()
        let entries = dictionary(of: stream), filters = value("/Filter", of: entries)
        let names = name("/Filter", of: entries).map { [$0] } ?? items(of: filters).compactMap {
            qpdf_oh_is_name(handle, $0) != 0 ? String(cString: qpdf_oh_get_name(handle, $0)) : nil
        }
        return body(UnsafeBufferPointer(start: bytes, count: count), names)
    }

    /// Hands out the data of a stream, inflated.
    func withData<Result>(of stream: Object, _ body: (UnsafeBufferPointer<UInt8>) -> Result) throws(PressError) -> Result {
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        _ = qpdf_oh_get_stream_data(handle, stream, qpdf_dl_all, nil, &bytes, &count)
        defer { free(bytes) }
        try check()
        return body(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// The form XObjects that a page or a form draws, and those that they draw, each once.
    func forms(of page: Object) throws(PressError) -> [Object] {
        var forms: [Object] = [], seen: Set<Int32> = [], rest = [page]
        while let holder = rest.popLast() {
            let dictionary = qpdf_oh_is_stream(handle, holder) != 0 ? qpdf_oh_get_dict(handle, holder) : holder
            let objects = qpdf_oh_get_key(handle, qpdf_oh_get_key(handle, dictionary, "/Resources"), "/XObject")
            for key in keys(of: objects) {
                let object = qpdf_oh_get_key(handle, objects, key)
                guard qpdf_oh_is_stream(handle, object) != 0, seen.insert(qpdf_oh_get_object_id(handle, object)).inserted else {
                    continue
                }
                guard name("/Subtype", of: self.dictionary(of: object)) == "/Form" else { continue }
                forms.append(object)
                rest.append(object)
            }
        }
        try check()
        return forms
    }

    /// The keys of a dictionary in the order of the file; none of what is no dictionary.
    func keys(of dictionary: Object) -> [String] {
        guard qpdf_oh_is_dictionary(handle, dictionary) != 0 else { return [] }
        var keys: [String] = []
        qpdf_oh_begin_dict_key_iter(handle, dictionary)
        while qpdf_oh_dict_more_keys(handle) != 0 { keys.append(String(cString: qpdf_oh_dict_next_key(handle))) }
        return keys
    }

    /// How a file is written.
    struct Edition {
        /// Such as 1.6; nil for what its parts ask for.
        var version: String?
        /// Objects in compressed streams, which PDF has since 1.5.
        var packsObjects = true
    }

    /// The whole file, the same bytes for the same content. Nothing may be done with it afterwards.
    func write(_ edition: Edition = Edition()) throws(PressError) -> [UInt8] {
        _ = qpdf_init_write_memory(handle)
        qpdf_set_compression_level(Packing.fair.rawValue)
        qpdf_set_deterministic_ID(handle, 1)
        qpdf_set_object_stream_mode(handle, edition.packsObjects ? qpdf_o_generate : qpdf_o_disable)
        // Source: ISO 19005-2 6.1.7.1.
        qpdf_set_newline_before_endstream(handle, 1)
        qpdf_set_suppress_original_object_IDs(handle, 1)
        if let version = edition.version { qpdf_force_pdf_version(handle, version) }
        // What others packed stays as it is: to unpack it takes as long as they like.
        if bearsWarnings { qpdf_set_decode_level(handle, qpdf_dl_none) }
        _ = qpdf_write(handle)
        try check()
        var bytes = Array(UnsafeBufferPointer(start: qpdf_get_buffer(handle), count: qpdf_get_buffer_length(handle)))
        Self.partStreams(in: &bytes)
        return bytes
    }

    /// Where a stream happens to end with a carriage return, one more parts it from what follows, as qpdf's line feed would make one
    /// end of a line of both, which some readers take for no part of the stream. Source: ISO 32000-1 7.2.3, 7.3.8.1.
    private static func partStreams(in bytes: inout [UInt8]) {
        let end = Array("\r\nendstream".utf8)
        bytes.withUnsafeMutableBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            var from = 0
            while from + end.count <= bytes.count, let found = memchr(base + from, Int32(end[0]), bytes.count - from - end.count + 1) {
                let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if memcmp(found, end, end.count) == 0 { bytes[place + 1] = end[0] }
                from = place + 1
            }
        }
    }
}
