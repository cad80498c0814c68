public import LayoutBook

/// How a sheet that is to be full was filled.
public struct FitReport: Sendable, Hashable {
    /// The setting that was chosen: the smallest there is for text that is too long, the largest for text that is too short.
    public var setting: FitSetting
    /// How often the text was broken into columns, for the advice too.
    public var trials: Int
    /// Everything has its place, and the last column of the main thread is full to within a line.
    public var isFull: Bool
    /// Rows of the main thread that are left behind the end of its text.
    public var freeRows: Int
    /// What was left out, by the names in the layout.
    public var sacrificed: [String]
    /// What would make the text fill the sheet, where it does not.
    public var advice: Advice?

    /// How many words too many there are, or too few.
    public struct Advice: Sendable, Hashable {
        /// The article that is to be longer or shorter, by its slot.
        public var slot: String
        /// To be added, or where they are less than 0 to be cut from the article's end.
        public var words: Int
        /// A size below the range at which all would fit.
        public var size: String?
        /// A layout that takes the text.
        public var layout: String?
        /// The filler that would complete the sheet, as the issue names its file.
        public var filler: String?

        public init(slot: String, words: Int) {
            self.slot = slot
            self.words = words
        }
    }

    public init(setting: FitSetting, trials: Int, isFull: Bool, freeRows: Int, sacrificed: [String] = [], advice: Advice? = nil) {
        self.setting = setting
        self.trials = trials
        self.isFull = isFull
        self.freeRows = freeRows
        self.sacrificed = sacrificed
        self.advice = advice
    }
}
