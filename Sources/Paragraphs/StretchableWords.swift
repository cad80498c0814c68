import Geometry
import Shaping

/// The words of a paragraph that may be set longer than they were shaped, and how.
struct StretchableWords {
    /// In the order of the text.
    private(set) var all: [StretchableWord] = []
    /// On one line.
    private(set) var mostKashidas = 0
    /// Demerits of a line that has kashida.
    private var lineCost = 0.0
    /// Of each of ``all``.
    private var places: [KashidaPlace] = []

    /// - Parameter reach: Advance of everything before each unit of the text, in points.
    init(in text: ShapedText, shape: ParagraphShape, reach: [Double], composer: Composer) {
        guard shape.fill == .justified else { return }
        addKashidas(in: text, shape: shape, reach: reach, composer: composer)
    }

    private mutating func addKashidas(in text: ShapedText, shape: ParagraphShape, reach: [Double], composer: Composer) {
        let filling = composer.tolerances.kashida
        guard let terms = filling.terms(shape.kashida) else { return }
        places = composer.kashidaFinder.places(in: text)
        guard !places.isEmpty else { return }
        mostKashidas = terms.most
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
            switch word.means {
            case .kashida:
                let place = places[line.words[index]]
                return Stretch(word: range, means: .kashida(offset: Int(place.offset), count: line.counts[index], rule: Int(place.rule)))
            case .wideForms: return Stretch(word: range, means: .wideForms)
            }
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
