/// The number that an author wrote in digits of any script, with a point or a decimal comma of Arabic; nil for anything else.
func number(in text: some StringProtocol) -> Double? {
    var plain = ""
    for scalar in text.unicodeScalars {
        if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
            plain += String(Int(value))
        } else if scalar == "." || scalar == "\u{66B}" {
            plain += "."
        } else {
            return nil
        }
    }
    return plain.utf8.count > 12 ? nil : Double(plain)
}

/// The share of a whole that an author wrote, as `50%`, `۵۰٪` or `0.5`.
func share(in text: some StringProtocol) -> Double? {
    guard let sign = text.unicodeScalars.last, sign == "%" || sign == "\u{66A}" else { return number(in: text) }
    return number(in: String(text.dropLast()).trimmingBlanks()).map { $0 / 100 }
}

extension String {
    fileprivate func trimmingBlanks() -> Substring {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return text
    }
}
