import Glibc

/// A screen of clustered dots at 45 degrees, which turns grays into black dots that a photocopier or a risograph holds.
///
/// The share of black in an even tone is the tone's darkness, to 1/400 at the usual ruling.
/// Source: R. Ulichney, Digital Halftoning (MIT Press, 1987), chapter 5, clustered-dot ordered dither.
public struct Screen: Sendable, Hashable {
    /// Dots of the printer to an inch.
    public let resolution: Double
    /// Half the diagonal of a cell in pixels: cells repeat by (n, n) and (-n, n).
    private let reach: Int
    /// Pixels on a side of the tile of eight cells.
    private var side: Int { 4 * reach }
    /// Row by row: the darkness, from 1 to 255, from which on a pixel of the tile is black.
    private let thresholds: [UInt8]

    /// 85 lines at 600 dots an inch: coarse enough for toner and stencils.
    public static let photocopier = Screen(resolution: 600, ruling: 85)

    /// A screen of about `ruling` lines an inch, as near as whole pixels allow.
    ///
    /// - Parameter resolution: Dots to an inch; at least three to a line.
    public init(resolution: Double, ruling: Double) {
        precondition(resolution >= 3 * ruling && ruling > 0, "a cell needs some pixels")
        self.resolution = resolution
        reach = max(Int((resolution / ruling / 2.0.squareRoot()).rounded()), 2)
        thresholds = Self.thresholds(reach: reach)
    }

    /// Ranks the pixels of a tile: dots grow from the middle of their cells, and the cells take turns.
    private static func thresholds(reach: Int) -> [UInt8] {
        let side = 4 * reach, period = 2 * reach
        let waves = (0..<period).map { Int((cos(Double($0) * 2 * .pi / Double(period)) * 1_000_000).rounded()) }
        let turns = [0, 4, 2, 6, 1, 5, 3, 7]
        var seen = [Int](repeating: 0, count: period * period)
        let pixels = (0..<side * side).map { index -> (height: Int, place: Int, turn: Int, index: Int) in
            let x = index % side, y = index / side
            let u = (x + y + 1) % period, v = (x - y + side) % period
            defer { seen[u * period + v] += 1 }
            return (waves[u] + waves[v], u * period + v, turns[seen[u * period + v]], index)
        }
        let ranked = pixels.sorted { ($1.height, $0.place, $0.turn) < ($0.height, $1.place, $1.turn) }
        var thresholds = [UInt8](repeating: 0, count: pixels.count)
        for (rank, pixel) in ranked.enumerated() {
            thresholds[pixel.index] = UInt8((2 * rank + 1) * 255 / (2 * pixels.count) + 1)
        }
        return thresholds
    }

    /// The image in black dots, so many pixels wide and high.
    func halftone(_ image: RasterImage, width: Int, height: Int) -> RasterImage {
        let stride = (width + 7) / 8
        var bits = [UInt8](repeating: 0, count: stride * height), y = 0
        AreaAverage(of: image.gray(), width: width, height: height).forEachRow { grays in
            let row = y % side * side
            thresholds.withUnsafeBufferPointer { thresholds in
                for x in 0..<width where 255 - grays[x] >= thresholds[row + x % side] {
                    bits[y * stride + (x >> 3)] |= 0x80 >> UInt8(x & 7)
                }
            }
            y += 1
        }
        return RasterImage(width: width, height: height, format: .bilevel, pixels: bits)
    }
}
