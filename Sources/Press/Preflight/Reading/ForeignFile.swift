import CQPDF
import Glibc

/// A PDF of anybody's, open for reading only.
///
/// qpdf is asked for objects and raw data; nothing of what it does by itself to pages or streams is used, for that is recursive or
/// without a bound. Its handles are let go at once: what is known of an object is a ``PDFValue``.
final class ForeignFile {
    private var handle: qpdf_data?
    /// qpdf reads from it as long as the file is open.
    private let source: UnsafeMutableBufferPointer<CChar>
    private var known: [ObjectID: PDFValue] = [:]
    private var complaintsSoFar: [String] = []
    /// Whether more items or levels stand in an object than are read.
    private(set) var isCutOff = false

    /// Throws where it is no PDF, or wants a password, or holds what would fill the memory when it is opened.
    init(_ bytes: [UInt8]) throws(PreflightError) {
        source = .allocate(capacity: bytes.count)
        _ = source.withMemoryRebound(to: UInt8.self) { $0.initialize(fromContentsOf: bytes) }
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, 1)
        let status = qpdf_read_memory(handle, "input", source.baseAddress, UInt64(source.count), nil)
        if qpdf_has_error(handle) != 0 {
            let fault = qpdf_get_error(handle)
            if qpdf_get_error_code(handle, fault) == qpdf_e_password { throw .password }
            throw .unreadable(reason: words(of: fault))
        }
        guard status & QPDF_ERRORS == 0 else { throw .unreadable(reason: "it cannot be read") }
    }

    deinit {
        qpdf_cleanup(&handle)
        source.deallocate()
    }

    /// Whether it is encrypted, although it opens without a password.
    var isEncrypted: Bool { qpdf_is_encrypted(handle) != 0 }

    /// As the header or the root has it, such as `1.4`.
    var version: String { qpdf_get_pdf_version(handle).map { String(cString: $0) } ?? "" }

    lazy var trailer: PDFDictionary = taken(qpdf_get_trailer(handle)).dictionary ?? PDFDictionary()
    lazy var root: PDFDictionary = taken(qpdf_get_root(handle)).dictionary ?? PDFDictionary()

    // MARK: Objects

    /// What a value stands for: itself, or what it refers to; null where that leads nowhere.
    func resolve(_ value: PDFValue) -> PDFValue {
        var value = value
        for _ in 0..<8 {
            guard case .reference(let id) = value else { return value }
            value = object(id)
        }
        return .null
    }

    /// What a dictionary has under a key, resolved.
    subscript(dictionary: PDFDictionary, key: String) -> PDFValue { resolve(dictionary[key]) }

    /// The dictionary under a key, or that of the stream there.
    func dictionary(_ key: String, of dictionary: PDFDictionary) -> PDFDictionary? { self[dictionary, key].dictionary }

    /// The items of the array under a key, resolved; none for anything else.
    func items(_ key: String, of dictionary: PDFDictionary) -> [PDFValue] {
        (self[dictionary, key].array ?? []).map(resolve)
    }

    func numbers(_ value: PDFValue) -> [Double]? {
        guard let items = resolve(value).array else { return nil }
        let numbers = items.compactMap { resolve($0).number }
        return numbers.count == items.count ? numbers : nil
    }

    /// A rectangle, its corners in order; nil where there is none with an area.
    func box(_ value: PDFValue) -> Box? {
        guard let numbers = numbers(value), numbers.count == 4 else { return nil }
        let box = Box(left: min(numbers[0], numbers[2]), bottom: min(numbers[1], numbers[3]), right: max(numbers[0], numbers[2]),
                      top: max(numbers[1], numbers[3]))
        return box.width > 0 && box.height > 0 ? box : nil
    }

    /// Numbers of the objects that the file has, as its table tells.
    var objectCount: Int {
        min(self[trailer, "/Size"].integer ?? 0, Self.mostObjects)
    }

    /// Larger tables are read no further.
    static let mostObjects = 1_000_000
    private static let mostKnown = 20_000, mostItems = 400_000, deepest = 60

    func object(_ id: ObjectID) -> PDFValue {
        if let value = known[id] { return value }
        let value = taken(qpdf_get_object_by_id(handle, id.number, id.generation))
        if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[id] = value
        return value
    }

    /// The value of a handle, which is let go.
    private func taken(_ handle: qpdf_oh) -> PDFValue {
        var room = Self.mostItems
        return taken(handle, depth: 0, room: &room)
    }

    private func taken(_ object: qpdf_oh, depth: Int, room: inout Int) -> PDFValue {
        defer { qpdf_oh_release(handle, object) }
        room -= 1
        guard depth < Self.deepest, room > 0 else {
            isCutOff = true
            return .null
        }
        switch qpdf_oh_get_type_code(handle, object) {
        case ot_boolean: return .bool(qpdf_oh_get_bool_value(handle, object) != 0)
        case ot_integer, ot_real:
            let value = qpdf_oh_get_numeric_value(handle, object)
            return value.isFinite ? .number(value) : .null
        case ot_string:
            var count = 0
            guard let start = qpdf_oh_get_binary_string_value(handle, object, &count) else { return .string([]) }
            return .string(start.withMemoryRebound(to: UInt8.self, capacity: count) {
                Array(UnsafeBufferPointer(start: $0, count: count))
            })
        case ot_name: return qpdf_oh_get_name(handle, object).map { .name(String(cString: $0)) } ?? .null
        case ot_array: return .array(items(of: object, depth: depth, room: &room))
        case ot_dictionary: return .dictionary(entries(of: object, depth: depth, room: &room))
        case ot_stream:
            let id = ObjectID(number: qpdf_oh_get_object_id(handle, object), generation: qpdf_oh_get_generation(handle, object))
            let dictionary = qpdf_oh_get_dict(handle, object)
            defer { qpdf_oh_release(handle, dictionary) }
            return .stream(PDFStream(id: id, dictionary: entries(of: dictionary, depth: depth, room: &room)))
        default: return .null
        }
    }

    private func items(of array: qpdf_oh, depth: Int, room: inout Int) -> [PDFValue] {
        let count = Int(qpdf_oh_get_array_n_items(handle, array)), shown = min(count, max(room, 0))
        if shown < count { isCutOff = true }
        return (0..<shown).map { inside(qpdf_oh_get_array_item(handle, array, Int32($0)), depth: depth, room: &room) }
    }

    private func entries(of dictionary: qpdf_oh, depth: Int, room: inout Int) -> PDFDictionary {
        var keys: [String] = []
        qpdf_oh_begin_dict_key_iter(handle, dictionary)
        while qpdf_oh_dict_more_keys(handle) != 0 {
            guard let key = qpdf_oh_dict_next_key(handle) else { break }
            keys.append(String(cString: key))
        }
        keys.sort()
        var entries = PDFDictionary()
        entries.entries.reserveCapacity(keys.count)
        for key in keys {
            let value = inside(qpdf_oh_get_key(handle, dictionary, key), depth: depth, room: &room)
            if !value.isNull { entries.entries.append((key, value)) }
        }
        return entries
    }

    /// What stands in an array or a dictionary: a reference, or the value itself.
    private func inside(_ object: qpdf_oh, depth: Int, room: inout Int) -> PDFValue {
        guard qpdf_oh_is_indirect(handle, object) != 0 else { return taken(object, depth: depth + 1, room: &room) }
        defer { qpdf_oh_release(handle, object) }
        room -= 1
        return .reference(ObjectID(number: qpdf_oh_get_object_id(handle, object), generation: qpdf_oh_get_generation(handle, object)))
    }

    // MARK: Data

    /// Hands out the data of a stream as they stand in the file; nil where they cannot be had.
    func withRawData<Result>(of stream: PDFStream, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        let object = qpdf_get_object_by_id(handle, stream.id.number, stream.id.generation)
        defer { qpdf_oh_release(handle, object) }
        guard qpdf_oh_is_stream(handle, object) != 0 else { return nil }
        var bytes: UnsafeMutablePointer<UInt8>?, count = 0
        _ = qpdf_oh_get_stream_data(handle, object, qpdf_dl_none, nil, &bytes, &count)
        defer { free(bytes) }
        guard bytes != nil || count == 0 else { return nil }
        return body(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// The filters of a stream with their parameters, in the order in which they are undone.
    func filters(of dictionary: PDFDictionary) -> [StreamFilter] {
        let names = self[dictionary, "/Filter"], parameters = self[dictionary, "/DecodeParms"]
        if let name = names.name { return [StreamFilter(name: name, parameters: parameters.dictionary, in: self)] }
        let list = parameters.array ?? []
        return (names.array ?? []).prefix(StreamFilter.most).enumerated().compactMap { place, value in
            resolve(value).name.map {
                StreamFilter(name: $0, parameters: list.indices.contains(place) ? resolve(list[place]).dictionary : nil, in: self)
            }
        }
    }

    /// The data of a stream without their filters, or so many bytes of them as may be had.
    func data(of stream: PDFStream, most: Int) -> UnpackedData? {
        let filters = filters(of: stream.dictionary)
        return withRawData(of: stream) { UnpackedData(unpacking: $0, filters, most: most) } ?? nil
    }

    // MARK: Complaints

    /// What qpdf found wrong so far, in its own words, the first few.
    var complaints: [String] {
        while qpdf_more_warnings(handle) != 0 { complain(qpdf_next_warning(handle)) }
        if qpdf_has_error(handle) != 0 { complain(qpdf_get_error(handle)) }
        return complaintsSoFar
    }

    private func complain(_ fault: qpdf_error?) {
        if complaintsSoFar.count < 20 { complaintsSoFar.append(words(of: fault)) }
    }

    private func words(of fault: qpdf_error?) -> String {
        qpdf_get_error_full_text(handle, fault).map { String(cString: $0) } ?? "unknown"
    }
}
