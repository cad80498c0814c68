import Testing
@testable import Colour
import LayoutBook

@Suite("How much ink there is") struct InkTests {
    @Test("pixels are counted by their ink") func counts() {
        let coverage = InkCoverage(of: [0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 51, 0, 0, 0, 255, 9])
        #expect(coverage.count == 4)
        #expect(coverage.most == 4)
        #expect(coverage.share(over: 4) == 0)
        #expect(coverage.share(over: 3.2) == 0.25)
        #expect(coverage.share(over: 3.19) == 0.5)
        #expect(coverage.share(over: 0) == 0.75)
        #expect(coverage.histogram(step: 100) == [1, 1, 0, 2])
        #expect(coverage.histogram().count == 20 && coverage.histogram()[5] == 1)
        #expect(coverage.histogram(step: 33).reduce(0, +) == 4)
        #expect(coverage.histogram(step: 500) == [4])
    }

    @Test("no pixels, no ink") func none() {
        #expect(InkCoverage().most == 0 && InkCoverage(of: []).share(over: 0) == 0 && InkCoverage(of: [1, 2, 3]).count == 0)
    }

    @Test("rows add up to the picture") func rows() {
        var seeded = Seeded(state: 3), whole: [UInt8] = [], coverage = InkCoverage()
        for _ in 0..<20 {
            let row = (0..<64).map { _ in UInt8.random(in: 0...255, using: &seeded) }
            row.withUnsafeBufferPointer { coverage.add($0) }
            whole += row
        }
        #expect(coverage == InkCoverage(of: whole))
        #expect(coverage.count == 320)
    }

    @Test("a mix and its limit") func mixes() {
        let rich = CMYK(cyan: 0.6, magenta: 0.5, yellow: 0.5, black: 1)
        #expect(abs(rich.total - 2.6) < 1e-9)
        #expect(rich.exceeds(2.4) && rich.exceeds(2.59) && !rich.exceeds(2.6) && !rich.exceeds(3.2))
        #expect(!CMYK().exceeds(0))
    }
}
