import Geometry
import Imposition
import Testing

@Suite("Orders of imposition") struct OrderTests {
    @Test("all marks are the five there are") func allMarks() {
        #expect(MarkSet.all == [.crop, .fold, .registration, .colourBar, .slug])
        #expect(MarkSet.all.rawValue == 31)
    }
}
