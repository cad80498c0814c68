import CICU

/// Turns bytes of one encoding into characters. Owns its handle.
final class Converter {
    private let handle: OpaquePointer
    /// IANA's name, `UTF-8`, `windows-1251`.
    let name: String

    /// Throws where ICU knows no such encoding.
    init(_ name: String) throws(ReadingFault) {
        guard !name.isEmpty, let handle = icu_converter_open(name) else {
            throw ReadingFault("there is no encoding named \(name)", hint: "usual ones are \(Self.usual.joined(separator: ", "))")
        }
        self.handle = handle
        var buffer = [CChar](repeating: 0, count: 80)
        let length = icu_converter_name(handle, &buffer, Int32(buffer.count))
        self.name = length > 0 ? String(decoding: buffer[..<Int(length)].map { UInt8(bitPattern: $0) }, as: UTF8.self) : name
    }

    deinit { icu_converter_close(handle) }

    private static let usual = ["UTF-8", "UTF-16", "windows-1251", "windows-1256", "KOI8-R", "KOI8-U", "ISO-8859-5", "ISO-8859-6", "IBM866",
                                "x-mac-cyrillic"]

    /// The characters, and whether U+FFFD stands among them for bytes that mean nothing; nil where there are too many bytes.
    func characters(of bytes: [UInt8]) -> ([Unicode.Scalar], hasFaults: Bool)? {
        // A few encodings have bytes that mean two units each; none has more.
        let capacity = bytes.count * 2 + 16
        guard capacity <= Int(Int32.max) else { return nil }
        var faults: Int32 = 0, isGood = true
        let units = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
            let length = icu_convert(handle, bytes, Int32(bytes.count), buffer.baseAddress, Int32(capacity), &faults)
            isGood = length >= 0
            count = max(0, Int(length))
        }
        guard isGood else { return nil }
        var characters: [Unicode.Scalar] = [], hasLoneHalf = false
        characters.reserveCapacity(units.count)
        var parser = Unicode.UTF16.ForwardParser(), iterator = units.makeIterator()
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded): characters.append(Unicode.UTF16.decode(encoded))
            case .error:
                hasLoneHalf = true
                characters.append(Letter.replacement)
            case .emptyInput: return (characters, faults > 0 || hasLoneHalf)
            }
        }
    }
}

/// What ICU takes bytes for; nil where it has no idea.
func encodingDetected(in bytes: ArraySlice<UInt8>) -> (name: String, percent: Int)? {
    var name = [CChar](repeating: 0, count: 80), confidence: Int32 = 0
    let length = bytes.withUnsafeBufferPointer { icu_detect_encoding($0.baseAddress, Int32($0.count), &name, Int32(name.count), &confidence) }
    guard length > 0 else { return nil }
    return (String(decoding: name[..<Int(length)].map { UInt8(bitPattern: $0) }, as: UTF8.self), Int(confidence))
}
