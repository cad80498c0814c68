import Glibc

/// What a text of one byte a letter is most likely written in.
///
/// ICU's detector is weak on short texts, so the letters decide: each encoding makes a text of the same bytes, and the text that
/// reads most like a language is the right one. What ICU takes it for counts where two are nearly alike.
struct EncodingGuess: Equatable {
    var encoding: String
    /// Whether another encoding makes another text that is nearly as likely.
    var isDoubtful: Bool

    /// In the order in which equals are preferred, with how rare each is among files that people keep, as a logarithm.
    private static let candidates = [("windows-1251", 0.0), ("windows-1256", 0), ("KOI8-R", -1), ("KOI8-U", -1), ("IBM866", -1),
                                     ("windows-1252", -1), ("x-mac-cyrillic", -1.5), ("ISO-8859-5", -3), ("ISO-8859-6", -3)]
    /// Worse than this for each byte beyond ASCII is no language of ours.
    private static let worst = -6.0

    /// Throws where no encoding makes a text of the bytes.
    init(_ bytes: [UInt8]) throws(ReadingFault) {
        let sample = Self.sample(of: bytes)
        let detected = encodingDetected(in: sample)
        var scored: [(page: CodePage, score: Double)] = []
        for (name, rarity) in Self.candidates {
            let page = try CodePage(name)
            scored.append((page, page.score(sample) + rarity + (Self.isMeant(page, by: detected?.name) ? 2 : 0)))
        }
        let best = scored.indices.reduce(0) { scored[$1].score > scored[$0].score + 0.001 ? $1 : $0 }
        let high = sample.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
        if scored[best].score < Self.worst * Double(high) {
            // Whatever has two bytes a letter was seen before; to ICU any noise is that.
            guard let detected, detected.percent >= 20, !detected.name.hasPrefix("UTF-"), (try? Converter(detected.name)) != nil else {
                throw ReadingFault("it cannot be told in what encoding the text is", hint: "say it with --encoding, or save the file as UTF-8")
            }
            self.init(encoding: detected.name, isDoubtful: true)
            return
        }
        let used = Set(sample.filter { $0 >= 0x80 })
        let rivals = scored.filter { $0.page.differs(from: scored[best].page, in: used) }
        let isDoubtful = rivals.contains { scored[best].score - $0.score < 3 }
        self.init(encoding: scored[best].page.name, isDoubtful: isDoubtful)
    }

    /// Whether ICU means this one: it does not know KOI8-U, and says KOI8-R.
    private static func isMeant(_ page: CodePage, by detected: String?) -> Bool {
        page.name == detected || page.name == "KOI8-U" && detected == "KOI8-R"
    }

    private init(encoding: String, isDoubtful: Bool) {
        self.encoding = encoding
        self.isDoubtful = isDoubtful
    }

    /// As much of the text as is enough, from a little before its first byte beyond ASCII on.
    private static func sample(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
        let start = max(0, first - 64)
        var end = first, seen = 0
        while end < bytes.count, seen < 20_000, end - first < 1 << 20 {
            if bytes[end] >= 0x80 { seen += 1 }
            end += 1
        }
        return bytes[start..<end]
    }
}

/// What the bytes of an encoding mean, and how likely texts of it are.
struct CodePage {
    let name: String
    /// For each byte its character.
    private let characters: [Unicode.Scalar]
    private let kinds: [LetterKind]
    /// For each language the likelihood of each byte, as a logarithm.
    private let habits: [[Double]]

    init(_ name: String) throws(ReadingFault) {
        let converter = try Converter(name)
        self.name = converter.name
        var characters = (0..<128).map { Unicode.Scalar(UInt8($0)) }
        for byte in UInt8(0x80)...0xFF {
            let made = converter.characters(of: [byte])?.0 ?? []
            characters.append(made.count == 1 ? made[0] : Letter.replacement)
        }
        self.characters = characters
        kinds = characters.map { LetterKind($0) }
        habits = LetterHabits.all.map { habit in characters.map { habit.likelihood(of: $0) } }
    }

