/// What lines cost by the lines beside them.
public struct Neighbours: Sendable, Hashable {
    /// Of a tight line beside a loose one, for each class they lie apart beyond one. Source: TeX §836, \adjdemerits.
    public var contrast = 150.0
    /// Lines with kashida in a row: at most.
    public var kashidaRun = 2
    /// Of a second line with kashida in a row.
    public var kashidaPair = 60.0
    /// Of a kashida that has one less than `stairsReach` ems from its place on the line below.
    public var stairs = 200.0
    public var stairsReach = 1.0

    /// Between lines of the first class and the last.
    var greatestContrast: Double { contrast * 2 }

    func contrast(_ above: UInt8, _ below: UInt8) -> Double {
        let apart = abs(Int(above) - Int(below))
        return apart > 1 ? contrast * Double(apart - 1) : 0
    }
}
