/// What tells of cuts between pieces, and what stretching tells of their order: the same for all lines of a text.
struct PieceModel {
    /// What a cut gains or costs by the place where it is: positive where one is likelier than not.
    var atDoubledBlank: Float = 2.5
    var insideWord: Float = 2.5
    /// Where a و has the next word close behind it.
    var behindAnd: Float = 0.3
    /// A sign that ends something, with the next word close behind it or a blank before it.
    var atMisplacedSign: Float = 2
    /// Beside a numeral, which runs from left to right and so is a piece of its own.
    var atNumber: Float = 1.5
    var atBlankByNumber: Float = 0.5
    var atBlank: Float = -1.6
    /// Behind a sign that ends something.
    var atBlankAfterSign: Float = -1
    var beforeSign: Float = -0.6
    /// Left uncut inside a word that ran together.
    var runTogether: Float = -2.5
    /// The same between a numeral and a word, and behind a sign that ends something.
    var numberTogether: Float = -1.5
    var signTogether: Float = -1
    /// Two pieces without a blank at either end or between them that are two words, or with one that are one word.
    var blankMissing: Float = -1.2
    var blankInWord: Float = -0.7
    var joining: Float = -1
    /// A piece with a bracket left open, and behind it the one that closes it.
    var bracketsMeet: Float = 1.5
    /// A line that is one piece, with a blank at its beginning or end.
    var strayBlank: Float = -1.5
    /// A line that begins with what ends a clause.
    var beginsWithSign: Float = -4
    var acrossLines: Float = 1
    /// By the stretch of a word and the next that can be stretched: justification begins at the end of a line, so that words it has
    /// stretched stand behind those it has not.
    var stretch: [Float] = [0, 0, 0, 0, 0.3, -0.3, 0, -2.1, 0.45]

    /// What speaks for a line that it stays as it is.
    var staying: Float = 0

    /// The same for a line of whose neighbours a share shows signs of the fault: where few do, more must speak for a cut.
    func among(_ density: Float) -> PieceModel {
        let doubt = Self.doubt(density)
        var model = self
        model.atBlank -= 2 * doubt
        model.atBlankAfterSign -= 2 * doubt
        model.insideWord -= 2 * doubt
        model.staying = 4 * doubt
        return model
    }

    static func doubt(_ density: Float) -> Float { max(0, 1 - density / 0.6) }

    func stretchScore(_ first: Token.Stretch, _ second: Token.Stretch) -> Float {
        stretch[first.rawValue * 3 + second.rawValue]
    }
}

/// One way to see the tokens of a line, and all orders of pieces that they allow.
///
/// Pieces are runs of tokens; a reading is the line cut into pieces, and these in reversed order. What each piece is worth, and each
/// border between two, depends on its ends only: so the best reading for each first and last piece is found by one table.
struct LineReadings {
    let tokens: [Token]
    /// Blanks behind the last token.
    let blanksBehind: Int
    /// What the words cost beside those of the line as it stands.
    let base: Float

    /// By first token of the reading and end of its last piece: the best score. Indexed `[last * count + first]`, where the last piece
    /// is the tokens up to and with `last` and the first piece is those from `first` on.
    private(set) var scores: [Float] = []
    private var pair: [Float] = []
    private var border: [Float] = []
    /// What is lost where no blank between the pieces stands for that of two words.
    private var blankless: [Float] = []
    private var isJoined: [Bool] = []
    private var inner: [Float] = []
    private var cuts: [Float] = []
    private var lastStretch: [Int] = []
    private var nextStretch: [Int] = []
    private var stretchSums: [Float] = []
    private var cannotBegin: [Bool] = []
    /// How many brackets more were opened than closed before each token, and behind the last.
    private var depth: [Int] = [0]
    private var isSuspect = false
    private let model: PieceModel

    var count: Int { tokens.count }

    /// - Parameter own: How often each pair of words stands in the line itself.
    init(_ tokens: [Token], of line: PieceLine, base: Float, book: WordBook, model: PieceModel, own: [Int64: Float]) {
        self.tokens = tokens
        blanksBehind = line.blanksBehind
        isSuspect = line.isSuspect
        self.base = base
        self.model = model
        let closing = ClassSet(.stop, .comma, .close)
        cannotBegin = tokens.map { !book.entries[Int($0.word)].entrance.isDisjoint(with: closing) }
        prepareBrackets(book)
        preparePairs(book, own)
        prepareCuts(book)
        prepareStretch()
        prepareInner(book)
        fill()
    }

