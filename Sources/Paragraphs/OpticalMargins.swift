public import FontKit

/// An edge of a line in the order of reading: the start of a right-to-left line is on its right.
public enum LineEdge: Sendable, Hashable {
    case start, end
}

/// How far characters hang into the margin, so that the edge of a column looks straight.
///
/// A mark with little ink at a line's end leaves a dent that the eye takes for a ragged edge. Only the outermost character
/// of a line hangs. Letters do not: in faces for text their sides differ too little. The shares are kept so that no
/// character of the catalogue's faces for text hangs by more than 0.45 em.
/// Source: hyphen, comma and full stop wholly, quotes and dashes half, after the usage of Russian compositors; all other
/// shares are ours, taken from the side bearings of Amiri, Noto Naskh Arabic and PT Serif.
public enum OpticalMargins {
    /// The share of its own advance by which a character at an edge of a line hangs into the margin, from 0 to 1.
    ///
    /// - Parameters:
    ///   - unit: The first or last UTF-16 unit of the line; a hyphen that was put in at a break counts as U+2010.
    ///     Characters outside the Basic Multilingual Plane do not hang.
    ///   - script: That of the character's run.
    public static func hang(of unit: UInt16, at edge: LineEdge, in script: Script) -> Double {
        let ofArabic = script == .arabic ? arabicHang(of: unit, at: edge) : nil
        return ofArabic ?? (edge == .start ? startHang(of: unit) : endHang(of: unit))
    }

    /// What differs from other scripts: the marks that only Arabic has, and its brackets, which Amiri draws farther from
    /// the edge. Nil for all other characters.
    private static func arabicHang(of unit: UInt16, at edge: LineEdge) -> Double? {
        switch (unit, edge) {
        // ،
        case (0x60C, .end): 1
        // ۔ is as wide as a letter.
        case (0x6D4, .end): 0.8
        // ؛
        case (0x61B, .end): 0.5
        // ؟ has a broad head.
        case (0x61F, .end): 0.2
        case (0x28, .start), (0x5B, .start), (0x29, .end), (0x5D, .end): 0.33
        default: nil
        }
    }

    /// A dash at the start of a line opens an utterance and stands where the letters of other lines do; so does a sign
    /// before a number.
    private static func startHang(of unit: UInt16) -> Double {
        switch unit {
        // « » ‹ › “ ” „ ‟: each of them opens in some language.
        case 0xAB, 0xBB, 0x2039, 0x203A, 0x201C...0x201F: 0.5
        // " ' ‘ ’ ‚ ‛
        case 0x22, 0x27, 0x2018...0x201B: 0.5
        // ( [
        case 0x28, 0x5B: 0.25
        default: 0
        }
    }

    private static func endHang(of unit: UInt16) -> Double {
        switch unit {
        // - ‐ ‑
        case 0x2D, 0x2010, 0x2011: 1
        // , .
        case 0x2C, 0x2E: 1
        case 0x2012, 0x2013: 0.5
        // A half of — in faces where it is an em wide would pass the limit.
        case 0x2014: 0.45
        case 0x2015: 0.33
        case 0xAB, 0xBB, 0x2039, 0x203A, 0x201C...0x201F, 0x22, 0x27, 0x2018...0x201B: 0.5
        // : ;
        case 0x3A, 0x3B: 0.5
        // ! and ?, whose head is broader.
        case 0x21: 0.3
        case 0x3F: 0.2
        // …: its last point.
        case 0x2026: 0.3
        // ) ]
        case 0x29, 0x5D: 0.25
        default: 0
        }
    }
}
