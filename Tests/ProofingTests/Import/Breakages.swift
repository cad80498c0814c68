import Testing
import Glibc
@testable import Proofing

/// A way in which texts come to a publisher broken.
enum Breakage: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case wrapped, spacedLines, presentationForms, lostAlefs, swappedLetters, joinedWords, blanksForNonJoiners, visualOrder, stretched
    case windows, koi8, utf16, hyphens, furniture

    var testDescription: String { rawValue }

    /// The languages of the examples that it happens to.
    var tongues: [Tongue] {
        switch self {
        case .wrapped, .spacedLines, .utf16, .furniture: [.persian, .arabic, .russian]
        case .presentationForms, .lostAlefs, .swappedLetters, .visualOrder, .stretched: [.persian, .arabic]
        case .joinedWords, .blanksForNonJoiners: [.persian]
        case .windows: [.arabic, .russian]
        case .koi8, .hyphens: [.russian]
        }
    }

    /// The bytes of a file that a text has become.
    func bytes(of text: String, _ tongue: Tongue) -> [UInt8] {
        switch self {
        case .windows: converted(text, to: tongue == .russian ? "CP1251" : "CP1256")
        case .koi8: converted(text, to: "KOI8-R")
        case .utf16: converted(text, to: "UTF-16LE")
        default: Array(broken(text, tongue).utf8)
        }
    }

    private func broken(_ text: String, _ tongue: Tongue) -> String {
        switch self {
        case .wrapped: text.wrapped(at: 68)
        case .spacedLines: text.wrapped(at: 72, gap: "\n\n", paragraphGap: "\n\n\n")
        case .presentationForms: String(Shapes.shaped(Array(text.unicodeScalars)))
        case .lostAlefs: String(withoutAlefs(text))
        case .swappedLetters: String(text.unicodeScalars.map { swapped($0, tongue) })
        case .joinedWords: String(text.unicodeScalars.filter { $0 != Letter.zwnj })
        case .blanksForNonJoiners: String(text.unicodeScalars.map { $0 == Letter.zwnj ? " " : $0 })
        case .visualOrder: text.wrapped(at: 68).split(separator: "\n", omittingEmptySubsequences: false).map(reversed).joined(separator: "\n")
        case .stretched: String(stretched(text))
        case .hyphens: hyphenated(text)
        case .furniture: paged(text)
        case .windows, .koi8, .utf16: text
        }
    }

    private func withoutAlefs(_ text: String) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        for character in text.unicodeScalars {
            if Letter.alefs.contains(character), kept.last == Letter.lam { continue }
            kept.append(character)
        }
        return kept
    }

    private func swapped(_ character: Unicode.Scalar, _ tongue: Tongue) -> Unicode.Scalar {
        let pairs: [Unicode.Scalar: Unicode.Scalar] = tongue == .persian
            ? [Letter.persianYeh: Letter.arabicYeh, Letter.persianKaf: Letter.arabicKaf]
            : [Letter.arabicYeh: Letter.persianYeh, Letter.arabicKaf: Letter.persianKaf]
        return pairs[character] ?? character
    }

    /// The characters of a line as a converter writes them that knows no right-to-left: numbers and Latin words keep their order.
    private func reversed(_ line: Substring) -> String {
        var runs: [[Unicode.Scalar]] = []
        var isLeftToRight = false
        for character in line.unicodeScalars {
            let goesOn = character.isASCIIAlphanumeric || character.isDecimalDigit || isLeftToRight && (character == "." || character == "@" || character == "/")
            if goesOn, isLeftToRight { runs[runs.count - 1].append(character) } else { runs.append([mirrored(character)]) }
            isLeftToRight = goesOn
        }
        return String(runs.reversed().flatMap(\.self))
    }

    private func mirrored(_ character: Unicode.Scalar) -> Unicode.Scalar {
        let pairs: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", ")": "(", "«": "»", "»": "«", "[": "]", "]": "["]
        return pairs[character] ?? character
    }

    /// A lost character where a converter could not read a stretched join.
    private func stretched(_ text: String) -> [Unicode.Scalar] {
        let characters = Array(text.unicodeScalars)
        var made: [Unicode.Scalar] = [], run = 0
        for (index, character) in characters.enumerated() {
            made.append(character)
            run += 1
            let joins = character.isArabicLetter && !character.joinsOnlyBefore && index + 1 < characters.count && characters[index + 1].isArabicLetter
            let isLamAlef = character == Letter.lam && joins && Letter.alefs.contains(characters[index + 1])
            if joins, !isLamAlef, run > 4 {
                made.append(index % 3 == 0 ? Letter.tatweel : Letter.replacement)
                run = 0
            }
        }
        return made
    }

    /// Lines that end within words, and hyphens of an older setting left inside others.
    private func hyphenated(_ text: String) -> String {
        text.split(separator: "\n\n").map { paragraph in
            var lines = [""], count = 0
            for word in paragraph.split(separator: " ") {
                count += 1
                let isLong = word.count >= 8 && word.allSatisfy(\.isLetter)
                if isLong, lines[lines.count - 1].count > 52 {
                    lines[lines.count - 1] += " " + word.prefix(4) + "-"
                    lines.append(String(word.dropFirst(4)))
                } else if isLong, count % 9 == 0 {
                    lines[lines.count - 1] += " " + word.prefix(word.count / 2) + "-" + word.dropFirst(word.count / 2)
                } else {
                    lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
                }
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// Pages of thirty lines with a running head and a folio.
    private func paged(_ text: String) -> String {
        let lines = text.wrapped(at: 66).split(separator: "\n", omittingEmptySubsequences: false)
        return stride(from: 0, to: lines.count, by: 30).map { start in
            "Varaq Herald\n" + lines[start..<min(start + 30, lines.count)].joined(separator: "\n") + "\n\n— \(start / 30 + 1) —"
        }.joined(separator: "\u{0C}")
    }

    private func converted(_ text: String, to encoding: String) -> [UInt8] {
        // What the encoding has not is written as an author of those days would have.
        let plain = text.unicodeScalars.map { character -> String in
            switch character {
            case "«", "»", "„", "“", "”", "‹", "›": encoding == "KOI8-R" ? "\"" : String(character)
            case "—", "–", "−": encoding == "UTF-16LE" ? String(character) : "-"
            case "…": encoding == "KOI8-R" ? "..." : String(character)
            case "№": encoding == "KOI8-R" ? "N" : String(character)
            default: String(character)
            }
        }.joined()
        let handle = iconv_open(encoding, "UTF-8")
        defer { iconv_close(handle) }
        var input = plain.utf8.map { CChar(bitPattern: $0) }, output = [CChar](repeating: 0, count: input.count * 2 + 16)
        let written = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress, left = source.count, to = target.baseAddress, room = target.count
                // A character that the encoding has not is left out, as some programs do.
                while left > 0, iconv(handle, &from, &left, &to, &room) == Int.max || left > 0 {
                    guard left > 0, let skipped = from else { break }
                    let length = UInt8(bitPattern: skipped.pointee) >= 0xE0 ? 3 : 2
                    from = skipped + min(length, left)
                    left -= min(length, left)
                }
                return target.count - room
            }
        }
        return output[..<written].map { UInt8(bitPattern: $0) }
    }
}
