import Manuscript

extension InlineText {
    /// Parts in one line, a separator between each two.
    static func joined(_ parts: [InlineText], by separator: String) -> InlineText {
        var whole = InlineText()
        for (index, part) in parts.enumerated() {
            if index > 0 { whole.append(InlineText(separator)) }
            whole.append(part)
        }
        return whole
    }

    /// This text where a phrase has its `%`.
    func put(into phrase: String) -> InlineText {
        let halves = phrase.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
        var whole = InlineText(String(halves[0]))
        whole.append(self)
        if halves.count > 1 { whole.append(InlineText(String(halves[1]))) }
        return whole
    }

    /// The text in one line, for outlines and running heads.
    var plain: String {
        String(decoding: text.map { $0 == 0x2028 ? 0x20 : $0 }, as: UTF16.self)
    }
}
