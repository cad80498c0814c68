/// What lines cost by the lines beside them.
public struct Neighbours: Sendable, Hashable {
    /// Of a tight line beside a loose one, for each class they lie apart beyond one. Source: TeX §836, \adjdemerits.
    public var contrast = 20.0
    /// Lines with kashida in a row: at most.
    public var kashidaRun = 2
    /// Of a second line with kashida in a row.
    public var kashidaPair = 60.0
    /// Of a kashida that lies less than `stairsReach` ems from the place of one on the line above.
    public var stairs = 200.0
    public var stairsReach = 1.0

    func contrast(_ above: UInt8, _ below: UInt8) -> Double {
        let apart = abs(Int(above) - Int(below))
        return apart > 1 ? contrast * Double(apart - 1) : 0
    }

    /// What the kashidas of a line can cost the next one by stairs at most.
    func mostStairs(behind kashidas: Int) -> Double { Double(kashidas * Self.mostKashidas) * stairs }

    /// On one line, whatever the style.
    static let mostKashidas = 3
}
