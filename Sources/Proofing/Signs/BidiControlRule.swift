/// Controls of direction that are left open, that turn letters round, or that do nothing.
/// Source: UAX #9, section 2.
struct BidiControlRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        let text = passage.characters
        var found: [Correction] = [], open: [Int] = []
        for (index, character) in text.enumerated() where Self.isControl(character) {
            switch character.value {
            case 0x202A...0x202B, 0x2066...0x2068: open.append(index)
            case 0x202D...0x202E:
                open.append(index)
                found.append(finding(index, text, .medium, "turns the order of the letters behind it round, whatever their script"))
            case 0x202C, 0x2069:
                if let last = open.last, (text[last].value >= 0x2066) == (character == "\u{2069}") {
                    open.removeLast()
                } else {
                    found.append(finding(index, text, .low, "ends nothing", replacement: []))
                }
            default:
                if isIdle(index, in: text) { found.append(finding(index, text, .low, "changes nothing here", replacement: [])) }
            }
        }
        found += open.filter { text[$0].value < 0x202D || text[$0].value > 0x202E }.map {
            finding($0, text, .medium, "is not ended in its paragraph: what follows may be read in another order than it is written")
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func isControl(_ character: Unicode.Scalar) -> Bool {
        switch character.value {
        case 0x200E, 0x200F, 0x61C, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Whether a mark stands within letters of one direction, or beside the very same mark.
    private func isIdle(_ index: Int, in text: [Unicode.Scalar]) -> Bool {
        guard index > 0, index + 1 < text.count else { return text.count > 1 && index > 0 && text[index - 1] == text[index] }
        if text[index - 1] == text[index] { return true }
        guard text[index - 1].isWordLetter, text[index + 1].isWordLetter else { return false }
        return text[index - 1].isArabicLetter == text[index + 1].isArabicLetter
    }

    private func finding(_ index: Int, _ text: [Unicode.Scalar], _ confidence: Confidence, _ message: String,
                         replacement: [Unicode.Scalar]? = nil) -> Correction {
        Correction(.bidiControl, index..<index + 1, replacement, confidence, "\(codePoint(text[index])) (\(Self.name(text[index]))) \(message)")
    }

    private static func name(_ character: Unicode.Scalar) -> String { character.properties.name?.lowercased() ?? "a control" }
}

/// `U+200E`
func codePoint(_ character: Unicode.Scalar) -> String {
    let digits = String(character.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
