import ArgumentParser

/// Which jobs of a plan: one, such as `17`, or a run of them, such as `0-24`. Counted from 0; the last one is among them.
struct JobIndices: ExpressibleByArgument, Sendable, Hashable {
    let range: ClosedRange<Int>

    /// - Returns: nil where it is no number, or the last comes before the first.
    init?(argument: String) {
        let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else { return nil }
        range = first...last
    }

    /// Digits and nothing else.
    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }
}
