extension PDFFile {
    /// Says of each TrueType font that is shown by CIDs that these are the numbers of its glyphs, as Cairo writes them.
    ///
    /// Readers take that for granted, standards do not.
    /// Source: ISO 32000-1 9.7.4.2; ISO 19005-2 6.2.11.3.2; ISO 14289-1 7.21.3.2.
    func mapGlyphs(of pages: [Object]) throws(PressError) {
        var seen: Set<Int32> = []
        for page in pages {
            for holder in try [page] + forms(of: page).map(dictionary) {
                let fonts = value("/Font", of: value("/Resources", of: holder))
                for font in keys(of: fonts).map({ value($0, of: fonts) }) where seen.insert(number(of: font)).inserted {
                    try mapGlyphs(of: item(0, of: value("/DescendantFonts", of: font)))
                }
            }
        }
        try check()
    }

    private func mapGlyphs(of font: Object) throws(PressError) {
        guard isName("/Subtype", of: font, "/CIDFontType2"), !has("/CIDToGIDMap", of: font) else { return }
        try set("/CIDToGIDMap", of: font, to: "/Identity")
    }
}
