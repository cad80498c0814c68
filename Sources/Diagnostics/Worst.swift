extension Fault {
    /// The worst of several exit codes: the one that asks the most of a person. 0 where there are none.
    ///
    /// What goes away by itself is the least of them; what no other run can mend, the wrong command, the greatest.
    public static func worst(of codes: some Sequence<Int32>) -> Int32 {
        codes.max { rank(of: $0) < rank(of: $1) } ?? 0
    }

    private static func rank(of code: Int32) -> Int {
        guard let fault = Fault(rawValue: code) else { return code == 0 ? 0 : 1 }
        return switch fault {
        case .tryAgain: 2
        case .printer: 3
        case .cannotWrite: 4
        case .doesNotFit: 5
        case .preflight: 6
        case .missingGlyph: 7
        case .input: 8
        case .usage: 9
        }
    }
}
