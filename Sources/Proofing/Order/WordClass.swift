/// What a word does in a Persian sentence, as far as the words beside it depend on it.
enum WordClass: Int, CaseIterable, Sendable {
    case preposition, conjunction, that, clause, ra, determiner, pronoun, modal, number, month, period
    case noun
    /// A noun that shows that its complement follows: `نیروی`, `خیابان‌های`.
    case bound
    /// A noun with the indefinite yeh, or what looks like one.
    case indefinite
    case name, adjective, adverb
    case verb, participle, infinitive
    /// The خواهد of the future, and the bare past that follows it; otherwise a verb like others.
    case future, barePast
    /// The می of a verb, standing apart.
    case prefix
    /// What is bound to the word before it, standing apart: `ها`, `تر`, `اند`.
    case ending
    /// An ending that is never written apart: the rest of a word that was torn.
    case torn
    case stop, comma, open, close
    /// Words of other scripts and signs.
    case other

    var set: ClassSet { ClassSet(rawValue: 1 << UInt32(rawValue)) }

    static let names = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })
}

/// The classes that a word may have; which of them it has, its neighbours tell.
struct ClassSet: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }
    init(_ classes: WordClass...) { self = classes.reduce(into: []) { $0.formUnion($1.set) } }
}

/// How gladly a class stands behind another, as a logarithm: 0 where the one says nothing about the other.
struct ClassPairs: Sendable {
    static let persian = ClassPairs(PersianClassPairs.table)

    private var scores: [Float]
    private static let count = WordClass.allCases.count

    /// - Parameter table: A line a class: its name, then what may follow it, as `noun 1.2`.
    init(_ table: String) {
        scores = [Float](repeating: 0, count: Self.count * Self.count)
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard let left = fields.first.flatMap({ WordClass.names[String($0)] }) else { continue }
            for field in stride(from: 1, to: fields.count - 1, by: 2) {
                guard let right = WordClass.names[String(fields[field])], let score = Float(fields[field + 1]) else { continue }
                scores[left.rawValue * Self.count + right.rawValue] = score
            }
        }
        completeBarePast()
    }

    /// What the table does not say of the bare past is as with other verbs.
    private mutating func completeBarePast() {
        let (bare, verb) = (WordClass.barePast.rawValue, WordClass.verb.rawValue)
        for other in 0..<Self.count where other != WordClass.future.rawValue {
            scores[other * Self.count + bare] = scores[other * Self.count + verb]
        }
        for other in 0..<Self.count { scores[bare * Self.count + other] = scores[verb * Self.count + other] }
    }

    /// The best score that any two classes of the sets give.
    func score(_ left: ClassSet, _ right: ClassSet) -> Float {
        var best = -Float.infinity, leftBits = left.rawValue
        while leftBits != 0 {
            let row = leftBits.trailingZeroBitCount * Self.count
            leftBits &= leftBits - 1
            var rightBits = right.rawValue
            while rightBits != 0 {
                best = max(best, scores[row + rightBits.trailingZeroBitCount])
                rightBits &= rightBits - 1
            }
        }
        return best == -.infinity ? 0 : best
    }
}
