import FontKit
import Geometry
public import Shaping

/// Finds the best place for a kashida in each word of a paragraph.
///
/// One a worker: it keeps what it has asked of Unicode, and its working arrays.
public struct KashidaFinder {
    private let shaper: Shaper
    private var joining = JoiningTable()
    /// Of each unit of the text at hand.
    private var traits: [JoiningTraits] = []
    private var marks: [Marks] = []
    /// Of the word at hand.
    private var letters: [Letter] = []

    /// What is known of the place before a unit.
    private struct Marks: OptionSet {
        let rawValue: UInt8

        /// HarfBuzz lets a tatweel stand there.
        static let isSafe = Marks(rawValue: 1)
        /// The author had one there.
        static let isHint = Marks(rawValue: 2)
        /// A glyph's cluster begins there.
        static let beginsCluster = Marks(rawValue: 4)
    }

    private struct Letter {
        var offset: Int32
        var group: UInt8
        /// With the letter before it.
        var isJoined: Bool
        /// Of a word, or behind ZWNJ.
        var beginsPart: Bool
    }

    /// What the words of a run have in common.
    private struct Field {
        var run: Int32
        var table: KashidaTable
        var rules: KashidaRules
        var step: Float
    }

    public init(shaper: Shaper) { self.shaper = shaper }

    /// The best place of each word that has any, in the order of the text.
    ///
    /// Each is legal: HarfBuzz calls it safe, and no rule of the face's style forbids it. Words that lie in more than one run,
    /// hold a tatweel, or have Latin letters or digits beside their own, have none.
    public mutating func places(in text: ShapedText) -> [KashidaPlace] {
        var places: [KashidaPlace] = []
        var isPrepared = false
        for (index, run) in text.runs.enumerated() {
            guard let field = field(of: run, index) else { continue }
            if !isPrepared { prepare(text) }
            isPrepared = true
            for glyph in text.glyphs[run.glyphs] {
                marks[Int(glyph.cluster)].formUnion(glyph.isSafeForTatweel ? [.isSafe, .beginsCluster] : .beginsCluster)
            }
            addPlaces(of: run, field, to: &places)
        }
        return places
    }

    private func field(of run: ShapedRun, _ index: Int) -> Field? {
        guard run.script == .arabic, run.isRightToLeft else { return nil }
        let family = shaper.fonts.faces[Int(run.face.index)].family, style = shaper.fonts.catalogue.families[family].kashida
        guard let rules = KashidaRules.of(style) else { return nil }
        let step = shaper.tatweelStep(face: run.face, size: run.size).points
        guard step > 0 else { return nil }
        return Field(run: Int32(index), table: style == .naskh ? .naskh : .simple, rules: rules, step: Float(step))
    }

    private mutating func prepare(_ text: ShapedText) {
        joining.look(up: text.styled.text, into: &traits)
        marks.removeAll(keepingCapacity: true)
        marks.append(contentsOf: repeatElement([], count: text.styled.text.count))
        for hint in text.styled.kashidaHints where hint < marks.count { marks[hint].insert(.isHint) }
    }

    // MARK: Words

    private mutating func addPlaces(of run: ShapedRun, _ field: Field, to places: inout [KashidaPlace]) {
        var index = run.text.lowerBound
        while index < run.text.upperBound {
            guard traits[index].kind == .letter else {
                index = beginsNoWord(index) ? index + 1 : endOfWord(from: index, in: run.text)
                continue
            }
            let start = index
            index = endOfWord(from: start, in: run.text)
            guard isWhole(start..<index, in: run.text), gatherLetters(of: start..<index),
                  let place = bestPlace(in: start..<index, field) else { continue }
            places.append(place)
        }
    }

    /// Whether a letter right behind a unit may begin a word.
    private func beginsNoWord(_ index: Int) -> Bool {
        switch traits[index].kind {
        case .boundary, .mark, .joiner: true
        case .letter, .tatweel, .foreign: false
        }
    }

    private func endOfWord(from start: Int, in run: Range<Int>) -> Int {
        var end = start + 1
        while end < run.upperBound, traits[end].kind != .boundary { end += 1 }
        return end
    }

    /// Whether a word does not go on in another run, and has glyphs of its own: some faces join marks of different words.
    private func isWhole(_ word: Range<Int>, in run: Range<Int>) -> Bool {
        marks[word.lowerBound].contains(.beginsCluster)
            && (word.upperBound == run.upperBound || marks[word.upperBound].contains(.beginsCluster))
            && (word.lowerBound > run.lowerBound || word.lowerBound == 0 || traits[word.lowerBound - 1].kind == .boundary)
            && (word.upperBound < run.upperBound || word.upperBound == traits.count || traits[word.upperBound].kind == .boundary)
    }

