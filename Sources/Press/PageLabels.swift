/// The names of pages in a reader, as ranges of a number tree. Source: ISO 32000-1 12.4.2.
struct PageLabels {
    private enum Range: Equatable {
        /// Decimal numbers, the first of them this.
        case decimal(Int)
        case text(String)
    }

    private let labels: [String]

    init(_ labels: [String]) { self.labels = labels }

    /// Plain numbers that count up share a range. Other labels, native digits among them, each stand as a prefix
    /// without a number, since PDF numbers pages in ASCII and Roman digits only.
    var syntax: String {
        var ranges = "", next: Range?
        for (index, label) in labels.enumerated() {
            let range = Self.range(of: label)
            if range != next { ranges += " \(index) \(Self.syntax(of: range))" }
            if case .decimal(let number) = range { next = .decimal(number + 1) } else { next = nil }
        }
        return "<< /Nums [\(ranges) ] >>"
    }

    private static func range(of label: String) -> Range {
        guard let number = Int(label), number > 0, String(number) == label else { return .text(label) }
        return .decimal(number)
    }

    private static func syntax(of range: Range) -> String {
        switch range {
        case .decimal(let first): "<< /S /D /St \(first) >>"
        case .text(let label): "<< /P \(Syntax.text(label)) >>"
        }
    }
}
