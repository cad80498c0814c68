/// What keeps a printer from being used, in words for the one who prints.
public struct PrinterFault: Error, Sendable, Hashable {
    public var message: String
    /// What to do about it, where there is something to say.
    public var hint: String?

    init(_ message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }

    static let noLibrary = PrinterFault("printing: libcups2 is missing", hint: "install libcups2")

    /// The message, and the hint behind it in parentheses.
    public var text: String { hint.map { "\(message) (\($0))" } ?? message }
}

/// What others wrote, as it can be shown on one line: without control characters and marks that turn a line round, and cut.
func legible(_ text: String, atMost count: Int = 200) -> String {
    let turning: [ClosedRange<UInt32>] = [0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069]
    let kept = text.unicodeScalars.lazy.filter { scalar in
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !turning.contains { $0.contains(scalar.value) }
    }
    var out = String.UnicodeScalarView()
    out.append(contentsOf: kept.prefix(count))
    return String(out)
}
