/// All rules over all passages of an article, once.
struct ProofRound {
    struct Outcome {
        var repairs: [Repair] = []
        /// The article with the applied repairs, and the way back from it; nil where none is.
        var mended: (article: ReadArticle, way: EditedText)?
    }

    /// Which changes of a passage are made: where its text would mean something else with some of them, fewer.
    private enum Reach: Int {
        case all
        /// Those within a line of letters, far from marks.
        case plain
        case none
    }

    private let article: ReadArticle
    private let rules: [any PassageRule]
    private let selection: Selection
    private let off: Set<Rule>
    private let knowledge: Knowledge
    private var reaches: [Reach]

    init(_ article: ReadArticle, rules: [any PassageRule], selection: Selection, off: Set<Rule>, lexicon: Lexicon) {
        self.article = article
        self.rules = rules
        self.selection = selection
        self.off = off
        knowledge = Knowledge(lexicon: lexicon, evidence: Evidence(article.passages.lazy.map(\.passage)))
        reaches = Array(repeating: .all, count: article.passages.count)
    }

    /// Makes the changes, reads the article again, and takes back those in passages that became something else.
    mutating func run() -> Outcome {
        let outline = Outline(article.story)
        var sheets = article.passages.indices.map(proof)
        for _ in 0..<4 {
            guard sheets.contains(where: { !$0.edits.isEmpty }) else { break }
            let way = EditedText(article.file.characters, sheets.flatMap(\.edits))
            let mended = ReadArticle(way, of: article)
            if let mended, Outline(mended.story) == outline, mended.passages.elementsEqual(sheets, by: { $0.passage.characters == $1.characters }) {
                return Outcome(repairs: sheets.flatMap(\.repairs), mended: (mended, way))
            }
            for index in suspects(sheets, in: mended) {
                reaches[index] = Reach(rawValue: reaches[index].rawValue + 1) ?? .none
                sheets[index] = proof(index)
            }
        }
        for index in sheets.indices where !sheets[index].edits.isEmpty {
            reaches[index] = .none
            sheets[index] = proof(index)
        }
        return Outcome(repairs: sheets.flatMap(\.repairs))
    }

    /// The passages whose changes may be to blame: those between the ones that came out as they should from both ends; all
    /// with changes, where these have none.
    private func suspects(_ sheets: [Proof], in mended: ReadArticle?) -> [Int] {
        let changed = sheets.indices.filter { !sheets[$0].edits.isEmpty }
        guard let mended else { return changed }
        let found = mended.passages
        func isAsMeant(_ sheet: Proof, _ passage: ArticlePassage) -> Bool { sheet.characters == passage.passage.characters }
        let head = zip(sheets, found).prefix(while: isAsMeant).count
        let most = min(sheets.count, found.count) - head
        let tail = zip(sheets.reversed(), found.reversed()).prefix(most).prefix(while: isAsMeant).count
        let between = changed.filter { $0 >= head && $0 < max(head + 1, sheets.count - tail) }
        return between.isEmpty ? changed : between
    }

    /// One passage, proof-read.
    private struct Proof {
        var characters: [Unicode.Scalar]
        var repairs: [Repair] = []
        var edits: [SourceEdit] = []
    }

    private func proof(_ index: Int) -> Proof {
        var sheet = ProofSheet(article.passages[index], in: article.file)
        var repairs: [Repair] = [], hasChanges = false
        for rule in rules {
            var changes: [(range: Range<Int>, made: ArraySlice<Unicode.Scalar>)] = [], end = 0
            for correction in rule.corrections(of: sheet.passage, by: knowledge)
            where correction.range.lowerBound >= end && !off.contains(correction.rule) && !sheet.isShielded(correction.range) {
                guard let origin = sheet.origin(of: correction.range.lowerBound) else { continue }
                let change = correction.replacement.map { sheet.core(of: correction.range, $0) }
                let isApplied = change.map { isMade(correction, $0.range, $0.made, in: sheet, reaches[index]) } ?? false
                if let change, isApplied {
                    changes.append(change)
                    end = correction.range.upperBound
                }
                repairs.append(Repair(correction, in: sheet, at: origin, isApplied: isApplied))
            }
            sheet.apply(changes)
            hasChanges = hasChanges || !changes.isEmpty
        }
        return Proof(characters: sheet.characters, repairs: repairs, edits: hasChanges ? sheet.edits(isMarkdown: article.isMarkdown) : [])
    }

    private func isMade(_ correction: Correction, _ range: Range<Int>, _ made: ArraySlice<Unicode.Scalar>, in sheet: ProofSheet,
                        _ reach: Reach) -> Bool {
        guard reach != .none, selection.takes(correction.rule, correction.confidence), !(range.isEmpty && made.isEmpty) else { return false }
        return sheet.canChange(range) && (reach == .all || sheet.isPlain(range, made))
    }
}

extension Repair {
    init(_ correction: Correction, in sheet: ProofSheet, at origin: Int, isApplied: Bool) {
        self.init(rule: correction.rule, confidence: correction.confidence, origin: origin,
                  before: String(sheet.characters[correction.range]), after: correction.replacement.map { String($0) },
                  isApplied: isApplied, message: correction.message)
    }
}

extension ProofSheet {
    /// Whether a change lies within a line of the file, away from all marks, and puts in nothing that could be one.
    func isPlain(_ range: Range<Int>, _ made: ArraySlice<Unicode.Scalar>) -> Bool {
        let low = range.lowerBound - 1, high = range.upperBound
        guard low >= 0, high < characters.count, (low...high).allSatisfy({ kept[$0] >= 0 }) else { return false }
        let first = original.sources[Int(kept[low])], last = original.sources[Int(kept[high])]
        guard first >= 0, last - first == high - low, made.allSatisfy({ $0 == " " || !$0.isASCII || $0.isASCIIAlphanumeric }) else { return false }
        return (low...high).allSatisfy { sourceRange(of: Int(kept[$0]))?.count == 1 }
    }
}
