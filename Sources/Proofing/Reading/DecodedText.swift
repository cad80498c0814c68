import Diagnostics

/// Bytes turned into characters, and what was lost in doing so.
struct DecodedText {
    /// Line ends and controls as they came.
    var characters: [Unicode.Scalar]
    /// IANA's name.
    var encoding: String
    var isGuessed = false
    /// Whether another encoding is nearly as likely as the one that was detected.
    var isDoubtful = false
    /// Where U+FFFD stands for bytes that mean nothing: indices into the characters, rising.
    var faults: [Int] = []

    /// - Parameter encoding: What it is said to be; nil to find it out by marks, by UTF-8's own form, then by the letters.
    /// - Throws: where there is no such encoding, or the letters tell nothing.
    init(_ bytes: [UInt8], encoding: String?) throws(ReadingFault) {
        if let encoding {
            self = try Self.asked(bytes, encoding)
        } else if let marked = Self.marked(bytes) {
            self = marked
        } else if let order = WideOrder(guessedFrom: bytes) {
            self = try Self.converted(bytes, by: Converter(order.name))
            isGuessed = true
        } else {
            let asUTF8 = UTF8Text(bytes)
            if asUTF8.isLikely {
                self = DecodedText(asUTF8)
            } else {
                let guess = try EncodingGuess(bytes)
                self = try Self.converted(bytes, by: Converter(guess.encoding))
                isGuessed = true
                isDoubtful = guess.isDoubtful
            }
        }
    }

    private init(_ text: UTF8Text) {
        characters = text.characters
        encoding = "UTF-8"
        faults = text.faults
    }

    private init(characters: [Unicode.Scalar], encoding: String, faults: [Int]) {
        self.characters = characters
        self.encoding = encoding
        self.faults = faults
    }

    private static func asked(_ bytes: [UInt8], _ name: String) throws(ReadingFault) -> DecodedText {
        let converter = try Converter(name)
        guard converter.name != "UTF-8" else { return DecodedText(UTF8Text(bytes)) }
        return try converted(bytes, by: converter)
    }

    /// What begins with a byte order mark.
    private static func marked(_ bytes: [UInt8]) -> DecodedText? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return DecodedText(UTF8Text(bytes)) }
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        return try? converted(bytes, by: Converter(bytes[0] == 0xFF ? "UTF-16LE" : "UTF-16BE"))
    }

    private static func converted(_ bytes: [UInt8], by converter: Converter) throws(ReadingFault) -> DecodedText {
        guard let (characters, hasFaults) = converter.characters(of: bytes) else {
            throw ReadingFault("the file cannot be read as \(converter.name)")
        }
        // A converter counts what it replaces, not where; what C1 controls were in a code page was nothing, too.
        let isCodePage = !converter.name.hasPrefix("UTF")
        var faults: [Int] = [], kept = characters
        for (index, character) in characters.enumerated() {
            let isControl = isCodePage && (0x80...0x9F).contains(character.value) && character != "\u{85}"
            guard isControl || hasFaults && character == Letter.replacement else { continue }
            kept[index] = Letter.replacement
            faults.append(index)
        }
        return DecodedText(characters: kept, encoding: converter.name, faults: faults)
    }

    /// Whether there are more controls in it than any text has.
    var isBinary: Bool {
        let controls = characters.reduce(into: 0) { count, character in
            let isOdd = character.value < 0x20 && !(0x07...0x0D).contains(character.value) && character.value != 0x1B
            if isOdd || character.value == 0x7F { count += 1 }
        }
        return controls > 8 && controls * 50 > characters.count || faults.count > 8 && faults.count * 4 > characters.count
    }

    /// LF line ends; without byte order mark and NUL.
    var tidied: [Unicode.Scalar] {
        var tidy: [Unicode.Scalar] = []
        tidy.reserveCapacity(characters.count)
        for (index, character) in characters.enumerated() {
            switch character {
            case "\0": continue
            case "\u{FEFF}" where index == 0: continue
            case "\n" where index > 0 && characters[index - 1] == "\r": continue
            case "\r", "\u{85}": tidy.append("\n")
            default: tidy.append(character)
            }
        }
        return tidy
    }

    /// Says what was lost, where, as far as a reader would read such a list.
    func report(in file: FileID, into diagnostics: inout Diagnostics) {
        let places = places(of: faults.prefix(Self.mostTold), in: file)
        for place in places {
            diagnostics.warn("what stands here is not \(encoding): U+FFFD is put in its place", at: place)
        }
        if faults.count > places.count {
            diagnostics.warn("\(faults.count - places.count) more places are not \(encoding)", at: places.last,
                             hint: "if the letters are wrong throughout, say with --encoding what the file is")
        }
        let nuls = characters.indices.filter { characters[$0] == "\0" }
        if let first = nuls.first {
            diagnostics.warn("\(nuls.count == 1 ? "a NUL is" : "\(nuls.count) NULs are") left out of the text",
                             at: self.places(of: [first], in: file).first)
        }
        if isDoubtful {
            diagnostics.warn("the text is taken for \(encoding), which is not certain", at: SourcePlace(file: file, line: 1, column: 1),
                             hint: "if the letters are wrong, say with --encoding what the file is")
        }
    }

    private static let mostTold = 20

    private func places(of indices: some Collection<Int>, in file: FileID) -> [SourcePlace] {
        var places: [SourcePlace] = [], line = 1, start = characters.first == "\u{FEFF}" ? 1 : 0, done = 0
        for index in indices {
            while done < index {
                let isEnd = characters[done] == "\n" || characters[done] == "\r" && characters[done + 1] != "\n"
                done += 1
                if isEnd { line += 1; start = done }
            }
            places.append(SourcePlace(file: file, line: line, column: index - start + 1))
        }
        return places
    }
}

