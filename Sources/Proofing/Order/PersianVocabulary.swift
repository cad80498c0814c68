/// A word as the model of word pairs sees it.
struct WordEntry: Sendable {
    /// What it is to the word before it.
    var entrance: ClassSet
    /// What it is to the word behind it.
    var exit: ClassSet
    /// How rare it is, as a logarithm: some 2 for the commonest, 10 and more for what is no word.
    var cost: Float
    /// The number of the infinitive whose form it is, else of the noun it is made of, else its own.
    var lemma: Int32 = -1
}

/// The Persian words that the program knows by class, and those that go together.
struct PersianVocabulary: Sendable {
    static let shared = PersianVocabulary()

    /// The number of each word that has one: what the lists have, and infinitives.
    private(set) var numbers: [String: Int32] = [:]
    private var classes: [String: (set: ClassSet, cost: Float)] = [:]
    /// Words by what is left of them where the alef behind lam is lost.
    private var restored: [String: String] = [:]
    private var verbs = PersianVerbForms()
    /// How much more a word is expected behind another than its class tells.
    private var companions: [Int64: Float] = [:]
    private let endings: [String: ClassSet]

    private init() {
        endings = Self.endingClasses
        addWords()
        addCompanions()
    }

    /// The word that is left as `key` where a text has lost its alefs; nil where none is known.
    func restored(_ key: String) -> String? { restored[key] }

    /// Nil for a word that neither the lists nor the forms of their words have.
    func entry(of key: String) -> WordEntry? {
        if let ending = endings[key] {
            let isTorn = Self.torn.contains(key)
            return WordEntry(entrance: isTorn ? ClassSet(.torn) : ClassSet(.ending), exit: ending, cost: isTorn ? 4.5 : 4)
        }
        if Self.futures.contains(key) {
            return WordEntry(entrance: ClassSet(.verb), exit: ClassSet(.future, .verb), cost: 2.5, lemma: numbers["خواستن"] ?? -1)
        }
        if key == "می" || key == "نمی" { return WordEntry(entrance: ClassSet(.verb), exit: ClassSet(.prefix), cost: 2) }
        let verb = verbs.form(of: key)
        let lemma = verb.flatMap { numbers[$0.infinitive] } ?? numbers[key] ?? -1
        if let known = classes[key] {
            let set = known.set.union(verb?.set ?? [])
            return WordEntry(entrance: set, exit: isComplemented(key) ? ClassSet(.bound) : set, cost: known.cost, lemma: lemma)
        }
        if let verb { return WordEntry(entrance: verb.set, exit: verb.set, cost: 3, lemma: lemma) }
        return derived(key)
    }

    /// Whether the yeh at the end of a noun is that of its complement: `جای`, `سوی`.
    private func isComplemented(_ key: String) -> Bool {
        guard key.ends(with: "ای") || key.ends(with: "وی"), let stem = classes[key.without("ی")] else { return false }
        return !stem.set.isDisjoint(with: ClassSet(.noun))
    }

    /// How much a reader expects the second word behind the first, as a logarithm.
    func companionship(_ first: Int32, _ second: Int32) -> Float {
        first >= 0 && second >= 0 ? companions[Self.pair(first, second)] ?? 0 : 0
    }

    /// Whether the two words call for each other.
    func areClose(_ first: Int32, _ second: Int32) -> Bool { companionship(first, second) >= Self.close }

    /// Words that call for each other, and words that are often side by side.
    private static let close: Float = 2
    private static let loose: Float = 1

    /// A form of a noun or an adjective of the lists, by its ending.
    private func derived(_ key: String) -> WordEntry? {
        derived(key) { stem in
            guard let known = classes[stem], !known.set.isDisjoint(with: Self.nominal) else { return nil }
            return known.cost + 1
        }
    }

    /// A form made with an ending of a stem that `cost` knows.
    func derived(_ key: String, cost: (String) -> Float?) -> WordEntry? {
        for (ending, set) in Self.nominalEndings where key.utf8.count > ending.utf8.count + 2 && key.ends(with: ending) {
            let stem = key.without(ending)
            guard let cost = cost(stem) else { continue }
            // The yeh behind a long vowel is that of the complement.
            let isBound = ending == "ی" && (stem.ends(with: "ا") || stem.ends(with: "و"))
            let classes = isBound ? ClassSet(.bound) : set
            return WordEntry(entrance: classes, exit: classes, cost: cost, lemma: numbers[stem] ?? -1)
        }
        return nil
    }

    private static func pair(_ first: Int32, _ second: Int32) -> Int64 { Int64(first) << 32 | Int64(second) }

