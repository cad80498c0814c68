extension Int {
    /// The whole number of a number of rows, letters or parts, held between the greatest and the least there are; 0 for a
    /// number that is none. Fractions are cut off, so round first.
    package init(clamping number: Double) {
        if let whole = Int(exactly: number.rounded(.towardZero)) { self = whole; return }
        self = number > 0 ? .max : number < 0 ? .min : 0
    }
}
