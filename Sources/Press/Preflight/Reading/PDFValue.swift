/// The number of an indirect object and its generation. Source: ISO 32000-1 7.3.10.
struct ObjectID: Hashable, Sendable {
    var number: Int32
    var generation: Int32
}

/// A value as it stands in a PDF; what it refers to is looked up by ``ForeignFile``.
///
/// Names have their slash. What nests deeper, or has more items, than any honest file's is cut off where it was read.
enum PDFValue {
    case null
    case bool(Bool)
    case number(Double)
    case name(String)
    case string([UInt8])
    case array([PDFValue])
    case dictionary(PDFDictionary)
    case stream(PDFStream)
    case reference(ObjectID)
}

extension PDFValue {
    var isNull: Bool { if case .null = self { true } else { false } }
    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var name: String? { if case .name(let value) = self { value } else { nil } }
    var array: [PDFValue]? { if case .array(let items) = self { items } else { nil } }
    var stream: PDFStream? { if case .stream(let stream) = self { stream } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var string: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
    var reference: ObjectID? { if case .reference(let id) = self { id } else { nil } }

    /// Nil for a number that is not whole, or beyond what a file can count.
    var integer: Int? { number.flatMap { $0.rounded() == $0 && abs($0) < 1e15 ? Int($0) : nil } }

    /// Its own, or that of the stream.
    var dictionary: PDFDictionary? {
        switch self {
        case .dictionary(let dictionary): dictionary
        case .stream(let stream): stream.dictionary
        default: nil
        }
    }
}

/// A dictionary; its entries are in the order of their keys, and none is null.
struct PDFDictionary {
    var entries: [(key: String, value: PDFValue)] = []

    /// As it stands in the file; null where there is no such key.
    subscript(key: String) -> PDFValue {
        var low = 0, high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].key == key ? entries[low].value : .null
    }

    func has(_ key: String) -> Bool { !self[key].isNull }
}

/// A stream by its dictionary; its data are asked of ``ForeignFile``.
struct PDFStream {
    var id: ObjectID
    var dictionary: PDFDictionary
}
