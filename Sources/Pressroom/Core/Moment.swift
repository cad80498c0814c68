import Glibc

/// Times for the ledger.
enum Moment {
    /// Milliseconds since 1970 UTC by the system's clock, which may jump: for people to read, never to decide by.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// As ISO 8601 writes it in UTC: `2026-03-21T09:30:00Z`.
    static func text(_ milliseconds: Int64) -> String {
        var time = time_t(milliseconds / 1000), parts = tm()
        gmtime_r(&time, &parts)
        func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
            + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }

    /// The name of this machine.
    static var host: String {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension EditionRecord {
    /// As ISO 8601 writes it in UTC; empty where it is not known.
    public var beganText: String { began.map(Moment.text) ?? "" }
    public var endedText: String { ended.map(Moment.text) ?? "" }
}

extension PrintRecord {
    /// As ISO 8601 writes it in UTC; empty where it is not known.
    public var askedText: String { Moment.text(asked) }
    public var sentText: String { sent.map(Moment.text) ?? "" }
    public var endedText: String { ended.map(Moment.text) ?? "" }
}
