/// The words of one text by number, and how often which stands behind which: the model of word pairs.
final class WordBook {
    private(set) var entries: [WordEntry] = []
    private(set) var keys: [[Unicode.Scalar]] = []
    private var numbers: [String: Int32] = [:]
    private var pairs: [Int64: Float] = [:]
    private var counts: [Float] = []
    private var total: Float = 0
    private var joined: [Int64: Float] = [:]

    private let lexicon: Lexicon
    private let hasLostLamAlefs: Bool
    private let vocabulary = PersianVocabulary.shared
    private let classes = ClassPairs.persian

    /// How often each word stands in the text, by key.
    private let uses: [String: Int]

    init(lexicon: Lexicon, evidence: Evidence) {
        self.lexicon = lexicon
        hasLostLamAlefs = evidence.hasLostLamAlefs
        uses = evidence.counts.reduce(into: [:]) { $0[WordKey.of($1.key), default: 0] += $1.value }
    }

    /// Whether the text itself shows that a word unknown to all lists is one.
    private func isUsed(_ word: String) -> Bool { (uses[word] ?? 0) >= 3 }

    /// The number of a word by its key; signs and numerals have numbers too.
    func number(of key: [Unicode.Scalar], _ kind: Token.Kind) -> Int32 {
        // All numerals are one word, as are all words of other scripts.
        let name = switch kind {
        case .word, .sign: String(key)
        case .number: "0"
        case .other: "A"
        }
        if let number = numbers[name] { return number }
        let number = Int32(entries.count)
        numbers[name] = number
        entries.append(makeEntry(key, kind))
        keys.append(key)
        counts.append(0)
        return number
    }

    var fullStop: Int32 { number(of: ["."], .sign) }

    func cost(of key: [Unicode.Scalar]) -> Float { entries[Int(number(of: key, .word))].cost }

    /// What the text has shown of pairs, of late.
    func forgetPairs() {
        pairs = [:]
        counts = [Float](repeating: 0, count: entries.count)
        total = 0
    }

    func count(_ first: Int32, _ second: Int32) {
        pairs[Self.pair(first, second), default: 0] += 1
        counts[Int(first)] += 1
        total += 1
    }

    static func pair(_ first: Int32, _ second: Int32) -> Int64 { Int64(first) << 32 | Int64(second) }

    /// How well the second word stands behind the first, as a logarithm.
    /// - Parameter own: How often the pair stands in the line that is judged, which is no witness in its own cause.
    func score(_ first: Int32, _ second: Int32, own: Float = 0) -> Float {
        let left = entries[Int(first)], right = entries[Int(second)]
        var score = classes.score(left.exit, right.entrance)
        score += max(vocabulary.companionship(left.lemma, right.lemma), witnessed(first, second, own))
        return score
    }

    /// The same where a line ends between them: hardly before what is bound to the word before it.
    func scoreAcrossLines(_ first: Int32, _ second: Int32) -> Float {
        score(first, second) - (entries[Int(second)].entrance.contains(ClassSet(.ending)) ? 2 : 0)
    }

    /// What is gained where two pieces make one word; nil where they make none.
    func gainOfJoining(_ first: Int32, _ second: Int32) -> Float? {
        let pair = Self.pair(first, second)
        if let gain = joined[pair] { return gain > 0 ? gain : nil }
        let gain = makeGain(first, second)
        joined[pair] = gain
        return gain > 0 ? gain : nil
    }

    private func makeGain(_ first: Int32, _ second: Int32) -> Float {
        let left = entries[Int(first)], right = entries[Int(second)]
        // Two words that stand well alone are not parts of one.
        guard max(left.cost, right.cost) >= 4, keys[Int(first)].count + keys[Int(second)].count <= 18 else { return 0 }
        let whole = cost(of: keys[Int(first)] + keys[Int(second)])
        return whole < 5 ? left.cost + right.cost - whole : 0
    }

    private func witnessed(_ first: Int32, _ second: Int32, _ own: Float) -> Float {
        guard let count = pairs[Self.pair(first, second)], count - own > 0.5, total > 0 else { return 0 }
        let expected = counts[Int(first)] * counts[Int(second)] / total
        return min(3, max(0, logarithm((count - own + 0.1) / (expected + 0.3))))
    }

}

