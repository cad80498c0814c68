package import Diagnostics
package import Geometry

/// Typed views of a value. Each says what is wrong, calling the value `name`, and then gives nil.
extension YAMLValue {
    package func string(_ name: String, into diagnostics: inout Diagnostics) -> String? {
        if case .scalar(let text) = content { return text }
        diagnostics.error(.input, "\(name) must be text, not \(kind)", at: place)
        return nil
    }

    package func flag(_ name: String, into diagnostics: inout Diagnostics) -> Bool? {
        switch content {
        case .scalar("true"): return true
        case .scalar("false"): return false
        default:
            diagnostics.error(.input, "\(name) must be true or false, not \(kind)", at: place)
            return nil
        }
    }

    package func number(_ name: String, in range: ClosedRange<Double>, into diagnostics: inout Diagnostics) -> Double? {
        guard case .scalar(let text) = content, let number = decimal(text) else {
            diagnostics.error(.input, "\(name) must be a number, not \(kind)", at: place)
            return nil
        }
        guard range.contains(number) else {
            let bounds = "\(Length.rounded(range.lowerBound)) to \(Length.rounded(range.upperBound))"
            diagnostics.error(.input, "\(name) must be from \(bounds), not \(shortened(text))", at: place)
            return nil
        }
        return number
    }

    package func whole(_ name: String, in range: ClosedRange<Int>, into diagnostics: inout Diagnostics) -> Int? {
        guard case .scalar(let text) = content, let number = Int(text) else {
            diagnostics.error(.input, "\(name) must be a whole number, not \(kind)", at: place)
            return nil
        }
        guard range.contains(number) else {
            diagnostics.error(.input, "\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(shortened(text))",
                              at: place)
            return nil
        }
        return number
    }

    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, into diagnostics: inout Diagnostics
    ) -> Choice? where Choice.RawValue == String {
        guard let text = string(name, into: &diagnostics) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        diagnostics.error(.input, "\(name) cannot be '\(shortened(text))'", at: place,
                          hint: spellingHint(for: text, among: Choice.allCases.map(\.rawValue)))
        return nil
    }

    /// A length with a unit: `9.5pt`, `12mm`, `1.2cm`, `0.5in`, or a bare 0.
    package func length(_ name: String, _ bound: LengthBound, into diagnostics: inout Diagnostics) -> Length? {
        switch quantity(name, "a length", hint: "write it with its unit: pt, mm, cm or in", into: &diagnostics) {
        case .length(let length): return within(bound, length, name, into: &diagnostics) ? length : nil
        case .number(0): return within(bound, .zero, name, into: &diagnostics) ? .zero : nil
        case .ems, .number:
            diagnostics.error(.input, "\(name) must be a length, not \(kind)", at: place,
                              hint: "write it with its unit: pt, mm, cm or in")
            return nil
        case nil: return nil
        }
    }

    /// A part of a whole, as in `12%` or `0.12`.
    func share(_ name: String, in range: ClosedRange<Double> = 0.01...1, into diagnostics: inout Diagnostics) -> Double? {
        guard case .scalar(let text) = content, let share = share(text) else {
            diagnostics.error(.input, "\(name) must be a share, not \(kind)", at: place, hint: "as in 50% or 0.5")
            return nil
        }
        guard range.contains(share) else {
            let bounds = "\(Ink.percent(range.lowerBound)) to \(Ink.percent(range.upperBound))"
            diagnostics.error(.input, "\(name) must be from \(bounds), not \(shortened(text))", at: place)
            return nil
        }
        return share
    }

    private func share(_ text: String) -> Double? {
        guard text.hasSuffix("%") else { return decimal(text) }
        let digits = text.dropLast()
        return decimal(String(digits.last == " " ? digits.dropLast() : digits)).map { $0 / 100 }
    }

    /// A length, a multiple of an em, or a bare number; which of them are sensible is the caller's to say.
    func quantity(_ name: String, _ wanted: String, hint: String,
                  into diagnostics: inout Diagnostics) -> Quantity? {
        if case .scalar(let text) = content, let quantity = Quantity(text) { return quantity }
        diagnostics.error(.input, "\(name) must be \(wanted), not \(kind)", at: place, hint: hint)
        return nil
    }

    /// Whether `length` keeps the bound, after saying so where it does not.
    func within(_ bound: LengthBound, _ length: Length, _ name: String, into diagnostics: inout Diagnostics) -> Bool {
        if bound.holds(length) { return true }
        diagnostics.error(.input, "\(name) must be \(bound.words), not \(kind)", at: place)
        return false
    }
}

/// A number with or without a unit.
enum Quantity: Equatable {
    case length(Length)
    case ems(Double)
    case number(Double)

    /// Nil for anything but a decimal number with a known unit or none; numbers are held under ten million.
    init?(_ text: String) {
        let digits = text.prefix { !("a"..."z").contains($0) }
        guard let number = decimal(digits.last == " " ? String(digits.dropLast()) : String(digits)) else { return nil }
        switch text[digits.endIndex...] {
        case "pt": self = .length(.pt(number))
        case "mm": self = .length(.mm(number))
        case "cm": self = .length(.cm(number))
        case "in": self = .length(.inch(number))
        case "em": self = .ems(number)
        case "": self = .number(number)
        default: return nil
        }
    }
}

extension Length {
    /// A length as authors write it, `9.5pt`, `12mm`, `1.2cm`, `0.5in` or a bare 0; nil for anything else.
    package init?(written text: String) {
        switch Quantity(text) {
        case .length(let length): self = length
        case .number(0): self = .zero
        case .ems, .number, nil: return nil
        }
    }
}

/// A decimal number as people write it: no exponents, no hexadecimals, no infinities, under ten million.
private func decimal(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B }
    guard isPlain, let number = Double(text), abs(number) < 1e7 else { return nil }
    return number
}
