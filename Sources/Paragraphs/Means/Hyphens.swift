/// Filling lines by breaking words.
///
/// Class: loose and tight lines. Cap: `ladder` lines in a row, which only an unsettable paragraph may exceed.
public struct Hyphens: Sendable, Hashable {
    /// Of a hyphen at the end of a line.
    public var cost = 4_300.0
    /// Of a break behind a hyphen or dash that the author wrote.
    public var writtenCost = 1_500.0
    /// Of a second hyphenated line in a row.
    public var pair = 50.0
    /// Of each line after that in a row.
    public var ladderCost = 1_000.0
    /// Hyphenated lines in a row: at most, but for a paragraph that cannot be set so.
    public var ladder = 2
    /// Of a hyphen on the line before the last.
    public var beforeLast = 1_500.0
    /// Of a word cut without a hyphen because no line can hold it.
    public var cut = 50_000.0
    /// Of a line that ends in a word of one letter, or of two, which belongs to the next word.
    public var oneLetter = 20_000.0
    public var twoLetters = 1_000.0
    /// Of parting what belongs together, such as a number from its unit.
    public var bond = 30_000.0
}