    private static let nominal = ClassSet(.noun, .adjective, .adverb, .name, .infinitive, .number)
    private static let nominalEndings: [(String, ClassSet)] = [
        ("هایشان", ClassSet(.noun)), ("هایمان", ClassSet(.noun)), ("هایی", ClassSet(.indefinite)), ("هائی", ClassSet(.indefinite)),
        ("هایش", ClassSet(.noun)), ("های", ClassSet(.bound)), ("ترین", ClassSet(.determiner, .adjective)), ("ها", ClassSet(.noun)),
        ("شان", ClassSet(.noun)), ("مان", ClassSet(.noun)), ("تر", ClassSet(.adjective)), ("ان", ClassSet(.noun)), ("ات", ClassSet(.noun)),
        ("گان", ClassSet(.noun)), ("ای", ClassSet(.indefinite, .adjective)), ("ئی", ClassSet(.indefinite, .adjective)),
        ("یی", ClassSet(.indefinite, .adjective)), ("ی", ClassSet(.indefinite, .adjective)), ("اش", ClassSet(.noun)), ("ش", ClassSet(.noun)),
        ("م", ClassSet(.noun)),
    ]
    private static let futures = Set(PersianFunctionWords.futures.split(separator: " ").map(String.init))
    private static let torn: Set<String> = ["ند", "ان", "ات", "ا"]
    private static var endingClasses: [String: ClassSet] {
        var classes: [String: ClassSet] = [:]
        for word in PersianFunctionWords.endings.split(separator: " ") {
            classes[String(word)] = switch word {
            case "های": ClassSet(.bound)
            case "هایی", "هائی": ClassSet(.indefinite)
            case "ام", "اند", "ایم", "اید", "ند": ClassSet(.verb)
            case "ای": ClassSet(.indefinite, .verb, .bound)
            case "تر", "ترین": ClassSet(.adjective)
            case "ی", "ئی", "یی": ClassSet(.indefinite, .adjective, .bound)
            default: ClassSet(.noun)
            }
        }
        return classes
    }
}

extension PersianVocabulary {
    private mutating func addWords() {
        typealias Function = PersianFunctionWords
        add(Function.prepositions, ClassSet(.preposition), cost: 1.5)
        add(Function.conjunctions, ClassSet(.conjunction), cost: 1.5)
        add("که", ClassSet(.that), cost: 1.5)
        add("را", ClassSet(.ra), cost: 1.5)
        add(Function.clauses, ClassSet(.clause), cost: 2)
        add(Function.determiners, ClassSet(.determiner), cost: 2)
        add(Function.pronouns, ClassSet(.pronoun), cost: 2)
        add(Function.modals, ClassSet(.modal), cost: 2.2)
        add(Function.numbers, ClassSet(.number), cost: 2.5)
        add(Function.months, ClassSet(.month), cost: 3)
        add(Function.periods, ClassSet(.period), cost: 2.3)
        add(Function.adverbs, ClassSet(.adverb), cost: 2.5)
        add(PersianNouns.common, ClassSet(.noun), cost: 2.6)
        add(PersianNouns.secondParts, ClassSet(.noun, .adjective), cost: 3.2)
        add(PersianNouns.names, ClassSet(.name), cost: 3)
        add(PersianAdjectives.common, ClassSet(.adjective), cost: 2.6)
        for word in PersianAdjectives.common.split(separator: " ") where word.hasSuffix("ی") {
            // Its yeh may be that of `one`: اقتصادی, an economy.
            add(String(word), ClassSet(.indefinite), cost: 2.6)
        }
        add(PersianVerbs.finite, ClassSet(.verb), cost: 2)
        for infinitive in verbs.infinitives { add(infinitive, ClassSet(.infinitive), cost: 3) }
    }

    private mutating func add(_ words: String, _ set: ClassSet, cost: Float) {
        for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let key = WordKey.of(word)
            number(key)
            let old = classes[key]
            classes[key] = (set.union(old?.set ?? []), min(cost, old?.cost ?? cost))
            let letters = Array(key.unicodeScalars), damaged = WordKey.withoutLamAlef(letters)
            if damaged.count < letters.count { restored[String(damaged)] = key }
        }
    }

    @discardableResult
    private mutating func number(_ key: String) -> Int32 {
        if let number = numbers[key] { return number }
        let number = Int32(numbers.count)
        numbers[key] = number
        return number
    }

    private mutating func addCompanions() {
        for line in Self.verbLines {
            let sides = line.split(separator: "=")
            guard sides.count == 2, let verb = sides[1].split(separator: " ").first else { continue }
            let infinitive = number(WordKey.of(verb))
            for word in sides[0].split(separator: " ") {
                let key = WordKey.of(word)
                if classes[key] == nil { add(key, ClassSet(.noun, .adjective), cost: 3) }
                companions[Self.pair(number(key), infinitive)] = Self.close
            }
        }
        addPairs(PersianPhrases.pairs, Self.loose)
        addPairs(PersianCompanions.pairs, Self.close)
    }

    private mutating func addPairs(_ pairs: String, _ weight: Float) {
        for pair in pairs.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let words = pair.split(separator: "/").map { number(WordKey.of($0)) }
            for second in words.dropFirst() { companions[Self.pair(words[0], second)] = max(weight, companions[Self.pair(words[0], second)] ?? 0) }
        }
    }

    /// Lists that run over several lines up to their verb.
    private static var verbLines: [String] {
        var lines: [String] = [], current = ""
        for line in PersianCompanions.verbs.split(separator: "\n") {
            current += line + " "
            if line.contains("=") { lines.append(current); current = "" }
        }
        return lines
    }
}
