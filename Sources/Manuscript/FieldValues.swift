public import Diagnostics

/// Short values by name, which stand in the texts of a localised edition where these say `{{name}}`.
///
/// Invariant: names are distinct. A value has no control character but the line feed, and no blank at either end; it is never
/// read as Markdown or YAML.
public struct FieldValues: Sendable {
    /// In the order in which they were given.
    public private(set) var names: [String] = []
    /// Indexed as ``names``.
    public private(set) var values: [String] = []
    /// Where each name was written; indexed as ``names``.
    private(set) var places: [SourcePlace?] = []

    public init() {}

    /// Takes names that are known to be distinct, with the checked values of one row.
    init(names: [String], places: [SourcePlace?], values: [String]) {
        self.names = names
        self.places = places
        self.values = values
    }

    /// Reads pairs as a command line has them, `name=value`; what is none is an error.
    public init(pairs: [String], into diagnostics: inout Diagnostics) {
        for pair in pairs {
            // Not by characters as readers count them: a mark or a non-joiner behind the sign would be one with it.
            guard let sign = pair.unicodeScalars.firstIndex(of: "=") else {
                diagnostics.error(.usage, "“\(pair)” gives no field a value", hint: "write name=value")
                continue
            }
            let name = pair[..<sign].trimmedOfBlanks, value = FieldValue(pair[pair.unicodeScalars.index(after: sign)...])
            if self[name] != nil {
                diagnostics.error(.usage, "the field \(name) is given twice", hint: "keep one of the two")
            } else if let fault = value.fault {
                diagnostics.error(.usage, "the value of the field \(name) has \(fault.words)", hint: FieldValue.hint)
            } else {
                append(name, value.text, at: nil)
            }
        }
    }

    /// The value of a name; nil where it has none, empty where it is to vanish.
    public subscript(name: String) -> String? { names.firstIndex(of: name).map { values[$0] } }

    public var isEmpty: Bool { names.isEmpty }

    /// These values, and `others` for the names that these do not have.
    public func over(_ others: FieldValues) -> FieldValues {
        var both = self
        for (index, name) in others.names.enumerated() where self[name] == nil {
            both.append(name, others.values[index], at: others.places[index])
        }
        return both
    }

    /// Adds a value that is checked, for a name that there is not yet.
    mutating func append(_ name: String, _ value: String, at place: SourcePlace?) {
        names.append(name)
        values.append(value)
        places.append(place)
    }
}

extension FieldValues: Hashable {
    /// The same values are the same wherever they were written.
    public static func == (one: FieldValues, other: FieldValues) -> Bool { one.names == other.names && one.values == other.values }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(names)
        hasher.combine(values)
    }
}

/// A value as it is kept: lines parted by line feeds, tabs as blanks, no blanks at its ends.
struct FieldValue {
    /// A character that no text can hold.
    struct Fault {
        /// How many scalars stand before it in what was given.
        var offset: Int
        var scalar: Unicode.Scalar

        var words: String {
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "the control character U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
    }

    private(set) var text: String
    private(set) var fault: Fault?

    static let hint = "a value is plain text; take the character out"

    init(_ given: some StringProtocol) {
        guard !Self.isPlain(given.utf8) else {
            text = given.trimmedOfBlanks
            return
        }
        var kept = String.UnicodeScalarView(), last: Unicode.Scalar?
        for (offset, scalar) in given.unicodeScalars.enumerated() {
            switch scalar {
            case "\n" where last == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": kept.append("\n")
            case "\t": kept.append(" ")
            default:
                if fault == nil, scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { fault = Fault(offset: offset, scalar: scalar) }
                kept.append(scalar)
            }
            last = scalar
        }
        text = String(kept).trimmedOfBlanks
    }

    /// Whether there is no control character and no line end among these bytes of UTF-8.
    private static func isPlain(_ bytes: some Sequence<UInt8>) -> Bool {
        var last: UInt8 = 0, before: UInt8 = 0
        for byte in bytes {
            if byte < 0x20 || byte == 0x7F || last == 0xC2 && byte < 0xA0 { return false }
            if before == 0xE2, last == 0x80, byte == 0xA8 || byte == 0xA9 { return false }
            (before, last) = (last, byte)
        }
        return true
    }
}

extension StringProtocol {
    /// Without blanks, tabs and line ends at both ends.
    var trimmedOfBlanks: String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" }
        if let first = unicodeScalars.first, let last = unicodeScalars.last, !isBlank(first), !isBlank(last) { return String(self) }
        var kept = unicodeScalars[...]
        while let first = kept.first, isBlank(first) { kept.removeFirst() }
        while let last = kept.last, isBlank(last) { kept.removeLast() }
        return String(String.UnicodeScalarView(kept))
    }
}

/// Whether a field may be called so: letters and digits of any script, hyphens and underscores between them.
func isFieldName(_ name: String) -> Bool {
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
    // Persian parts the words of a name with the non-joiner.
    func isWithin(_ scalar: Unicode.Scalar) -> Bool { ["-", "_", "\u{200C}", "\u{200D}"].contains(scalar) || isLetter(scalar) }
    let scalars = name.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, scalars.count <= 64 else { return false }
    return isLetter(first) && isLetter(last) && scalars.allSatisfy(isWithin)
}

/// What to call a field instead of what is no name.
let fieldNameHint = "a name has letters, digits, hyphens and underscores, and no blanks: meeting-date"
