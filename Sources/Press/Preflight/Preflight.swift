public import LayoutBook

/// Checks finished PDFs, ours or not, before a shop does.
///
/// The file is read, never drawn. What it proves is that the faults it looks for are not there, not that a file conforms: font programs
/// and the tables of profiles are not opened, and no stream of JPEG. Memory is bounded by the size of the file and the ``ReadingBudget``.
public enum Preflight {
    /// All that is wrong with a PDF.
    ///
    /// - Parameter shop: The profile that it is made for. Without one it is held to what it claims to be (PDF/X, PDF/A, PDF/UA), and
    ///   a file that claims nothing to good practice of print.
    /// Throws where it is no PDF, wants a password, or cannot be opened within bounds.
    public static func check(_ pdf: [UInt8], for shop: ShopProfile? = nil) throws(PreflightError) -> PreflightReport {
        try check(pdf, for: shop, within: ReadingBudget())
    }

    static func check(_ pdf: [UInt8], for shop: ShopProfile?, within budget: ReadingBudget) throws(PreflightError) -> PreflightReport {
        let raw = try RawFile(pdf)
        guard !raw.seemsEncrypted else { return encrypted(shop) }
        let file = try ForeignFile(pdf)
        guard !file.isEncrypted else { return encrypted(shop) }
        return check(file, raw, for: shop, within: budget)
    }

    private static func check(_ file: ForeignFile, _ raw: RawFile, for shop: ShopProfile?,
                              within budget: ReadingBudget) -> PreflightReport {
        let identity = FileIdentity(file), demands = shop.map(Demands.init) ?? Demands(claimed: identity.claims)
        let inspector = Inspector(file, demands, within: budget), container = FileCheck(inspector: inspector, raw: raw), tree = PageTree(of: file)
        container.run()
        IdentityCheck(inspector: inspector, identity: identity).run()
        IntentCheck(inspector: inspector).run()
        DocumentCheck(inspector: inspector).run()
        check(tree, inspector)
        container.conclude()
        return PreflightReport(findings: inspector.findings, pages: tree.pages.count, measure: demands.measure)
    }

    private static func check(_ tree: PageTree, _ inspector: Inspector) {
        if tree.hasCycle { inspector.report(.cycle, in: "Pages", "the tree of pages leads back into itself") }
        if tree.isCutOff { inspector.report(.tooMuch, in: "Pages", "there are more than \(PageTree.mostPages) pages") }
        if tree.pages.isEmpty { inspector.report(.noPage, in: "Pages", "its tree of pages is empty") }
        BoxCheck(inspector: inspector).run(tree.pages)
        for page in tree.pages { ContentWalk(page, in: inspector).run() }
    }

    /// Nothing else can be said of it.
    private static func encrypted(_ shop: ShopProfile?) -> PreflightReport {
        let demands = shop.map(Demands.init) ?? Demands(claimed: [])
        let severity = Rule.encrypted.judgement(under: demands, in: .all)
        let finding = Finding(rule: Rule.encrypted.code, severity: severity?.severity ?? .error,
                              clause: severity?.standard.flatMap { Ledger.clause(of: Rule.encrypted.code, in: $0) }, page: nil,
                              object: "trailer", place: nil, message: "it is encrypted, so nothing else was looked at",
                              hint: Rule.encrypted.hint, count: 1)
        return PreflightReport(findings: [finding], pages: 0, measure: demands.measure)
    }
}
