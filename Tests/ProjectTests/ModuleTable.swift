/// One module of the project and what it may import that is not ours.
struct ModuleRow {
    let name: String
    /// C libraries and packages, by the name they are imported under.
    var outside: Set<String> = []
    /// Whether it speaks to the user itself; libraries never do.
    var prints = false
}

/// The modules in the order of their layers: each may import only rows above its own.
///
/// A new module gets a row here, and a new import a word in its row, with the reason in a comment where the duty of the
/// module does not give it. `Foundation` is nobody's: it costs more time at the start than a newsletter takes to set.
struct ModuleTable {
    let rows: [ModuleRow]

    /// What the toolchain brings and any module may use.
    let anywhere: Set<String> = ["FoundationEssentials", "Glibc", "Synchronization"]

    static let varaq = ModuleTable(rows: [
        ModuleRow(name: "Geometry"),
        ModuleRow(name: "Imposition"),
        ModuleRow(name: "Diagnostics"),
        ModuleRow(name: "Manuscript", outside: ["CMarkGFM", "Yams"]),
        ModuleRow(name: "LayoutBook", outside: ["Yams"]),
        ModuleRow(name: "Colour", outside: ["CLCMS"]),
        ModuleRow(name: "FontKit", outside: ["CHarfBuzz", "Yams"]),
        ModuleRow(name: "Shaping", outside: ["CHarfBuzz", "CICU"]),
        ModuleRow(name: "Paragraphs", outside: ["CHyphen"]),
        ModuleRow(name: "Artwork", outside: ["CPNG", "CJPEG", "CQREncode", "CZlib"]),
        ModuleRow(name: "Makeup"),
        ModuleRow(name: "Drawing", outside: ["CCairo", "CFreeType", "CRSVG"]),
        // zlib by itself: qpdf inflates without a bound, and preflight reads what may be a bomb.
        // libjpeg for a small look at the inks of pictures.
        ModuleRow(name: "Press", outside: ["CQPDF", "CZlib", "CJPEG"]),
        // zlib for a look into packed files before a converter opens them.
        ModuleRow(name: "Proofing", outside: ["CICU", "CZlib", "CHunspell", "CAspell"]),
        // nettle for the digests of files: qpdf brings it along. CCUPS speaks to printers.
        ModuleRow(name: "Pressroom", outside: ["CNettle", "GRDB", "CCUPS"]),
        ModuleRow(name: "VaraqKit", outside: ["CMalloc"]),
        ModuleRow(name: "varaq", outside: ["ArgumentParser"], prints: true),
        ModuleRow(name: "varaq-bench", prints: true),
    ])

    func layer(of name: String) -> Int? {
        rows.firstIndex { $0.name == name }
    }
}
