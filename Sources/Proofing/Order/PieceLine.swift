extension LineReader {
    /// A raw line with the ways to take its words apart; none for lines that are not ours: empty, overlong, of another script.
    func line(_ text: [Unicode.Scalar]) -> PieceLine {
        guard text.count <= Self.mostCharacters else { return PieceLine(tokens: []) }
        let tokens = tokens(of: text)
        var line = PieceLine(tokens: tokens)
        let words = tokens.count { $0.kind == .word }, others = tokens.count { $0.kind == .other }
        guard words > others, tokens.count <= Self.mostTokens else { return line }
        line.blanksBehind = text.reversed().prefix(while: Self.isBlank).count
        line.partings = partings(of: tokens, in: text).filter { $0.tokens.count <= Self.mostTokens }
        guard !line.partings.isEmpty else { return line }
        line.hasHardSign = hasHardSign(line)
        line.isSuspect = isSuspect(line)
        let most = !line.isSuspect ? 1 : tokens.count > Self.longLine ? 2 : Self.mostWays
        line.partings = Array(line.partings.prefix(most))
        return line
    }

    /// Whether anything but its words tells that a line is made of pieces: hard signs, or blanks at its edges.
    private func isSuspect(_ line: PieceLine) -> Bool {
        hasHardSign(line) || line.tokens[0].blanks > 0 || line.blanksBehind > 0
    }

    /// What no author writes: a sign out of place, a word that ran together with another or with a numeral.
    private func hasHardSign(_ line: PieceLine) -> Bool {
        guard let parting = line.partings.first else { return false }
        return line.hasMisplacedSign(book) || parting.tokens.contains { $0.isCut && !isEnding($0) }
            || parting.tokens.count > line.tokens.count + 1
            || zip(line.tokens, line.tokens.dropFirst()).contains { first, second in
                second.blanks == 0 && [first.kind, second.kind].contains(.number) && [first.kind, second.kind].contains(.word)
            }
    }

    private func isEnding(_ token: Token) -> Bool {
        !book.entries[Int(token.word)].entrance.isDisjoint(with: ClassSet(.ending, .torn))
    }

    /// The line with its run-together words taken apart in the ways that cost least.
    private func partings(of tokens: [Token], in text: [Unicode.Scalar]) -> [(tokens: [Token], cost: Float)] {
        var ways: [(tokens: [Token], cost: Float)] = [([], 0)]
        for token in tokens {
            let parts = token.kind == .word ? waysToPart(token, in: text) : [([token], 0)]
            var next: [(tokens: [Token], cost: Float)] = []
            for way in ways {
                for part in parts { next.append((way.tokens + part.tokens, way.cost + part.cost)) }
            }
            ways = Array(next.sorted { $0.cost < $1.cost }.prefix(Self.mostWays))
        }
        return ways
    }

    private func waysToPart(_ token: Token, in text: [Unicode.Scalar]) -> [(tokens: [Token], cost: Float)] {
        let key = book.keys[Int(token.word)]
        let whole = book.cost(of: key)
        guard whole > Self.plainWord, key.count > 2 else { return [([token], whole)] }
        let places = letters(token.range, in: text)
        let ways = RunTogether(book: book).partings(of: key, most: 3)
        return ways.filter { $0.cost < whole + 3 }.map { way in (cut(token, way.cuts.map { places[$0] }, in: text), way.cost) }
            .filter { way in way.0.count == 1 || isFit(way.0, of: whole, in: text) }
    }

    /// Whether a word may be taken apart so: none at a non-joiner, and a word that is known only into such as are much commoner.
    private func isFit(_ parts: [Token], of cost: Float, in text: [Unicode.Scalar]) -> Bool {
        guard parts.dropFirst().allSatisfy({ !text[$0.range.lowerBound - 1].isJoinControl }) else { return false }
        if cost < Self.listedWord, parts.contains(where: isEnding) { return false }
        return cost >= Self.knownWord || parts.allSatisfy { book.entries[Int($0.word)].cost < Self.commonPart }
    }

    /// Indices of the characters that the letters of a key stand for.
    private func letters(_ range: Range<Int>, in text: [Unicode.Scalar]) -> [Int] {
        range.filter { !WordKey.of(text[$0...$0]).isEmpty }
    }

    private func cut(_ token: Token, _ places: [Int], in text: [Unicode.Scalar]) -> [Token] {
        var parts: [Token] = [], start = token.range.lowerBound
        for end in places + [token.range.upperBound] {
            var part = self.token(text, start..<end, .word, blanks: parts.isEmpty ? token.blanks : 0)
            part.isCut = !parts.isEmpty
            parts.append(part)
            start = end
        }
        return parts
    }

    private static let mostCharacters = 400
    private static let mostTokens = 40
    private static let mostWays = 8
    private static let longLine = 24
    /// What a word that needs no taking apart costs at most.
    private static let plainWord: Float = 3.2
    private static let knownWord: Float = 4.4
    private static let listedWord: Float = 7
    private static let commonPart: Float = 2.4
}

extension PieceLine {
    /// Whether a sign that ends something begins the line, or has a word close behind it.
    func hasMisplacedSign(_ book: WordBook) -> Bool {
        tokens.indices.contains { index in
            let token = tokens[index], set = book.entries[Int(token.word)].entrance
            guard token.kind == .sign, token.range.count == 1, !set.isDisjoint(with: ClassSet(.stop, .comma)) else { return false }
            guard index + 1 < tokens.count else { return false }
            return index == 0 || tokens[index + 1].kind == .word && tokens[index + 1].blanks == 0
        }
    }
}

extension PieceLine.Reading {
    /// The line put together in the order of the reading; what lay at its edges falls away.
    func text(from line: TrackedText) -> TrackedText {
        var made = TrackedText()
        for (index, piece) in pieces.enumerated().reversed() {
            let isJoined = joined.contains(index)
            if !made.isEmpty, !isJoined, needsBlank(made.characters.last, line.characters[tokens[piece.lowerBound].range.lowerBound]) {
                made.append(" ", at: line.origin(of: tokens[piece.lowerBound].range.lowerBound))
            }
            append(piece, of: line, to: &made)
        }
        return made
    }

    private func append(_ piece: Range<Int>, of line: TrackedText, to made: inout TrackedText) {
        var start = tokens[piece.lowerBound].range.lowerBound
        for index in piece.dropFirst() where tokens[index].isCut {
            let cut = tokens[index].range.lowerBound
            made.append(line[start..<cut])
            made.append(" ", at: line.origin(of: cut))
            start = cut
        }
        made.append(line[start..<tokens[piece.upperBound - 1].range.upperBound])
    }

    private func needsBlank(_ last: Unicode.Scalar?, _ next: Unicode.Scalar) -> Bool {
        if let last, "(«[".unicodeScalars.contains(last) { return false }
        return !".،؛:؟!)»],;?…".unicodeScalars.contains(next)
    }
}
