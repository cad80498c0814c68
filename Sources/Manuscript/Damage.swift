import Diagnostics

extension Story {
    /// Warns of the first character that stands for another that was lost on the way, of each kind.
    /// Source: The Unicode Standard, section 23.8, Specials.
    func warnOfDamage(into diagnostics: inout Diagnostics) {
        let kinds: [(unit: UInt16, message: String)] = [
            (0xFFFD, "the text is damaged: U+FFFD stands where a character was lost"),
            (0xFFFC, "the text is damaged: U+FFFC stands where a picture or another object was lost"),
        ]
        let head = [head.title, head.subtitle, head.kicker, head.author, head.translator, head.date, head.place]
        let texts = (blocks + notes.flatMap(\.blocks)).unfolded.flatMap(\.texts)
        for kind in kinds {
            let place = head.lazy.compactMap { $0?.place(ofFirst: kind.unit) }.first
                ?? texts.lazy.compactMap { $0.place(ofFirst: kind.unit) }.first
            guard let place else { continue }
            diagnostics.warn(kind.message, at: place, hint: "put in what was there, from the author's own copy")
        }
    }
}

extension InlineText {
    fileprivate func place(ofFirst unit: UInt16) -> SourcePlace? {
        text.firstIndex(of: unit).flatMap { source.place(of: $0, in: text) }
    }
}
