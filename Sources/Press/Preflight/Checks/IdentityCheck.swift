/// What a file says of itself, in Info and in XMP.
struct FileIdentity {
    let info: PDFDictionary
    /// Nil without a stream of metadata.
    let metadata: MetadataText?
    /// Whether the stream is marked as metadata in XML.
    let isMarked: Bool
    /// What it claims to be.
    private(set) var claims: [PDFStandard] = []
    private let file: ForeignFile

    init(_ file: ForeignFile) {
        self.file = file
        info = file.dictionary("/Info", of: file.trailer) ?? PDFDictionary()
        let stream = file[file.root, "/Metadata"].stream
        metadata = stream.flatMap { file.data(of: $0, most: 4 << 20) }.map { MetadataText($0.bytes) }
        isMarked = stream.map { file[$0.dictionary, "/Type"].name == "/Metadata" && file[$0.dictionary, "/Subtype"].name == "/XML" } ?? false
        claims = PDFStandard.allCases.filter(claims)
    }

    /// The text that Info has under a key; nil where it has none, or an empty one.
    func fact(_ key: String) -> String? {
        let text: String? = switch file[info, key] {
        case .string(let bytes): TextString.decoded(bytes)
        case .name(let name): String(name.dropFirst())
        default: nil
        }
        return text?.isEmpty == false ? text : nil
    }

    /// Source: ISO 15930-7, ISO 15930-4, ISO 19005-2 6.6.4, ISO 14289-1 5.
    func claims(_ standard: PDFStandard) -> Bool {
        switch standard {
        case .x4: ["PDF/X-4", "PDF/X-4p"].contains(metadata?.property("pdfxid:GTS_PDFXVersion"))
        case .x1a: fact("/GTS_PDFXVersion") == "PDF/X-1a:2003"
            || fact("/GTS_PDFXVersion") == "PDF/X-1:2001" && fact("/GTS_PDFXConformance") == "PDF/X-1a:2001"
        case .a2u: metadata?.property("pdfaid:part") == "2" && metadata?.property("pdfaid:conformance") == "U"
        case .ua1: metadata?.property("pdfuaid:part") == "1"
        }
    }
}

/// Holds what a file says of itself against what it has to say.
struct IdentityCheck {
    let inspector: Inspector
    let identity: FileIdentity
    private var demands: Demands { inspector.demands }

    func run() {
        for standard in demands.standards where !identity.claims(standard) {
            inspector.report(.claim, in: standard.isForPrint ? "GTS_PDFXVersion" : "XMP", "nothing says that it is \(standard.title)",
                             to: Scope(standard))
        }
        checkFacts()
        checkMetadata()
        checkTrapped()
    }

    private func checkFacts() {
        if demands.asks(for: .x1a) {
            for key in ["/Title", "/CreationDate", "/ModDate"] where identity.fact(key) == nil { miss("Info \(key)", .x1a) }
        }
        guard let metadata = identity.metadata else { return }
        let asked: [(PDFStandard, [String])] = [
            (.x4, ["dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID",
                   "xmpMM:RenditionClass"]), (.ua1, ["dc:title"]),
        ]
        for (standard, names) in asked where demands.asks(for: standard) {
            for name in names where metadata.property(name)?.isEmpty != false { miss("XMP \(name)", Scope(standard)) }
        }
    }

    private func miss(_ fact: String, _ scope: Scope) { inspector.report(.noFact, in: fact, "it is missing", to: scope) }

    private func checkMetadata() {
        guard let metadata = identity.metadata, identity.isMarked else {
            return inspector.report(.noXMP, in: "Metadata", "the catalogue has no stream of XMP that says what it is")
        }
        if metadata.hasObsoleteHeader { inspector.report(.packet, in: "Metadata", "its header has bytes= or encoding=") }
        for (key, name) in Self.twins {
            guard let fact = identity.fact(key) else { continue }
            let other = metadata.property(name), isDate = key.hasSuffix("Date")
            // PDF/A asks for all of Info in XMP; PDF/X only that they agree.
            let scopes: Scope = other == nil && !isDate ? [.a2u] : .all
            let isSame = isDate ? Self.digits(fact) == Self.digits(other ?? "") : fact == other ?? ""
            if !isSame { inspector.report(.differs, in: "Info \(key)", "it is not the same as \(name) in XMP", to: scopes) }
        }
    }

    /// Source: ISO 19005-2 6.6.2.2; ISO 16684-1 8.
    private static let twins = [
        ("/Title", "dc:title"), ("/Producer", "pdf:Producer"), ("/Creator", "xmp:CreatorTool"), ("/Keywords", "pdf:Keywords"),
        ("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate"),
    ]

    /// Year to second of a date.
    private static func digits(_ date: String) -> String { String(date.filter { "0"..."9" ~= $0 }.prefix(14)) }

    /// Source: ISO 32000-1 14.11.6.
    private func checkTrapped() {
        let states = ["True", "False"], told = identity.fact("/Trapped"), inMetadata = identity.metadata?.property("pdf:Trapped")
        for (scope, value) in [(Scope.x1a, told), (.x4, told ?? inMetadata)] where !states.contains(value ?? "") {
            inspector.report(.trapped, in: "Trapped", value.map { "it is \($0)" } ?? "it is missing", to: scope)
        }
    }
}
