import CHyphen
import Glibc

/// Where the words of one language may be hyphenated, after its libhyphen patterns.
///
/// Owns the dictionary. Not Sendable: one a worker.
final class Hyphenator {
    private let dictionary: UnsafeMutablePointer<HyphenDict>
    private let charset: Charset
    /// Letters that stay before a hyphen, and that follow it, at least.
    private let before: Int
    private let after: Int
    private var word: [CChar] = []
    private var marks: [CChar] = []
    private var known: [[UInt16]: [Int]] = [:]

    /// - Returns: nil where the file cannot be read or is written in a charset that this system does not know.
    init?(path: String, before: Int, after: Int) {
        guard let patterns = PatternFile(path: path), let dictionary = Self.load(patterns) else { return nil }
        let name = withUnsafeBytes(of: dictionary.pointee.cset) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard let charset = Charset(name: name, isUTF8: dictionary.pointee.utf8 != 0) else {
            hnj_hyphen_free(dictionary)
            return nil
        }
        self.dictionary = dictionary
        self.charset = charset
        self.before = before
        self.after = after
    }

    private static func load(_ patterns: PatternFile) -> UnsafeMutablePointer<HyphenDict>? {
        var bytes = patterns.bytes
        return bytes.withUnsafeMutableBytes { buffer in
            guard let file = fmemopen(buffer.baseAddress, buffer.count, "r") else { return nil }
            defer { fclose(file) }
            return hnj_hyphen_load_file(file)
        }
    }

    deinit { hnj_hyphen_free(dictionary) }

    /// Offsets in `letters` (UTF-16) before which a hyphen may stand, in rising order.
    ///
    /// A short word in capitals is an abbreviation and is left whole.
    func points(in letters: ArraySlice<UInt16>) -> [Int] {
        guard letters.count >= before + after, letters.count < 100 else { return [] }
        let key = Array(letters)
        if let points = known[key] { return points }
        let points = hyphenate(key)
        known[key] = points
        return points
    }

    private static let shortestCapitals = 7

    private func hyphenate(_ letters: [UInt16]) -> [Int] {
        let spelling = Spelling(letters[...]), lower = spelling.letters
        guard lower.count >= before + after else { return [] }
        let beginsInCapitals = letters.prefix(2).allSatisfy { Spelling.lowercased($0) != $0 }
        if lower.count < Self.shortestCapitals, beginsInCapitals { return [] }
        word.removeAll(keepingCapacity: true)
        guard charset.encode(lower, into: &word) else { return [] }
        let size = word.count
        word.append(0)
        marks.removeAll(keepingCapacity: true)
        marks.append(contentsOf: repeatElement(0, count: size + 5))
        var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        var positions: UnsafeMutablePointer<Int32>?, cuts: UnsafeMutablePointer<Int32>?
        let failed = hnj_hyphen_hyphenate3(dictionary, word, Int32(size), &marks, nil, &replacements, &positions, &cuts,
                                           Int32(before), Int32(after), 0, 0)
        defer { release(replacements, positions, cuts, size: size) }
        guard failed == 0 else { return [] }
        return (before...(lower.count - after)).filter { index in
            marks[index - 1] & 1 == 1 && replacements?[index - 1] == nil
                && spelling.countOfLetters(..<index) >= before && spelling.countOfLetters(index...) >= after
                && !(lower[index + 1] == Spelling.apostrophe && marks[index - 1] < Self.prefixMark)
        }.map { spelling.places[$0] }
    }

    /// A letter with its apostrophe ends a syllable (`сім’я`, `бур’ян`), unless the dictionary knows a prefix before it
    /// (`за-в’язати`): what it knows of single words it marks with 3 and more.
    private static let prefixMark = CChar(0x33)

    private func release(_ replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
                         _ positions: UnsafeMutablePointer<Int32>?, _ cuts: UnsafeMutablePointer<Int32>?, size: Int) {
        if let replacements {
            for index in 0..<size { free(replacements[index]) }
            free(replacements)
        }
        free(positions)
        free(cuts)
    }
}

/// How a dictionary's letters are encoded: UTF-8, or a table over one byte made with iconv.
private struct Charset {
    /// Byte by letter for the letters below U+0600; 0 for those the charset lacks. Empty for UTF-8.
    private var bytes: [UInt8] = []

    init?(name: String, isUTF8: Bool) {
        if isUTF8 || name == "UTF-8" { return }
        // Dictionaries write ISO8859-5 and microsoft-cp1251 where iconv says ISO-8859-5 and CP1251.
        let known = name.replacing("ISO8859", with: "ISO-8859").replacing("microsoft-cp", with: "CP")
        guard let converter = iconv_open("UTF-16LE", known), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        bytes = [UInt8](repeating: 0, count: 0x600)
        for byte in UInt8(1)...255 {
            if let unit = Self.unit(of: byte, converter), unit < 0x600 { bytes[Int(unit)] = byte }
        }
    }

    private static func unit(of byte: UInt8, _ converter: iconv_t) -> UInt16? {
        var source = CChar(bitPattern: byte), target: UInt16 = 0
        let failed = withUnsafeMutablePointer(to: &source) { from in
            withUnsafeMutableBytes(of: &target) { to in
                var input: UnsafeMutablePointer<CChar>? = from, inputLeft = 1
                var output = to.baseAddress?.assumingMemoryBound(to: CChar.self), outputLeft = 2
                return iconv(converter, &input, &inputLeft, &output, &outputLeft) == .max
            }
        }
        return failed ? nil : UInt16(littleEndian: target)
    }

    /// Appends the encoded letters; false where the charset lacks one, or for letters beyond the BMP.
    func encode(_ letters: [UInt16], into target: inout [CChar]) -> Bool {
        if bytes.isEmpty {
            guard !letters.contains(where: UTF16.isSurrogate) else { return false }
            target.append(contentsOf: String(decoding: letters, as: UTF16.self).utf8.lazy.map(CChar.init(bitPattern:)))
            return true
        }
        for letter in letters {
            guard letter < 0x600, bytes[Int(letter)] != 0 else { return false }
            target.append(CChar(bitPattern: bytes[Int(letter)]))
        }
        return true
    }
}

private extension UTF16 {
    static func isSurrogate(_ unit: UInt16) -> Bool { unit & 0xF800 == 0xD800 }
}