    /// The best reading with these ends.
    func reading(first: Int, last: Int) -> PieceLine.Reading {
        let pieces = pieces(first: first, last: last)
        let joined = pieces.indices.dropLast().filter { isJoined[(pieces[$0 + 1].upperBound - 1) * count + pieces[$0].lowerBound] }
        return PieceLine.Reading(tokens: tokens, pieces: pieces, joined: Set(joined))
    }

    /// Its pieces, in the order of the line.
    private func pieces(first: Int, last: Int) -> [Range<Int>] {
        let table = table(from: last)
        var pieces = [first..<count], start = first, end = count - 1
        while start > 0, let before = table.back[start * count + end] {
            pieces.append(before..<start)
            end = start - 1
            start = before
        }
        return pieces.reversed()
    }
}

extension LineReadings {
    /// How well each token stands behind each other one where pieces meet, and whether they make one word.
    private mutating func preparePairs(_ book: WordBook, _ own: [Int64: Float]) {
        pair = [Float](repeating: 0, count: count * count)
        for left in 0..<count {
            for right in 0..<count where isSuspect ? left != right : left + 1 == right {
                let words = (tokens[left].word, tokens[right].word)
                pair[left * count + right] = book.score(words.0, words.1, own: own[WordBook.pair(words.0, words.1)] ?? 0)
            }
        }
        border = [Float](repeating: 0, count: count * count)
        blankless = [Float](repeating: 0, count: count * count)
        isJoined = [Bool](repeating: false, count: count * count)
        for left in 0..<count where isSuspect {
            for right in 0..<left {
                (border[left * count + right], isJoined[left * count + right]) = borderScore(left, right, book)
            }
        }
    }

    private mutating func borderScore(_ left: Int, _ right: Int, _ book: WordBook) -> (Float, Bool) {
        let blanksAfter = left + 1 < count ? tokens[left + 1].blanks : blanksBehind
        let hasBlank = tokens[right].blanks > 0 || blanksAfter > 0
        let areWords = tokens[left].kind == .word && tokens[right].kind == .word
        let apart = pair[left * count + right]
        if !hasBlank, areWords { blankless[left * count + right] = model.blankMissing }
        guard areWords, let gain = book.gainOfJoining(tokens[left].word, tokens[right].word) else { return (apart, false) }
        let joined = gain + model.joining + (hasBlank ? model.blankInWord : 0)
        guard joined > apart else { return (apart, false) }
        blankless[left * count + right] = 0
        return (joined, true)
    }

    /// What a cut before each token is worth; and in the pairs, what it is worth not to cut there.
    private mutating func prepareCuts(_ book: WordBook) {
        cuts = [Float](repeating: 0, count: count)
        for index in 1..<max(1, count) { cuts[index] = cutScore(index, book) }
    }

    private func cutScore(_ index: Int, _ book: WordBook) -> Float {
        let token = tokens[index], before = tokens[index - 1]
        if token.isCut {
            // Behind a و, which joins nothing, many leave out the blank; and an ending may well be that of the word before it.
            if book.keys[Int(before.word)] == ["و"] { return model.behindAnd }
            let isEnding = !book.entries[Int(token.word)].entrance.isDisjoint(with: ClassSet(.ending, .torn))
            return isEnding ? model.insideWord / 2 : model.insideWord
        }
        if token.blanks > 1 { return model.atDoubledBlank }
        let (left, right) = (book.entries[Int(before.word)].exit, book.entries[Int(token.word)].entrance)
        let closes = ClassSet(.stop, .comma, .close)
        if token.blanks == 0 {
            let isClosed = before.kind == .sign && !left.isDisjoint(with: ClassSet(.stop, .comma))
            if isClosed, token.kind != .sign { return model.atMisplacedSign }
            if before.kind == .number || before.kind == .word && token.kind == .number { return model.atNumber }
            return model.beforeSign
        }
        if token.kind == .sign, !right.isDisjoint(with: closes) { return model.atMisplacedSign }
        if before.kind == .number || token.kind == .number { return model.atBlankByNumber }
        return left.isDisjoint(with: closes) ? model.atBlank : model.atBlankAfterSign
    }

