import Geometry

/// What a picture of a page does not show of its frames, in words.
extension Layout {
    /// A line for each frame that there is more to tell of, and for each line to fold by.
    func frameLines(of page: PageTemplate) -> [String] {
        page.frames.compactMap { frame in
            let words = placeWords(for: frame) + boxWords(for: frame.box)
            return words.isEmpty ? nil : "  \(frame.name): " + words.joined(separator: ", ")
        } + page.foldLines.map { "  fold line at \(Ink.percent($0.at)) of the height" + ($0.hasWords ? ", with words" : "") }
    }

    private func placeWords(for frame: FramePlan) -> [String] {
        var words: [String] = []
        if let inset = frame.inset {
            words.append("set into its columns, \(Ink.percent(inset.share)) wide at the \(inset.side.rawValue)")
        }
        if frame.isOfThread, frame.height == .fit { words.append("as high as what is left of its thread") }
        if frame.leastRows > 0 { words.append("at least \(frame.leastRows) lines") }
        if frame.mostRows < .max { words.append("at most \(frame.mostRows) lines") }
        switch frame.alignment {
        case .head: break
        case .centre: words.append("text in the middle")
        case .foot: words.append("text at the foot")
        case .spread: words.append("text spread out")
        }
        if frame.level != 0 { words.append("level \(frame.level)") }
        if let name = frame.sacrifice { words.append("left out as '\(name)'") }
        return words
    }

    private func boxWords(for box: FramePlan.Box) -> [String] {
        var words: [String] = []
        if box.border > .zero { words.append("border \(box.border)") }
        if box.ruleAbove > .zero { words.append("rule above \(box.ruleAbove)") }
        if box.ruleBelow > .zero { words.append("rule below \(box.ruleBelow)") }
        if box.ink != .black { words.append("in \(inks[Int(box.ink.index)].name)") }
        if let tint = box.tint { words.append("tint \(inks[Int(tint.index)].name)") }
        if box.radius > .zero { words.append("round corners") }
        return words
    }
}
