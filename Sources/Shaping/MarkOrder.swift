/// Puts shadda before the vowel marks on its letter, a canonically equivalent order. Source: Unicode 3.11 D108.
///
/// HarfBuzz shapes shadda first in any case; where it has to move it there it joins the clusters of both marks, and a
/// reader of the PDF could no longer be told which glyph is which character.
///
/// - Returns: nil where the text is in that order already.
func withShaddaFirst(_ text: [UInt16]) -> [UInt16]? {
    guard text.contains(0x651) else { return nil }
    var ordered: [UInt16]?
    for index in text.indices where text[index] == 0x651 {
        var place = index
        while place > 0, isVowelMark((ordered ?? text)[place - 1]) { place -= 1 }
        if place == index { continue }
        if ordered == nil { ordered = text }
        ordered?.remove(at: index)
        ordered?.insert(0x651, at: place)
    }
    return ordered
}

/// The marks of a combining class below shadda's, from tanween to kasra. Source: UnicodeData, classes 27 to 32.
private func isVowelMark(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x64B...0x650, 0x8F0...0x8F2: true
    default: false
    }
}
