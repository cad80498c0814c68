import CICU

/// What Unicode holds to be the same text as a character that is kept for old encodings.
enum Compatible {
    /// Nil where the character stands for itself. Source: Unicode, UAX #15, NFKC of a single character.
    static func characters(of character: Unicode.Scalar) -> [Unicode.Scalar]? {
        var buffer = [UInt32](repeating: 0, count: 24)
        let count = icu_compatible_characters(character.value, &buffer, Int32(buffer.count))
        return count < 0 ? nil : buffer[..<Int(count)].compactMap { Unicode.Scalar($0) }
    }
}
