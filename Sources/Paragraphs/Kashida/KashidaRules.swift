public import FontKit
import Shaping

/// Where a kashida may go in a word and where it goes best, for faces of one style.
///
/// Tables, not code: a rule or ban says which letters stand on both sides. A place is good if a rule accepts it and no ban
/// forbids it; the rule of the lowest number is the best one. Numbers mean the same in every set.
public struct KashidaRules: Sendable {
    /// Best first.
    let rules: [Rule]
    let bans: [Ban]
    /// Words that take none at all.
    let wordBans: [WordBan]
    /// How many letters that join each other are best to stretch; nil where any number is.
    let bestRun: Int?

    /// Letters on both sides of a kashida that make it welcome.
    struct Rule: Sendable {
        let number: UInt8
        /// In words, for a report.
        let name: String
        var after = Letters.any
        var before = Letters.any
        /// The letter behind that which the kashida stands before.
        var then = Letters.any
        let source: String
    }

    /// Letters on both sides that forbid one.
    struct Ban: Sendable {
        let name: String
        var after = Letters.any
        var before = Letters.any
        /// Whether it holds against the author's own tatweel too.
        var bindsAuthor = false
        let source: String
    }

    /// A word that takes no kashida.
    struct WordBan: Sendable {
        enum Word: Sendable {
            /// The name of God in Arabic, whatever stands before it.
            case allah
            /// Two letters that join, between spaces, punctuation or ZWNJ.
            case joinedPair
        }

        let word: Word
        var bindsAuthor = false
        let source: String
    }

    /// Letters by their joining groups, in some of their forms.
    struct Letters: Sendable {
        var groups: [JoiningGroup]
        /// It means all letters but those.
        var isInverted = false
        var forms = LetterForms.all

        static let any = Letters(groups: [], isInverted: true)
        static func all(_ groups: JoiningGroup...) -> Letters { Letters(groups: groups) }
        static func allBut(_ groups: JoiningGroup...) -> Letters { Letters(groups: groups, isInverted: true) }
        static func final(_ groups: JoiningGroup...) -> Letters { Letters(groups: groups, forms: .final) }
        static func medial(_ groups: JoiningGroup...) -> Letters { Letters(groups: groups, forms: .medial) }
        static let anyFinal = Letters(groups: [], isInverted: true, forms: .final)

        func contains(group: UInt8, form: LetterForms) -> Bool {
            forms.contains(form) && groups.contains { $0.rawValue == group } != isInverted
        }
    }

    /// By which number the author's own places go.
    static let author: UInt8 = 1

    /// The rules of a face's style; nil where it takes no kashida.
    public static func of(_ style: KashidaStyle) -> KashidaRules? {
        switch style {
        case .naskh: naskh
        case .simple: simple
        case .off: nil
        }
    }

    /// A rule in words, such as “after seen or sad”.
    public static func name(ofRule number: Int) -> String {
        simple.rules.first { $0.number == number }?.name ?? ""
    }
}

/// The forms that a letter takes by what it joins.
struct LetterForms: OptionSet, Sendable {
    let rawValue: UInt8

    static let isolated = LetterForms(rawValue: 1)
    static let initial = LetterForms(rawValue: 2)
    static let final = LetterForms(rawValue: 4)
    static let medial = LetterForms(rawValue: 8)
    static let all: LetterForms = [.isolated, .initial, .final, .medial]
}

// MARK: The tables

extension KashidaRules {
    private static let explorer = "Microsoft, Justifying Text Using Cascading Style Sheets in Internet Explorer 5.5, "
        + "kashida priorities"
    private static let naskhPaper = "Benatia, Elyaakoubi, Lazrek, Arabic text justification, TUGboat 27:2, 2006"

    /// For faces of few forms a letter: the rules of Arabic word processors and newspapers.
    static let simple = KashidaRules(rules: priorities, bans: [lamAlef, finalYeh], wordBans: words, bestRun: nil)

    /// For faces that follow the hand: what calligraphers avoid is barred too.
    static let naskh = KashidaRules(rules: priorities, bans: [lamAlef, finalYeh] + calligraphers, wordBans: words, bestRun: 4)

