/// How much ink lies on the pixels of separated pictures, all inks together.
///
/// Invariant: `pixels[s]` counts the pixels whose four bytes add up to `s`, so it has 1,021 places.
public struct InkCoverage: Sendable, Hashable {
    /// By the sum of the bytes of a pixel, each 0 for no ink and 255 for all of it.
    public private(set) var pixels = [Int](repeating: 0, count: 4 * 255 + 1)

    /// Of nothing yet.
    public init() {}

    /// Of CMYK pixels of four bytes each.
    public init(of cmyk: [UInt8]) {
        cmyk.withUnsafeBufferPointer { add($0) }
    }

    /// Adds CMYK pixels of four bytes each, such as a row; bytes behind the last whole pixel do not count.
    public mutating func add(_ cmyk: UnsafeBufferPointer<UInt8>) {
        pixels.withUnsafeMutableBufferPointer { pixels in
            for pixel in 0..<cmyk.count / 4 {
                let at = 4 * pixel
                pixels[Int(cmyk[at]) + Int(cmyk[at + 1]) + Int(cmyk[at + 2]) + Int(cmyk[at + 3])] += 1
            }
        }
    }

    /// How many pixels were counted.
    public var count: Int { pixels.reduce(0, +) }

    /// The most of all inks together on one pixel, 3.2 for 320 %; nothing where there are no pixels.
    public var most: Double { Double(pixels.lastIndex { $0 > 0 } ?? 0) / 255 }

    /// The share of pixels, from 0 to 1, that have more ink than a limit allows, 3.2 for 320 %; a step of eight bits more is none.
    public func share(over limit: Double) -> Double {
        let all = count
        guard all > 0 else { return 0 }
        let first = Int((max(0, min(limit, 4)) * 255 + 0.5).rounded(.down)) + 1
        return Double(pixels.dropFirst(first).reduce(0, +)) / Double(all)
    }

    /// Pixels by their ink in steps of so many per cent: place i counts those from i steps on and below the next. 400 % is in
    /// the last.
    public func histogram(step percent: Int = 20) -> [Int] {
        precondition(percent > 0)
        var places = [Int](repeating: 0, count: max(1, (400 + percent - 1) / percent))
        for (sum, count) in pixels.enumerated() {
            places[min(sum * 100 / (255 * percent), places.count - 1)] += count
        }
        return places
    }
}
