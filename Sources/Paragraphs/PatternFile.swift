import LayoutBook

/// A hyphenation dictionary made ready for libhyphen.
///
/// libhyphen applies only the longest pattern that ends at a letter, so a dictionary must carry the digits of the shorter
/// ones in the longer ones. Most are shipped that way; some, Debian's Russian one among them, are the bare patterns of TeX,
/// and half of their hyphens would be lost. Completing a complete dictionary changes nothing.
/// Source: libhyphen, README, "substrings.pl".
struct PatternFile {
    /// The file as it is to be handed to libhyphen.
    let bytes: [UInt8]

    init?(path: String) {
        guard let raw = FileBytes.read(path), !raw.isEmpty else { return nil }
        bytes = Self.complete(raw) ?? raw
    }

    /// A pattern's letters, and the digits before each of them and behind the last.
    private struct Pattern {
        var letters: ArraySlice<UInt8>
        var digits: [UInt8]
    }

    /// The dictionary with every pattern's digits raised to those of the patterns inside it; nil for one whose last level uses
    /// more than plain patterns (replacements, keywords), which is left as it is.
    private static func complete(_ raw: [UInt8]) -> [UInt8]? {
        let lines = raw.split(separator: 0x0A)
        guard let charset = lines.first else { return nil }
        let isUTF8 = charset.starts(with: "UTF-8".utf8)
        let head = lines[...(lines.lastIndex { $0.starts(with: "NEXTLEVEL".utf8) } ?? 0)]
        var known: [ArraySlice<UInt8>: [UInt8]] = [:]
        known.reserveCapacity(lines.count * 3)
        var patterns: [Pattern] = []
        for line in lines[head.endIndex...] {
            guard let pattern = parse(line, isUTF8: isUTF8) else { return nil }
            guard !pattern.letters.isEmpty else { continue }
            known[pattern.letters] = pattern.digits
            patterns.append(pattern)
        }
        var output = Array(head.joined(separator: [0x0A])) + [0x0A]
        output.reserveCapacity(raw.count * 4)
        var done: Set<ArraySlice<UInt8>> = []
        done.reserveCapacity(lines.count * 4)
        for pattern in patterns {
            for end in pattern.letters.indices {
                let prefix = pattern.letters[...end]
                guard done.insert(prefix).inserted, let digits = merged(prefix, known) else { continue }
                write(prefix, digits, to: &output)
            }
        }
        return output
    }

    /// The digits of all patterns that `letters` end with, laid over each other; nil if there are none.
    private static func merged(_ letters: ArraySlice<UInt8>, _ known: [ArraySlice<UInt8>: [UInt8]]) -> [UInt8]? {
        var digits: [UInt8]?
        for start in letters.indices {
            guard let inner = known[letters[start...]] else { continue }
            var all = digits ?? [UInt8](repeating: 0, count: letters.count + 1)
            let shift = start - letters.startIndex
            for (index, digit) in inner.enumerated() { all[shift + index] = max(all[shift + index], digit) }
            digits = all
        }
        return digits
    }

    /// nil for a line that is neither a pattern nor empty nor a comment.
    ///
    /// The apostrophe becomes U+02BC, a letter: at any other libhyphen parts a word in two before it looks for patterns.
    private static func parse(_ line: ArraySlice<UInt8>, isUTF8: Bool) -> Pattern? {
        var letters: [UInt8] = [], digits: [UInt8] = [0]
        for byte in line {
            switch byte {
            case 0x0D, 0x20, 0x09: continue
            case 0x25 where letters.isEmpty: return Pattern(letters: [], digits: [])
            case 0x30...0x39: digits[digits.count - 1] = byte - 0x30
            // Capitals are keywords of the format, a slash begins a replacement.
            case 0x41...0x5A, 0x2F: return nil
            case 0x27 where isUTF8:
                letters += "\u{2BC}".utf8
                digits += [0, 0]
            default:
                letters.append(byte)
                digits.append(0)
            }
        }
        return Pattern(letters: letters[...], digits: digits)
    }

    private static func write(_ letters: ArraySlice<UInt8>, _ digits: [UInt8], to output: inout [UInt8]) {
        for (index, letter) in letters.enumerated() {
            if digits[index] > 0 { output.append(0x30 + digits[index]) }
            output.append(letter)
        }
        if let last = digits.last, last > 0 { output.append(0x30 + last) }
        output.append(0x0A)
    }
}
