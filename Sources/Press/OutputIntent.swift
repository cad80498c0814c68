import Colour

extension PDFFile {
    /// Says what the colours of the file are made for. Source: ISO 15930-7 6.2, ISO 32000-1 14.11.5.
    func setOutputIntent(_ condition: OutputCondition) throws(PressError) {
        let registry = condition.registry.map { "/RegistryName \(Syntax.text($0))" } ?? ""
        let intent = try parse("""
            << /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier \(Syntax.text(condition.identifier)) \(registry) \
            /Info \(Syntax.text(condition.info)) >>
            """)
        let profile = try addStream([], entries: ["/N": "\(condition.channels)"])
        try replaceData(of: profile, with: condition.profile, packed: .fast)
        set("/DestOutputProfile", of: intent, to: profile)
        set("/OutputIntents", of: root, to: array([add(intent)]))
    }
}
