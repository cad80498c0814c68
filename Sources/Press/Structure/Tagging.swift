import Colour
import Drawing
import Makeup

/// Makes a file one that can be read without seeing it, and kept: PDF/UA-1 and PDF/A-2u.
struct Tagging {
    let draft: Draft
    let structure: Structure
    let file: PDFFile
    let pages: [PDFFile.Object]
    /// Indexed as ``Draft/links``.
    let annotations: [PDFFile.Object]

    func run() throws(PressError) {
        let plan = ElementPlan(structure, of: draft)
        try markContent(by: plan)
        try describeLinks()
        var tree = StructureTree(plan, in: file, pages: pages, annotations: annotations, trims: draft.pages.map(\.trim))
        try tree.write()
        try addScreenIntent()
    }

    private func markContent(by plan: ElementPlan) throws(PressError) {
        for (page, sheet) in zip(pages, draft.pages) {
            let marks = ContentMarks(sheet.marks, type: plan.type)
            guard let content = try file.withData(of: file.value("/Contents", of: page), marks.bracket) else { throw .unmarked }
            try file.replaceContent(of: page, with: content)
        }
    }

    /// The words that lead somewhere, for those who cannot see them. Source: ISO 14289-1 7.18.5.
    private func describeLinks() throws(PressError) {
        for (link, annotation) in zip(draft.links, annotations) {
            guard let stretch = link.stretch, case let text = structure.parts[stretch.part].text, stretch.number < text.count else {
                continue
            }
            file.set("/Contents", of: annotation, to: file.text(text[stretch.number].text))
        }
    }

    /// Says what the RGB of the file means. Source: ISO 19005-2 6.2.3; ISO 32000-1 14.11.5.
    private func addScreenIntent() throws(PressError) {
        let name = Syntax.text("sRGB IEC61966-2.1")
        let intent = try file.parse("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier \(name) /Info \(name) >>")
        file.set("/DestOutputProfile", of: intent, to: try file.addStream(ScreenProfile.sRGB, entries: ["/N": "3"]))
        file.set("/OutputIntents", of: file.root, to: file.array([file.add(intent)]))
    }

    /// What XMP says of the standards that the file keeps to, and what the terms of PDF/UA are, which PDF/A does not know.
    ///
    /// Source: ISO 19005-2 6.6.4 and 6.6.2.3; ISO 14289-1 5.
    static let identification = """
          <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
           <pdfaid:part>2</pdfaid:part>
           <pdfaid:conformance>U</pdfaid:conformance>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
           <pdfuaid:part>1</pdfuaid:part>
          </rdf:Description>
          <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
           <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
             <pdfaProperty:name>part</pdfaProperty:name>
             <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
             <pdfaProperty:category>internal</pdfaProperty:category>
             <pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
            </rdf:li></rdf:Seq></pdfaSchema:property>
           </rdf:li></rdf:Bag></pdfaExtension:schemas>
          </rdf:Description>

        """
}