    /// Gathers the letters of a word, and how they join. False where it holds what is no letter or mark of Arabic script.
    private mutating func gatherLetters(of word: Range<Int>) -> Bool {
        letters.removeAll(keepingCapacity: true)
        var joinsOn = false, beginsPart = true
        for index in word {
            let trait = traits[index]
            switch trait.kind {
            case .letter:
                letters.append(Letter(offset: Int32(index), group: trait.group, isJoined: joinsOn && trait.joinsBack,
                                      beginsPart: beginsPart))
                joinsOn = trait.joinsOn
                beginsPart = false
            case .mark: continue
            case .joiner:
                joinsOn = false
                beginsPart = true
            case .tatweel, .foreign, .boundary: return false
            }
        }
        return true
    }

    // MARK: Places

    private func bestPlace(in word: Range<Int>, _ field: Field) -> KashidaPlace? {
        var best: KashidaPlace?
        var first = 0, ban: Ban?
        while first < letters.count {
            var end = first + 1
            while end < letters.count, letters[end].isJoined { end += 1 }
            if letters[first].beginsPart { ban = self.ban(onPartFrom: first, field.rules) }
            if end - first > 1, ban != .all {
                consider(first..<end, isAuthorsOnly: ban == .allButAuthors, word, field, &best)
            }
            first = end
        }
        return best
    }

    /// Looks for a better place between letters that join each other.
    private func consider(_ run: Range<Int>, isAuthorsOnly: Bool, _ word: Range<Int>, _ field: Field, _ best: inout KashidaPlace?) {
        let length = field.rules.bestRun.map { Float(abs(run.count - $0)) } ?? 0
        for index in run.dropFirst() {
            let here = marks[Int(letters[index].offset)]
            guard here.contains(.isSafe), !isAuthorsOnly || here.contains(.isHint) else { continue }
            let rule = field.table.rule(after: form(index - 1, in: run), before: form(index, in: run),
                                        then: index + 1 < run.upperBound ? form(index + 1, in: run) : 0,
                                        isAuthors: here.contains(.isHint))
            guard rule > 0 else { continue }
            let penalty = rule == KashidaRules.author ? 0 : length
            if let best, (best.rule, best.penalty) < (rule, penalty) { continue }
            best = KashidaPlace(word: Int32(word.lowerBound)..<Int32(word.upperBound), offset: letters[index].offset, rule: rule,
                                run: field.run, step: field.step, penalty: penalty)
        }
    }

    /// Where a letter of a joined run stands in the tables.
    private func form(_ index: Int, in run: Range<Int>) -> Int {
        let joinsBack: UInt8 = index > run.lowerBound ? 2 : 0, joinsOn: UInt8 = index + 1 < run.upperBound ? 1 : 0
        return KashidaTable.index(group: letters[index].group, form: joinsBack | joinsOn)
    }

    // MARK: Words that take none

    private enum Ban {
        case all, allButAuthors
    }

    /// What is forbidden in the part of the word that begins at a letter.
    private func ban(onPartFrom first: Int, _ rules: KashidaRules) -> Ban? {
        var end = first + 1
        while end < letters.count, !letters[end].beginsPart { end += 1 }
        let bans = rules.wordBans.filter { isBarred(first..<end, as: $0.word) }
        if bans.isEmpty { return nil }
        return bans.contains { $0.bindsAuthor } ? .all : .allButAuthors
    }

    private func isBarred(_ part: Range<Int>, as word: KashidaRules.WordBan.Word) -> Bool {
        switch word {
        case .joinedPair: part.count == 2 && letters[part.lowerBound + 1].isJoined
        case .allah: isAllah(part)
        }
    }

    /// Whether a word is الله or لله, or ends in it, or is اللهم. What stands before لله must be a particle, since there are
    /// words that end in these letters.
    private func isAllah(_ part: Range<Int>) -> Bool {
        var rest = part
        if group(rest.upperBound - 1) == .meem { rest = rest.dropLast() }
        guard rest.count >= 3, [.heh, .hehGoal].contains(group(rest.upperBound - 1)), group(rest.upperBound - 2) == .lam,
              group(rest.upperBound - 3) == .lam else { return false }
        let before = rest.dropLast(3)
        if let last = before.last, group(last) == .alef { return true }
        return rest == part && before.allSatisfy { [.waw, .feh, .beh, .kaf].contains(group($0)) }
    }

    private func group(_ letter: Int) -> JoiningGroup? { JoiningGroup(rawValue: letters[letter].group) }
}