    private mutating func prepareBrackets(_ book: WordBook) {
        for token in tokens {
            let set = book.entries[Int(token.word)].entrance
            let isOpen = set == ClassSet(.open), isClose = set == ClassSet(.close)
            depth.append(depth[depth.count - 1] + (isOpen ? 1 : isClose ? -1 : 0))
        }
    }

    private mutating func prepareStretch() {
        lastStretch = [Int](repeating: -1, count: count)
        nextStretch = [Int](repeating: count, count: count)
        stretchSums = [Float](repeating: 0, count: count)
        var last = -1, sum: Float = 0
        for index in 0..<count {
            if tokens[index].stretch != .fixed {
                if last >= 0 { sum += model.stretchScore(tokens[last].stretch, tokens[index].stretch) }
                last = index
            }
            lastStretch[index] = last
            stretchSums[index] = sum
        }
        var next = count
        for index in (0..<count).reversed() {
            if tokens[index].stretch != .fixed { next = index }
            nextStretch[index] = next
        }
    }

    /// The sums of what stands inside a piece up to each token.
    private mutating func prepareInner(_ book: WordBook) {
        inner = [Float](repeating: 0, count: count)
        for index in 1..<max(1, count) {
            inner[index] = inner[index - 1] + pair[(index - 1) * count + index] + uncut(index, book)
        }
    }

    /// What it costs to leave two tokens together that no author writes so.
    private func uncut(_ index: Int, _ book: WordBook) -> Float {
        let token = tokens[index], before = tokens[index - 1]
        if token.isCut { return book.keys[Int(before.word)] == ["و"] ? 0 : model.runTogether }
        guard token.blanks == 0, token.kind != .sign else { return 0 }
        if (before.kind == .number) != (token.kind == .number), before.kind != .sign { return model.numberTogether }
        return book.entries[Int(before.word)].exit.isDisjoint(with: ClassSet(.stop, .comma)) ? 0 : model.signTogether
    }

    private func pieceScore(_ start: Int, _ end: Int) -> Float {
        var score = inner[end] - inner[start]
        let (first, last) = (nextStretch[start], lastStretch[end])
        if first < last { score += stretchSums[last] - stretchSums[first] }
        return score
    }

    /// What it is worth that the piece `start...end` is followed by the one before it in the line, `first..<start`.
    private func meeting(_ start: Int, _ end: Int, _ first: Int) -> Float {
        var score = border[end * count + first] + (tokens[start].blanks > 0 ? 0 : blankless[end * count + first])
        let (last, next) = (lastStretch[end], nextStretch[first])
        if depth[end + 1] > depth[start], depth[start] < depth[first] { score += model.bracketsMeet }
        if last >= start, next < start { score += model.stretchScore(tokens[last].stretch, tokens[next].stretch) }
        return score
    }

    private struct Table {
        /// By first and last token of the piece that the reading begins with so far.
        var scores: [Float]
        var back: [Int?]
    }

    private func table(from last: Int) -> Table {
        var table = Table(scores: [Float](repeating: -.infinity, count: count * count),
                          back: [Int?](repeating: nil, count: count * count))
        table.scores[last] = pieceScore(0, last)
        for start in stride(from: last + 1, to: count, by: 1) {
            for end in start..<count {
                var best = -Float.infinity, from: Int?
                for first in 0..<start {
                    let score = table.scores[first * count + start - 1]
                    guard score > -.infinity else { continue }
                    let sum = score + meeting(start, end, first)
                    if sum > best { best = sum; from = first }
                }
                guard let from else { continue }
                table.scores[start * count + end] = best + pieceScore(start, end) + cuts[start]
                table.back[start * count + end] = from
            }
        }
        return table
    }

    private mutating func fill() {
        scores = [Float](repeating: -.infinity, count: count * count)
        // A line that shows no sign of the fault is whole.
        for last in isSuspect ? 0..<count : (count - 1)..<count {
            let table = table(from: last)
            for first in 0..<count {
                let beginning = cannotBegin[first] ? model.beginsWithSign : 0
                scores[last * count + first] = table.scores[first * count + count - 1] + base + beginning
            }
        }
        scores[(count - 1) * count] += model.staying + model.strayBlank * ((tokens[0].blanks > 0 ? 1 : 0) + (blanksBehind > 0 ? 1 : 0))
    }
}