/// Bytes read as UTF-8. Source: Unicode 15, 3.9, U+FFFD substitution of maximal subparts.
struct UTF8Text {
    private(set) var characters: [Unicode.Scalar] = []
    /// Indices of the characters that stand for bytes that are not UTF-8.
    private(set) var faults: [Int] = []
    /// How many characters beyond ASCII there are that are UTF-8.
    private(set) var sound = 0

    init(_ bytes: [UInt8]) {
        characters.reserveCapacity(bytes.count)
        var parser = Unicode.UTF8.ForwardParser(), iterator = bytes.makeIterator()
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded):
                let character = Unicode.UTF8.decode(encoded)
                if !character.isASCII { sound += 1 }
                characters.append(character)
            case .error:
                faults.append(characters.count)
                characters.append(Letter.replacement)
            case .emptyInput:
                return
            }
        }
    }

    /// Whether it is UTF-8, with a few bytes spoilt at most: other encodings hardly ever have three sound letters for a bad one.
    var isLikely: Bool { faults.isEmpty || sound >= 3 * faults.count }
}

/// The order of bytes in UTF-16 that says nothing of it.
enum WideOrder {
    case little, big

    var name: String { self == .little ? "UTF-16LE" : "UTF-16BE" }

    /// Nil for what is no UTF-16: its every other byte is one of the few that texts of our scripts have there.
    init?(guessedFrom bytes: [UInt8]) {
        let sample = bytes.prefix(1 << 16)
        // UTF-16 has bytes in it that no other text has: those of the first rows of Unicode are controls or NUL.
        let odd = sample.reduce(0) { $0 + ($1 < 9 ? 1 : 0) }
        guard sample.count >= 4, odd * 4 > sample.count else { return nil }
        let little = Self.share(of: sample, high: 1), big = Self.share(of: sample, high: 0)
        guard max(little, big) > 0.95, little != big else { return nil }
        self = little > big ? .little : .big
    }

    /// The share of units that are ASCII, Cyrillic, Arabic or a usual sign, where byte `high` of each is the higher one.
    private static func share(of bytes: ArraySlice<UInt8>, high: Int) -> Double {
        var count = 0, good = 0
        for start in stride(from: 0, to: bytes.count - 1, by: 2) {
            let unit = UInt16(bytes[start + high]) << 8 | UInt16(bytes[start + 1 - high])
            count += 1
            switch unit {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20...0x7E, 0xA0...0x17F, 0x400...0x52F, 0x600...0x6FF, 0x2000...0x206F, 0x2116, 0xFB50...0xFEFF:
                good += 1
            default: break
            }
        }
        return count == 0 ? 0 : Double(good) / Double(count)
    }
}
