/// The best place of a word for a kashida.
public struct KashidaPlace: Sendable, Hashable {
    /// UTF-16 units of the paragraph's text, without spaces and punctuation; it lies in one run.
    public var word: Range<Int32>
    /// The letter that would follow the tatweel.
    public var offset: Int32
    /// By which rule it is good, 1 to 7; the lower the better. ``KashidaRules/name(ofRule:)`` says it in words.
    public var rule: UInt8
    /// Indexes the runs of the shaped text.
    public var run: Int32
    /// What a tatweel adds, in points.
    public var step: Float
    /// How much worse it is than the best place by the same rule, in letters that its joined run is off the best length.
    public var penalty: Float

    public init(word: Range<Int32>, offset: Int32, rule: UInt8, run: Int32, step: Float, penalty: Float) {
        self.word = word
        self.offset = offset
        self.rule = rule
        self.run = run
        self.step = step
        self.penalty = penalty
    }
}
