/// The operators of content streams. Source: ISO 32000-1 annex A.
enum PaintOperator: String, CaseIterable {
    case save = "q", restore = "Q", change = "cm", width = "w", cap = "J", join = "j", mitre = "M", dash = "d", intent = "ri"
    case flatness = "i", state = "gs"
    case move = "m", line = "l", curve = "c", curveFromHere = "v", curveToThere = "y", close = "h", rectangle = "re"
    case stroke = "S", closeStroke = "s", fill = "f", fillOld = "F", fillEvenOdd = "f*", both = "B", bothEvenOdd = "B*"
    case closeBoth = "b", closeBothEvenOdd = "b*", endPath = "n", clip = "W", clipEvenOdd = "W*"
    case beginText = "BT", endText = "ET", letterSpace = "Tc", wordSpace = "Tw", scale = "Tz", leading = "TL", font = "Tf"
    case textMode = "Tr", rise = "Ts", textMove = "Td", textMoveLeading = "TD", textMatrix = "Tm", nextLine = "T*"
    case show = "Tj", showSpaced = "TJ", showNextLine = "'", showNextLineSpaced = "\""
    case glyphWidth = "d0", glyphWidthBox = "d1"
    case strokeSpace = "CS", fillSpace = "cs", strokeColour = "SC", strokeColourNamed = "SCN", fillColour = "sc"
    case fillColourNamed = "scn", strokeGray = "G", fillGray = "g", strokeRGB = "RG", fillRGB = "rg", strokeCMYK = "K", fillCMYK = "k"
    case shading = "sh", beginImage = "BI", imageData = "ID", endImage = "EI", object = "Do"
    case markPoint = "MP", markPointNamed = "DP", beginMark = "BMC", beginMarkNamed = "BDC", endMark = "EMC"
    case beginCompatible = "BX", endCompatible = "EX"

    /// By the codes of the first two letters; those of three letters are apart.
    private static let short: [PaintOperator?] = {
        var table = [PaintOperator?](repeating: nil, count: 128 * 128)
        for known in allCases where known.rawValue.utf8.count < 3 {
            let letters = Array(known.rawValue.utf8)
            table[Int(letters[0]) * 128 + (letters.count > 1 ? Int(letters[1]) : 0)] = known
        }
        return table
    }()

    private static let long = allCases.filter { $0.rawValue.utf8.count == 3 }.map { (Array($0.rawValue.utf8), $0) }

    /// Nil for what is none.
    init?(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        let start = word.startIndex
        guard let first = word.first, word.count <= 3, word.allSatisfy({ $0 < 128 }) else { return nil }
        let known = switch word.count {
        case 1: Self.short[Int(first) * 128]
        case 2: Self.short[Int(first) * 128 + Int(word[start + 1])]
        default: Self.long.first { $0.0[0] == first && $0.0[1] == word[start + 1] && $0.0[2] == word[start + 2] }?.1
        }
        guard let known else { return nil }
        self = known
    }
}
