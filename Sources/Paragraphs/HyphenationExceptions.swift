public import Diagnostics
import LayoutBook

/// Words that an author wants divided in one way, or not at all.
///
/// They stand in `hyphenation.txt`, and for one language in `hyphenation-ru.txt` and the like: a word on each line, in the very
/// form that is meant, with hyphens where it may be divided. Capitals and stress marks do not matter; `#` begins a remark.
public struct HyphenationExceptions: Sendable {
    private struct List: Sendable {
        /// BCP 47; empty for all languages.
        var language: String
        /// By the letters of the word: where a hyphen may stand, counted in letters, and on which line it says so.
        var words: [[UInt16]: (points: [Int], line: Int)] = [:]

        func serves(_ other: String) -> Bool {
            let other = other.lowercased()
            return language.isEmpty || other == language || other.hasPrefix(language + "-")
        }

        /// - Returns: The line that has the same word and divides it in another way; the earlier one counts.
        mutating func enter(_ entry: ExceptionLine, line: Int) -> Int? {
            if entry.letters.isEmpty { return nil }
            let spelling = Spelling(entry.letters[...])
            let points = spelling.indices(ofPlaces: entry.points)
            if let known = words[spelling.letters] { return known.points == points ? nil : known.line }
            words[spelling.letters] = (points, line)
            return nil
        }
    }

    /// Those of a language before those of all.
    private var lists: [List] = []
    /// A bit for the first letter of each word here, so that most other words need not be looked up.
    private var hints: UInt64 = 0

    /// That they were read from, as the user would write them.
    public private(set) var files: [String] = []

    public init() {}

    var isEmpty: Bool { hints == 0 }

    /// Where a word may be hyphenated, as offsets in `word` (UTF-16); nil for one that nothing is said of.
    func points(of word: ArraySlice<UInt16>, language: String) -> [Int]? {
        guard let first = word.first, hints & Self.hint(Spelling.lowercased(first)) != 0 else { return nil }
        let spelling = Spelling(word)
        for list in lists {
            if let found = list.words[spelling.letters], list.serves(language) { return found.points.map { spelling.places[$0] } }
        }
        return nil
    }

    private static func hint(_ first: UInt16) -> UInt64 { 1 << UInt64(first & 63) }

    // MARK: Reading

    /// Reads the exceptions of an issue or of a lone article. Lines that cannot be understood are said and passed over.
    ///
    /// - Parameter folder: As the user wrote it, empty for the current one; with a slash at its end otherwise.
    public static func read(in folder: String, into diagnostics: inout Diagnostics) -> HyphenationExceptions {
        var exceptions = HyphenationExceptions()
        let home = folder.isEmpty ? "." : folder
        for name in FileBytes.names(in: home) {
            guard let language = language(ofFile: name) else { continue }
            let path = folder + name
            guard !FileBytes.leadsOut(path, of: home), let bytes = FileBytes.read(path) else {
                diagnostics.error(.input, "\(path) cannot be read, or leads out of its folder")
                continue
            }
            exceptions.add(bytes, path: path, language: language, into: &diagnostics)
        }
        exceptions.lists.sort { ($0.language.count, $1.language) > ($1.language.count, $0.language) }
        return exceptions
    }

    /// In small letters; empty for `hyphenation.txt`, nil for other files.
    private static func language(ofFile name: String) -> String? {
        if name == "hyphenation.txt" { return "" }
        guard name.hasPrefix("hyphenation-"), name.hasSuffix(".txt") else { return nil }
        return name.dropFirst("hyphenation-".count).dropLast(".txt".count).lowercased()
    }

    private mutating func add(_ bytes: [UInt8], path: String, language: String, into diagnostics: inout Diagnostics) {
        let file = diagnostics.register(file: path)
        files.append(path)
        var list = List(language: language)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
        for (index, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            var place = SourcePlace(file: file, line: index + 1, column: 1)
            guard let text = String(validating: line, as: UTF8.self) else {
                diagnostics.error(.input, "the line is not UTF-8", at: place, hint: "save the file as UTF-8 in your editor")
                continue
            }
            do throws(ExceptionLine.Fault) {
                guard let known = list.enter(try ExceptionLine(text), line: index + 1) else { continue }
                diagnostics.warn("line \(known) divides this word in another way, which counts", at: place)
            } catch {
                place.column = Int32(clamping: error.column)
                diagnostics.warn(error.message, at: place, hint: "write one word a line, with hyphens where it may be divided")
            }
        }
        for word in list.words.keys { hints |= word.first.map(Self.hint) ?? 0 }
        lists.append(list)
    }
}

/// A line of the file: a word and its hyphens.
private struct ExceptionLine {
    /// UTF-16, without the hyphens; empty for a line without a word.
    private(set) var letters: [UInt16] = []
    /// Offsets in `letters`.
    private(set) var points: [Int] = []

    struct Fault: Error {
        var message: String
        /// In characters, from 1.
        var column: Int
    }

    init(_ line: String) throws(Fault) {
        var column = 0, lastHyphen = 0, isOver = false
        for scalar in line.unicodeScalars.prefix(while: { $0 != "#" }) {
            column += 1
            if scalar.properties.isWhitespace {
                isOver = lastHyphen > 0 || !letters.isEmpty
            } else if isOver {
                throw Fault(message: "a second word stands on the line, which is passed over", column: column)
            } else if Self.isHyphen(scalar) {
                if letters.isEmpty || points.last == letters.count { throw Fault(message: Self.strayHyphen, column: column) }
                points.append(letters.count)
                lastHyphen = column
            } else if Self.isOfWord(scalar) {
                letters += Array(String(scalar).utf16)
            } else {
                throw Fault(message: "«\(scalar)» is no letter; the line is passed over", column: column)
            }
        }
        if let last = points.last, last == letters.count { throw Fault(message: Self.strayHyphen, column: lastHyphen) }
    }

    private static let strayHyphen = "a hyphen stands between no letters; the line is passed over"

    private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "\u{AD}" || scalar == "\u{2010}" }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar.properties.isAlphabetic
            || scalar.properties.generalCategory == .nonspacingMark
    }
}