    private static let priorities = [
        Rule(number: author, name: "where the author typed a tatweel", after: .all(), source: explorer + ", 1"),
        Rule(number: 2, name: "after seen or sad", after: .all(.seen, .sad), source: explorer + ", 2"),
        Rule(number: 3, name: "before final teh marbuta, heh or dal",
             before: .final(.tehMarbuta, .tehMarbutaGoal, .heh, .hehGoal, .knottedHeh, .dal), source: explorer + ", 3"),
        Rule(number: 4, name: "before final alef, tah, lam, kaf or gaf",
             before: .final(.alef, .tah, .lam, .kaf, .swashKaf, .gaf), source: explorer + ", 4"),
        Rule(number: 5, name: "before medial beh with final reh or yeh",
             before: .medial(.beh, .noon, .africanNoon, .nya, .yeh, .farsiYeh, .burushaskiYehBarree, .thinYeh),
             then: .final(.reh, .yeh, .farsiYeh, .yehBarree, .burushaskiYehBarree, .yehWithTail, .thinYeh),
             source: explorer + ", 5; letters like beh and yeh as LibreOffice has them, tdf#65344"),
        Rule(number: 6, name: "before final waw, ain, qaf or feh",
             before: .final(.waw, .straightWaw, .ain, .qaf, .africanQaf, .feh, .africanFeh), source: explorer + ", 6"),
        Rule(number: 7, name: "before another final letter", before: .anyFinal, source: explorer + ", 7"),
    ]

    private static let lamAlef = Ban(name: "inside lam-alef", after: .all(.lam), before: .all(.alef), bindsAuthor: true,
                                     source: "Unicode 9.2, lam-alef is one ligature")
    private static let finalYeh = Ban(
        name: "before final yeh but after seen or sad", after: .allBut(.seen, .sad),
        before: .final(.yeh, .farsiYeh, .yehBarree, .burushaskiYehBarree, .yehWithTail, .thinYeh), source: "LibreOffice, tdf#65344")

    private static let calligraphers = [
        Ban(name: "before hah, sad, ain or waw", before: .all(.hah, .sad, .ain, .waw, .straightWaw), source: naskhPaper),
        Ban(name: "before final feh, qaf or yeh",
            before: .final(.feh, .africanFeh, .qaf, .africanQaf, .yeh, .farsiYeh, .yehBarree, .burushaskiYehBarree, .yehWithTail,
                           .thinYeh), source: naskhPaper),
        Ban(name: "after kaf or lam", after: .all(.kaf, .swashKaf, .gaf, .lam), source: naskhPaper),
    ]

    private static let words = [
        WordBan(word: .allah, bindsAuthor: true,
                source: "notofonts/arabic #72: it has the shape of one unit; letters by Unicode Technical Note 46"),
        WordBan(word: .joinedPair, source: "ours: there is too little of the word to hold a line together"),
    ]
}

// MARK: Looking up

/// The tables of a rule set as masks: a bit for each rule, then one for each ban.
struct KashidaTable: Sendable {
    /// Indexed by ``index(group:form:)``.
    private let after: [UInt32]
    private let before: [UInt32]
    private let then: [UInt32]
    private let numbers: [UInt8]
    private let bans: UInt32
    private let bansOnAuthor: UInt32

    static let naskh = KashidaTable(.naskh)
    static let simple = KashidaTable(.simple)

    init(_ set: KashidaRules) {
        let count = set.rules.count
        precondition(count + set.bans.count <= 32, "a bit for each rule and ban")
        after = Self.masks(set.rules.map(\.after) + set.bans.map(\.after))
        before = Self.masks(set.rules.map(\.before) + set.bans.map(\.before))
        then = Self.masks(set.rules.map(\.then) + set.bans.map { _ in .any })
        numbers = set.rules.map(\.number)
        bans = set.bans.indices.reduce(0) { $0 | 1 << UInt32(count + $1) }
        bansOnAuthor = set.bans.indices.filter { set.bans[$0].bindsAuthor }.reduce(0) { $0 | 1 << UInt32(count + $1) }
    }

    private static func masks(_ patterns: [KashidaRules.Letters]) -> [UInt32] {
        var masks = [UInt32](repeating: 0, count: 128 * 4)
        for group in UInt8(0)..<128 {
            for form in UInt8(0)..<4 {
                let forms = LetterForms(rawValue: 1 << form)
                for (bit, pattern) in patterns.enumerated() where pattern.contains(group: group, form: forms) {
                    masks[Self.index(group: group, form: form)] |= 1 << UInt32(bit)
                }
            }
        }
        return masks
    }

    /// - Parameter form: 0 for a letter that joins nothing, 1 for initial, 2 for final, 3 for medial.
    @inline(__always)
    static func index(group: UInt8, form: UInt8) -> Int { Int(group) << 2 | Int(form) }

    /// The number of the best rule for a kashida between two letters, with the letter behind them; 0 where none may be.
    @inline(__always)
    func rule(after first: Int, before second: Int, then third: Int, isAuthors: Bool) -> UInt8 {
        let bits = after[first] & before[second] & then[third]
        if isAuthors { return bits & bansOnAuthor == 0 ? KashidaRules.author : 0 }
        return bits & bans == 0 && bits != 0 ? numbers[bits.trailingZeroBitCount] : 0
    }
}
