import CICU

/// Presentation forms become the letters they show; signs that have no other character stay.
struct PresentationRule: PassageRule {
    func corrections(of passage: Passage, by knowledge: Knowledge) -> [Correction] {
        passage.openRuns(where: \.isPresentationForm).flatMap { run in mended(run, in: passage) }
    }

    /// One correction for each part of a run that is letters, with the signs that stay between them.
    private func mended(_ run: Range<Int>, in passage: Passage) -> [Correction] {
        let parts = run.split { letters(passage.characters[$0], behind: nil) == nil }
        return parts.map { part in
            let range = part.startIndex..<part.endIndex
            return Correction(.presentation, range, lettering(of: range, in: passage), .high)
        }
    }

    private func lettering(of range: Range<Int>, in passage: Passage) -> [Unicode.Scalar] {
        let partsLetters = showsLogicalOrder(passage.characters[range])
        var made: [Unicode.Scalar] = []
        for index in range {
            let character = passage.characters[index]
            if partsLetters, index > range.lowerBound, parts(passage.characters[index - 1], character) {
                made.append(passage.tongue == .arabic ? " " : Letter.zwnj)
            }
            made += letters(character, behind: made.last ?? passage.character(at: range.lowerBound - 1)) ?? [character]
        }
        return made
    }

    /// The letters of a form; nil for a sign that stays: ﷲ, ﷺ, ﷼ and their like are more than their letters.
    private func letters(_ form: Unicode.Scalar, behind last: Unicode.Scalar?) -> [Unicode.Scalar]? {
        guard !(0xFDF0...0xFDFF).contains(form.value), let letters = Compatible.characters(of: form) else { return nil }
        // A mark by itself is kept with a space or a tatweel to stand on, which it does not need on a letter.
        guard letters.count > 1, let mark = letters.last, mark.isMark, letters[0] == " " || letters[0] == Letter.tatweel else { return letters }
        return last.map { $0.isArabicLetter || $0.isMark } ?? true ? letters.filter(\.isMark) : letters
    }

    /// Whether the shapes say that a letter that could join the next does not: a non-joiner stood there, in Arabic a space.
    private func parts(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        let shapes = (Shape(first), Shape(second))
        guard shapes.0 == .isolated || shapes.0 == .final, shapes.1 == .isolated || shapes.1 == .initial else { return false }
        let last = Compatible.characters(of: first)?.last, next = Compatible.characters(of: second)?.first
        guard let last, let next, last.isArabicLetter, !last.joinsOnlyBefore else { return false }
        // The hamza joins nothing.
        return last.value != 0x621 && next.isArabicLetter && next.value != 0x621
    }

    /// Whether no shape speaks against the letters' standing in the order in which they are read.
    private func showsLogicalOrder(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        zip(text, text.dropFirst()).allSatisfy { first, second in
            switch (Shape(first), Shape(second)) {
            case (.medial, .initial), (.final, .medial), (.medial, .isolated), (.isolated, .medial), (.isolated, .final), (.initial, .initial): false
            default: true
            }
        }
    }

    /// How a form joins its neighbours.
    private enum Shape: Int32 {
        case none, isolated, final, initial, medial

        init(_ form: Unicode.Scalar) { self = Shape(rawValue: icu_presentation_shape(form.value)) ?? .none }
    }
}
