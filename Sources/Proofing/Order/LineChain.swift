/// A raw line with the ways to take it, and the way it was taken.
struct PieceLine {
    /// The tokens as the line has them, words whole.
    var tokens: [Token]
    /// Ways to take its words apart, the one that costs least first.
    var partings: [(tokens: [Token], cost: Float)] = []
    var blanksBehind = 0
    /// Whether anything tells that it is made of pieces; what does may be no more than a blank at its edge.
    var isSuspect = false
    var hasHardSign = false
    /// The share of lines near it that have hard signs.
    var density: Float = 0
    /// Nil where the line is none of ours.
    var reading: Reading?

    /// A line in the order in which it is to be read.
    struct Reading {
        var tokens: [Token]
        /// Ranges of tokens, in the order of the line: the reading has them from the last to the first.
        var pieces: [Range<Int>]
        /// The joints, by the piece behind each, where two pieces make one word.
        var joined: Set<Int>
        /// By how much it is better than the line uncut, and than the best reading that begins or ends with another word.
        var margin: Float = 0
        var lead: Float = 0

        var order: [Token] { pieces.reversed().flatMap { tokens[$0] } }
    }
}

/// Lines that follow one another.
struct LineChain {
    var lines: [PieceLine]

    init(_ lines: [PieceLine]) {
        self.lines = lines
        for index in lines.indices {
            let near = lines[max(0, index - Self.reach)..<min(lines.count, index + Self.reach + 1)].filter { !$0.partings.isEmpty }
            self.lines[index].density = Float(near.count { $0.hasHardSign }) / Float(max(1, near.count))
        }
    }

    private static let reach = 6
    private static let mostEnds = 12

    /// Tells the book what pairs of words stand in the lines as they are taken now.
    func countPairs(in book: WordBook) {
        for line in lines {
            let order = line.reading?.order ?? line.tokens
            for (first, second) in zip(order, order.dropFirst()) { book.count(first.word, second.word) }
        }
    }

    /// Finds the best reading of all lines together.
    mutating func read(_ book: WordBook, _ model: PieceModel) {
        let readings = lines.map { line in line.partings.isEmpty ? [] : Self.readings(of: line, book, model) }
        let forth = states(readings, book, model, isBackward: false), back = states(readings, book, model, isBackward: true)
        for index in lines.indices where !readings[index].isEmpty {
            choose(index, readings[index], forth[index], back[index])
        }
    }

    private static func readings(of line: PieceLine, _ book: WordBook, _ model: PieceModel) -> [LineReadings] {
        var own: [Int64: Float] = [:]
        let order = line.reading?.order ?? line.tokens
        for (first, second) in zip(order, order.dropFirst()) { own[WordBook.pair(first.word, second.word), default: 0] += 1 }
        return line.partings.map { parting in
            LineReadings(parting.tokens, of: line, base: -parting.cost, book: book, model: model.among(line.density), own: own)
        }
    }
}

extension LineChain {
    /// For each line what the lines before it (or behind it) add, by the token that the reading begins (or ends) with:
    /// indexed by parting and token.
    private func states(_ readings: [[LineReadings]], _ book: WordBook, _ model: PieceModel, isBackward: Bool) -> [[[Float]]] {
        var result = [[[Float]]](repeating: [], count: lines.count)
        // The words that the line before may end with, and the best score of all up to there.
        var ends: [(word: Int32, score: Float)] = []
        for index in isBackward ? Array(lines.indices.reversed()) : Array(lines.indices) {
            let line = readings[index]
            guard !line.isEmpty else { ends = []; continue }
            let added = line.map { reading in
                reading.tokens.map { token in meeting(token.word, ends, book, model, isBackward) }
            }
            result[index] = added
            ends = bestEnds(line, added, isBackward: isBackward)
        }
        return result
    }

    private func meeting(_ word: Int32, _ ends: [(word: Int32, score: Float)], _ book: WordBook, _ model: PieceModel,
                         _ isBackward: Bool) -> Float {
        // A text is likely to begin as a sentence does.
        guard !ends.isEmpty else { return isBackward ? 0 : 0.5 * book.score(book.fullStop, word) }
        var best = -Float.infinity
        for end in ends {
            let pair = isBackward ? book.scoreAcrossLines(word, end.word) : book.scoreAcrossLines(end.word, word)
            best = max(best, end.score + model.acrossLines * pair)
        }
        return best
    }

    private func bestEnds(_ line: [LineReadings], _ added: [[Float]], isBackward: Bool) -> [(word: Int32, score: Float)] {
        var best: [Int32: Float] = [:]
        for (reading, added) in zip(line, added) {
            let count = reading.count
            for end in 0..<count {
                var score = -Float.infinity
                for begin in 0..<count {
                    let (first, last) = isBackward ? (end, begin) : (begin, end)
                    score = max(score, reading.scores[last * count + first] + added[begin])
                }
                let word = reading.tokens[end].word
                best[word] = max(best[word] ?? -.infinity, score)
            }
        }
        let ends = best.map { (word: $0.key, score: $0.value) }.filter { $0.score > -.infinity }
        return Array(ends.sorted { ($0.score, $1.word) > ($1.score, $0.word) }.prefix(Self.mostEnds))
    }

    private mutating func choose(_ index: Int, _ readings: [LineReadings], _ before: [[Float]], _ behind: [[Float]]) {
        var best = -Float.infinity, uncut = -Float.infinity, place = (reading: 0, first: 0, last: 0)
        func score(_ number: Int, _ first: Int, _ last: Int) -> Float {
            readings[number].scores[last * readings[number].count + first] + before[number][first] + behind[number][last]
        }
        for (number, reading) in readings.enumerated() {
            uncut = max(uncut, score(number, 0, reading.count - 1))
            for last in 0..<reading.count {
                for first in 0..<reading.count where score(number, first, last) > best {
                    best = score(number, first, last)
                    place = (number, first, last)
                }
            }
        }
        // The best reading that begins or ends with another word.
        let tokens = readings[place.reading].tokens, ends = (tokens[place.first].word, tokens[place.last].word)
        var second = -Float.infinity
        for (number, reading) in readings.enumerated() {
            for last in 0..<reading.count {
                for first in 0..<reading.count where (reading.tokens[first].word, reading.tokens[last].word) != ends {
                    second = max(second, score(number, first, last))
                }
            }
        }
        lines[index].reading = readings[place.reading].reading(first: place.first, last: place.last)
        lines[index].reading?.margin = best - uncut
        lines[index].reading?.lead = best - second
    }
}