    /// Whether the two make different texts of some bytes.
    func differs(from other: CodePage, in bytes: Set<UInt8>) -> Bool {
        bytes.contains { characters[Int($0)] != other.characters[Int($0)] }
    }

    /// How likely the text is, in the language that it fits best: a logarithm, comparable between encodings.
    func score(_ bytes: ArraySlice<UInt8>) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes { counts[Int(byte)] += 1 }
        let language = habits.map { habit in (0x80...0xFF).reduce(0.0) { $0 + Double(counts[$1]) * habit[$1] } }.max() ?? 0
        return language + neighbourhood(bytes)
    }

    /// What characters take from the likelihood, or add to it, by what stands beside them.
    private func neighbourhood(_ bytes: ArraySlice<UInt8>) -> Double {
        var score = 0.0, before = LetterKind.space, beforeThat = LetterKind.space, isHighBefore = false, isAtStart = true
        var large = 0, small = 0, falls = 0
        for byte in bytes {
            let kind = kinds[Int(byte)], isHigh = byte >= 0x80
            if isHigh || isHighBefore { score += LetterKind.price(of: before, kind) }
            if isHighBefore, before == .sign, beforeThat.isLetter, kind.isLetter { score -= 3 }
            if kind == .cyrillicLarge { large += 1 } else if kind == .cyrillicSmall { small += 1 }
            if before == .cyrillicLarge, kind == .cyrillicSmall { falls += 1 }
            // A sentence begins with a capital, which costs nothing there; other words do at times.
            if kind == .cyrillicLarge, !before.isLetter { score += isAtStart ? LetterHabits.capital : LetterHabits.capital / 2 }
            if kind != .space, kind != .opening { isAtStart = byte == 0x2E || byte == 0x21 || byte == 0x3F }
            beforeThat = before
            before = kind
            isHighBefore = isHigh
        }
        // In a text of capitals no word goes on in small letters.
        return large > 4 * small ? score - 3 * Double(falls) : score
    }
}

/// What a character is to its neighbours.
enum LetterKind {
    case cyrillicSmall, cyrillicLarge, arabic, arabicEnd, latin, opening, closing, sign, space, held

    init(_ character: Unicode.Scalar) {
        if character.isCyrillicLetter {
            self = character.properties.isLowercase ? .cyrillicSmall : .cyrillicLarge
        } else if character == "\u{629}" || character == "\u{649}" {
            self = .arabicEnd
        } else if character.isArabicLetter || character == Letter.tatweel {
            self = .arabic
        } else if character.isASCIILetter || character.value >= 0xC0 && character.properties.isAlphabetic && character.value < 0x250 {
            self = .latin
        } else if character.isMark || character.isJoinControl || character == Letter.softHyphen || character.isApostrophe || character == "-" {
            self = .held
        } else if ["«", "„", "‹"].contains(character) {
            self = .opening
        } else if ["»", "”", "›", "…", "،", "؛", "؟", "‰"].contains(character) {
            self = .closing
        } else {
            self = character.value <= 0x20 || character == "\u{A0}" ? .space : .sign
        }
    }

    var isLetter: Bool {
        switch self {
        case .cyrillicSmall, .cyrillicLarge, .arabic, .arabicEnd, .latin: true
        case .opening, .closing, .sign, .space, .held: false
        }
    }

    /// How unlikely it is that one follows another, beside what each is worth by itself.
    static func price(of one: LetterKind, _ other: LetterKind) -> Double {
        if one == .opening, other == .space { return -3 }
        if other == .closing, one == .space || one == .closing { return -3 }
        if one == .closing, other.isLetter { return -3 }
        guard one.isLetter, other.isLetter else { return 0 }
        return switch (one, other) {
        // What capitals cost by themselves is given back to those that go on: some texts are all capitals.
        case (.cyrillicLarge, .cyrillicLarge): 1.3
        case (.cyrillicSmall, .cyrillicSmall), (.cyrillicLarge, .cyrillicSmall): 0
        case (.arabic, .arabic), (.arabic, .arabicEnd), (.latin, .latin): 0
        // A capital within a word, letters of two scripts, and Arabic ones that end words.
        default: -4
        }
    }
}