extension WordBook {
    private func makeEntry(_ key: [Unicode.Scalar], _ kind: Token.Kind) -> WordEntry {
        switch kind {
        case .number: WordEntry(entrance: ClassSet(.number), exit: ClassSet(.number), cost: 0)
        case .other: WordEntry(entrance: ClassSet(.other), exit: ClassSet(.other), cost: 0)
        case .sign: sign(key.first ?? " ")
        case .word: word(key)
        }
    }

    private func sign(_ character: Unicode.Scalar) -> WordEntry {
        let set: ClassSet = switch character {
        case ".", "؟", "!", "…", "?": ClassSet(.stop)
        case "،", "؛", ":", ",", ";": ClassSet(.comma)
        case "(", "«", "[": ClassSet(.open)
        case ")", "»", "]": ClassSet(.close)
        default: []
        }
        return WordEntry(entrance: set, exit: set, cost: 0)
    }

    private func word(_ key: [Unicode.Scalar]) -> WordEntry {
        let string = String(key)
        if let entry = vocabulary.entry(of: string) { return entry }
        // Where every alef behind lam is lost, اعلم is اعلام, whatever a list has.
        if hasLostLamAlefs, let word = vocabulary.restored(string), let entry = vocabulary.entry(of: word) { return entry }
        let standing = lexicon.standing(of: string)
        if standing < .common, hasLostLamAlefs, let entry = restored(key) { return entry }
        if standing < .common, key.count > 4, let entry = derived(string) { return entry }
        let cost: Float = switch standing {
        case _ where key.count == 1: 9
        case .common: key.count == 2 ? 7 : key.count == 3 ? 4.5 : 3.5
        case .listed: key.count <= 3 ? 8 : 6.5
        case .unknown where Self.isLoanWord(string): 5
        case .unknown: isUsed(string) ? 5.5 : 11 + 0.3 * Float(key.count)
        }
        let set = Self.guess(string)
        return WordEntry(entrance: set, exit: set, cost: cost, lemma: vocabulary.numbers[string] ?? -1)
    }

    private static let plainEndings = ["ها", "های", "هایی", "هایش", "هایشان", "تر", "ترین", "ان"]

    /// A form of a word that the lexicon has.
    private func derived(_ word: String) -> WordEntry? {
        guard Self.plainEndings.contains(where: word.ends(with:)) else { return nil }
        return vocabulary.derived(word) { stem in
            stem.unicodeScalars.count > 2 && word.unicodeScalars.count - stem.unicodeScalars.count > 1 && lexicon.standing(of: stem) == .common ? 4.5 : nil
        }
    }

    private func restored(_ key: [Unicode.Scalar]) -> WordEntry? {
        for (index, letter) in key.enumerated() where letter == Letter.lam && (index + 1 == key.count || key[index + 1] != Letter.alef) {
            let whole = String(key[...index] + [Letter.alef] + key[(index + 1)...])
            if let entry = vocabulary.entry(of: whole) { return entry }
            guard lexicon.standing(of: whole) == .common else { continue }
            let set = Self.guess(whole)
            return WordEntry(entrance: set, exit: set, cost: 4, lemma: vocabulary.numbers[whole] ?? -1)
        }
        return nil
    }

    /// Words of the newspapers, of which no list has all: `رفرمیسم`, `مارکسیستی`.
    private static func isLoanWord(_ word: String) -> Bool {
        word.utf8.count > 10 && ["یسم", "یست", "یستی", "یسمی", "اسیون", "ولوژی", "یستها", "کراسی"].contains { word.ends(with: $0) }
    }

    /// The class of a word that only its ending tells of.
    private static func guess(_ word: String) -> ClassSet {
        if word.unicodeScalars.count <= 2 { return [] }
        if word.ends(with: "های") { return ClassSet(.bound) }
        if word.ends(with: "هایی") { return ClassSet(.indefinite) }
        if word.ends(with: "ها") || word.ends(with: "ات") { return ClassSet(.noun) }
        if word.ends(with: "ترین") { return ClassSet(.determiner, .adjective) }
        if word.ends(with: "ی") { return ClassSet(.indefinite, .adjective) }
        if word.hasPrefix("می") || word.hasPrefix("نمی"), word.ends(with: "د") || word.ends(with: "م") { return ClassSet(.verb) }
        if word.ends(with: "ه") { return ClassSet(.noun, .participle, .adjective) }
        return ClassSet(.noun, .adjective, .name)
    }
}
