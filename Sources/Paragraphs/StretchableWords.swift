import FontKit
import Geometry
import LayoutBook
import Shaping

/// The words of a paragraph that may be set longer than they were shaped, and how.
struct StretchableWords {
    /// In the order of the text; a word that there are two means for is here twice.
    private(set) var all: [StretchableWord] = []
    /// On one line.
    private(set) var mostKashidas = 0
    /// Demerits of a line that has kashida.
    private var lineCost = 0.0
    /// Of each of ``all``; nil where the means is another.
    private var places: [KashidaPlace?] = []

    /// - Parameter reach: Advance of everything before each unit of the text, in points.
    init(in text: ShapedText, shape: ParagraphShape, reach: [Double], composer: Composer) {
        guard shape.fill == .justified else { return }
        addKashidas(in: text, shape: shape, reach: reach, composer: composer)
        if shape.usesWideForms { addWideForms(in: text, reach: reach, composer: composer) }
    }

    private mutating func addKashidas(in text: ShapedText, shape: ParagraphShape, reach: [Double], composer: Composer) {
        let filling = composer.tolerances.kashida
        guard let terms = filling.terms(shape.kashida) else { return }
        let places = composer.kashidaFinder.places(in: text)
        guard !places.isEmpty else { return }
        mostKashidas = terms.most
        self.places = places
        var gaps = GapCounter(text: text.styled.text)
        for place in places {
            let size = text.runs[Int(place.run)].size.points
            all.append(StretchableWord(
                means: .kashida, start: Int(place.word.lowerBound), end: Int(place.word.upperBound),
                number: gaps.count(before: Int(place.word.lowerBound)), step: place.step,
                most: max(1, Int(terms.length * size / Double(place.step) + 1e-3)),
                cost: filling.cost(rule: Int(place.rule), penalty: place.penalty, terms),
                reach: Float(reach[Int(place.offset)]), gaps: gaps.count(before: Int(place.offset))))
        }
        let words = gaps.count(before: text.styled.text.count) + 1
        lineCost = filling.lineCost(stretchable: places.count, of: words, terms)
    }

    /// The tolerances of this paragraph.
    func tolerances(_ tolerances: Tolerances, direction: Direction) -> Tolerances {
        var own = tolerances
        own.kashida.lineCost = lineCost
        if direction.isRightToLeft {
            own.spaces.ideal = tolerances.spaces.idealRightToLeft
            own.spaces.narrowest = tolerances.spaces.narrowestRightToLeft
        }
        return own
    }

    /// What a line of the fit asks of its words.
    func stretches(of line: TotalFit.Line) -> [Stretch] {
        (0..<line.words.count).map { index in
            let word = all[line.words[index]], range = Int(word.start)..<Int(word.end)
            guard let place = places[line.words[index]] else { return Stretch(word: range, means: .wideForms) }
            return Stretch(word: range, means: .kashida(offset: Int(place.offset), count: line.counts[index],
                                                        rule: Int(place.rule)))
        }
    }
}

// MARK: Wider forms

extension StretchableWords {
    /// Shapes each word of a face with wider forms in them, to know what they add; words that grow by nothing are left out.
    private mutating func addWideForms(in text: ShapedText, reach: [Double], composer: Composer) {
        var words: [StretchableWord] = []
        var gaps = GapCounter(text: text.styled.text)
        for (index, run) in text.runs.enumerated() where text.bearsWideForms(run, of: composer.shaper.widerForms(of: run)) {
            for word in text.wholeWords(of: run) {
                let wide = composer.shaper.reshapeWide(text, run: index, range: word)
                let growth = wide.reduce(0) { $0 + Double($1.advance) } - (reach[word.upperBound] - reach[word.lowerBound])
                guard growth > Self.leastGrowth * run.size.points else { continue }
                let before = gaps.count(before: word.lowerBound)
                words.append(StretchableWord(
                    means: .wideForms, start: word.lowerBound, end: word.upperBound, number: before, step: Float(growth), most: 1,
                    cost: composer.tolerances.wideForms.cost, reach: Float(reach[word.lowerBound]), gaps: before))
            }
        }
        if !words.isEmpty { merge(words) }
    }

    /// In ems: less is not worth its price.
    private static let leastGrowth = 0.01

    private mutating func merge(_ words: [StretchableWord]) {
        let both = Array(zip(all, places)) + words.map { ($0, nil) }
        let sorted = both.sorted { ($0.0.start, $0.0.means.rawValue) < ($1.0.start, $1.0.means.rawValue) }
        all = sorted.map(\.0)
        places = sorted.map(\.1)
    }
}

extension ShapedText {
    /// Whether words of a run may be set in wider forms. An instance of a face is drawn from left to right only, and letters that
    /// stand apart, raised or as an initial are as wide as they should be.
    fileprivate func bearsWideForms(_ run: ShapedRun, of forms: WiderForms) -> Bool {
        let style = styled.spans[run.span].style
        guard style.letterSpacing == 0, style.position == .onLine, style.initial == nil else { return false }
        switch forms {
        case .none: return false
        case .alternates: return true
        case .width: return !run.isRightToLeft && !styled.direction.isRightToLeft
        }
    }

    /// The words of a run, from space to space with their punctuation, that have a letter and do not go on in another run.
    fileprivate func wholeWords(of run: ShapedRun) -> [Range<Int>] {
        let units = styled.text
        func endsWord(_ offset: Int) -> Bool { offset < 0 || offset >= units.count || Word.isSpace(units[offset]) }
        return units[run.text].split(whereSeparator: Word.isSpace).map(\.indices).filter { word in
            endsWord(word.lowerBound - 1) && endsWord(word.upperBound)
                && units[word].contains { Unicode.Scalar($0)?.properties.isAlphabetic ?? true }
        }
    }
}

/// Counts the word spaces of a text from its beginning.
private struct GapCounter {
    let text: [UInt16]
    private var seen = 0
    private var gaps = 0

    init(text: [UInt16]) { self.text = text }

    /// - Parameter offset: Not less than that of the call before.
    mutating func count(before offset: Int) -> Int {
        while seen < offset {
            if Space.stretches(text[seen]) { gaps += 1 }
            seen += 1
        }
        return gaps
    }
}
