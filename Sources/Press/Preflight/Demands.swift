import LayoutBook

/// A standard that preflight knows the rules of. The raw value is what users write.
public enum PDFStandard: String, Sendable, CaseIterable {
    case x4, x1a, a2u, ua1

    /// Its name and number.
    public var title: String {
        switch self {
        case .x4: "PDF/X-4 (ISO 15930-7:2010)"
        case .x1a: "PDF/X-1a:2003 (ISO 15930-4:2003)"
        case .a2u: "PDF/A-2u (ISO 19005-2:2011)"
        case .ua1: "PDF/UA-1 (ISO 14289-1:2014)"
        }
    }

    /// The number alone, as clauses are quoted.
    var number: String {
        switch self {
        case .x4: "ISO 15930-7"
        case .x1a: "ISO 15930-4"
        case .a2u: "ISO 19005-2"
        case .ua1: "ISO 14289-1"
        }
    }

    var isForPrint: Bool { self == .x4 || self == .x1a }
}

/// What a file has to be.
struct Demands {
    let standards: [PDFStandard]
    /// The shop that the file is for; nil where nobody said.
    let shop: ShopProfile?
    /// Whether it is to be printed: then good practice of print counts beside the standards.
    let isForPrint: Bool
    /// The shop's, or what is usual where there is none.
    let limits: ShopProfile

    /// What a shop asks for.
    init(_ shop: ShopProfile) {
        self.shop = shop
        limits = shop
        isForPrint = true
        standards = switch shop.flavour {
        case .x4: [.x4]
        case .x1a: [.x1a]
        case nil: []
        }
    }

    /// What a file claims to be; one that claims nothing is held to good practice of print.
    init(claimed standards: [PDFStandard]) {
        self.standards = standards
        shop = nil
        limits = ShopProfile(name: "", summary: "", target: .press)
        isForPrint = standards.isEmpty || standards.contains(where: \.isForPrint)
    }

    func asks(for standard: PDFStandard) -> Bool { standards.contains(standard) }

    /// What counts in a report.
    var measure: String {
        var parts = standards.map(\.title)
        if let shop { parts.append("profile \(shop.name)") } else if isForPrint { parts.append("good practice of print") }
        return parts.joined(separator: ", ")
    }
}
