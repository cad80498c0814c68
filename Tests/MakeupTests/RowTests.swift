@testable import Makeup
import Testing

@Suite("Rows of the grid")
struct RowTests {
    @Test("Whole rows that hold some, however many", arguments: [
        (0.0, 0), (2, 2), (2 + 1e-9, 2), (2.1, 3), (-0.5, 0), (1e300, .max), (.infinity, .max), (-.infinity, .min), (.nan, 0),
    ] as [(Double, Int)])
    func rows(some: Double, whole: Int) { #expect(BaselineGrid.rows(holding: some) == whole) }
}
