/// Looks at what is laid over a page: links, notes, fields. Source: ISO 32000-1 12.5.
struct AnnotationCheck {
    let inspector: Inspector
    private var file: ForeignFile { inspector.file }

    /// The look of annotations that are printed: forms, each with its place on the page.
    func run(_ page: PageFacts) -> [(form: PDFStream, place: Box)] {
        checkPage(page)
        let annotations = file.items("/Annots", of: page.dictionary).prefix(100_000).compactMap(\.dictionary)
        if !annotations.isEmpty, file[page.dictionary, "/Tabs"].name != "/S" {
            inspector.report(.tabOrder, on: page, in: "Tabs", "/Tabs is not /S")
        }
        return annotations.compactMap { annotation in
            check(annotation, on: page)
            return appearance(annotation)
        }
    }

    private func checkPage(_ page: PageFacts) {
        if page.dictionary.has("/AA") { inspector.report(.actions, on: page, in: "AA", "the page has actions") }
        if page.dictionary.has("/PresSteps") { inspector.report(.presentation, on: page, in: "PresSteps", "the page has steps of a presentation") }
    }

    private func check(_ annotation: PDFDictionary, on page: PageFacts) {
        let kind = file[annotation, "/Subtype"].name ?? "/?", place = file.box(annotation["/Rect"])
        // Marks of printers and traps belong there.
        if kind != "/PrinterMark", kind != "/TrapNet", let place, place.common(with: page.printed) != nil {
            inspector.report(.note, on: page, in: kind, at: place, "an annotation of kind \(kind.dropFirst()) lies inside the bleed")
        }
        if annotation.has("/A") || annotation.has("/AA") {
            inspector.report(.noteAction, on: page, in: kind, at: place, "it does something when it is clicked")
        }
        if file.dictionary("/A", of: annotation).map({ file[$0, "/S"].name }) == "/JavaScript" {
            inspector.report(.script, on: page, in: kind, at: place, "a script runs when it is clicked")
        }
        let flags = file[annotation, "/F"].integer ?? 0
        if kind != "/Popup", flags & 4 == 0 || flags & (1 | 2 | 32) != 0 {
            inspector.report(.noteFlags, on: page, in: kind, at: place, "/F is \(flags): Print must be set, Invisible, Hidden and NoView not")
        }
    }

    private func appearance(_ annotation: PDFDictionary) -> (form: PDFStream, place: Box)? {
        guard let place = file.box(annotation["/Rect"]), let looks = file.dictionary("/AP", of: annotation) else { return nil }
        let usual = file[looks, "/N"]
        if let form = usual.stream { return (form, place) }
        guard let state = file[annotation, "/AS"].name, let states = usual.dictionary else { return nil }
        return file[states, state].stream.map { ($0, place) }
    }
}
