import Glibc

/// The time that each stage of a run took.
public struct StageTimes: Sendable {
    /// What a run spends its time on, in the order of its stages.
    public enum Stage: String, Sendable, CaseIterable {
        case read, layout, fonts, makeup, draw, press
    }

    /// Seconds by stage, in the stages' order; a stage that ran more than once is summed.
    private var seconds = [Double](repeating: 0, count: Stage.allCases.count)

    /// No time yet.
    public init() {}

    /// Seconds that a stage took.
    public subscript(stage: Stage) -> Double { seconds[Self.index(stage)] }
    /// Seconds that all stages took.
    public var total: Double { seconds.reduce(0, +) }

    mutating func measure<Result, Failure: Error>(_ stage: Stage, _ work: () throws(Failure) -> Result) throws(Failure) -> Result {
        let start = Self.now()
        defer { seconds[Self.index(stage)] += Self.now() - start }
        return try work()
    }

    private static func index(_ stage: Stage) -> Int { Stage.allCases.firstIndex(of: stage) ?? 0 }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
