extension Ledger {
    /// PDF/UA-1. Much of it is for eyes and ears, not for a program: whether the order makes sense, whether words say what is shown.
    static let pdfUA1 = Ledger(standard: .ua1, entries: [
        Entry("5", "identification: part 1", .press("screen target"), .rules([.claim])),
        Entry("6.1", "the file is a sound PDF", .press("PDFFile.write"), .rules([.damaged, .noPage, .cycle, .tooMuch, .unreadable])),
        Entry("7.1", "real content is tagged, the rest are artifacts; the title is shown", .press("structure tree; DisplayDocTitle"),
              .rules([.untagged, .untaggedContent, .titleHidden, .noXMP, .noFact])),
        Entry("7.2", "language and characters", .press("/Lang of the document and of elements"), .rules([.noLanguage]),
              .unchecked("languages of parts")),
        Entry("7.3", "figures have words", .user("alt texts of pictures"), .rules([.noAlternative]), .unchecked("what the words say")),
        Entry("7.4", "headings follow their levels", .press("structure tree"), .unchecked("levels left out")),
        Entry("7.5", "tables have headings", .press("structure tree"), .unchecked("scopes")),
        Entry("7.6", "lists", .press("structure tree"), .unchecked("labels and bodies")),
        Entry("7.8", "folios and running heads are artifacts", .press("furniture is an artifact"), .unchecked("kinds of artifacts")),
        Entry("7.9", "notes have identifiers", .press("structure tree"), .unchecked("identifiers")),
        Entry("7.15", "no XFA", .press("never written"), .rules([.fields])),
        Entry("7.16", "encryption lets readers in", .press("never encrypts"), .unchecked("permissions")),
        Entry("7.18.3", "annotations: order of the structure", .press("/Tabs of pages with links"), .rules([.tabOrder])),
        Entry("7.18.5", "links are tagged and described", .press("structure tree"), .unchecked("descriptions")),
        Entry("7.20", "no reference XObjects", .cairo("writes none"), .unchecked("forms used twice with marks")),
        Entry("7.21.3", "composite fonts", .cairo("writes their maps"), .rules([.noGlyphMap])),
        Entry("7.21.4", "fonts are embedded", .cairo("embeds subsets"), .rules([.notEmbedded])),
        Entry("7.21.5", "widths are those of the font", .cairo("writes them"), .rules([.noWidths]), .unchecked("whether they agree")),
        Entry("7.21.7", "each letter has a character", .cairo("writes /ToUnicode of what we hand it"), .rules([.noUnicode])),
        Entry("7.21.8", ".notdef is not shown", .press("missing letters are errors"), .unchecked("needs the font program")),
    ])
}
