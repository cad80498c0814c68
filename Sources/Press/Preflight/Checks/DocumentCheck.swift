/// Looks for what a file can do besides being pages: actions, scripts, attachments, layers, forms.
struct DocumentCheck {
    let inspector: Inspector
    private var file: ForeignFile { inspector.file }
    private var root: PDFDictionary { file.root }

    func run() {
        let opening = file[root, "/OpenAction"].dictionary
        if opening != nil { inspector.report(.actions, in: "OpenAction", "something is done when the file is opened", to: [.x4, .x1a]) }
        if opening.map({ file[$0, "/S"].name }) == "/JavaScript" { inspector.report(.script, in: "OpenAction", "a script runs when it is opened") }
        if root.has("/AA") { inspector.report(.actions, in: "AA", "the catalogue has actions") }
        let names = file.dictionary("/Names", of: root) ?? PDFDictionary()
        if names.has("/JavaScript") { inspector.report(.script, in: "Names", "the file has scripts") }
        if names.has("/EmbeddedFiles") { inspector.report(.attachments, in: "Names", "the file has other files in it") }
        if root.has("/OCProperties") { inspector.report(.layers, in: "OCProperties", "the file has optional content") }
        if file.dictionary("/AcroForm", of: root)?.has("/XFA") == true { inspector.report(.fields, in: "AcroForm", "the form is in XFA") }
        checkViewer()
        checkReading()
    }

    private func checkViewer() {
        let preferences = file.dictionary("/ViewerPreferences", of: root) ?? PDFDictionary()
        for key in ["/PrintArea", "/PrintClip", "/ViewArea", "/ViewClip"] where preferences.has(key) {
            guard let box = file[preferences, key].name, !["/MediaBox", "/BleedBox"].contains(box) else { continue }
            inspector.report(.viewer, in: "ViewerPreferences", "\(key) is \(box)")
        }
        if file[preferences, "/DisplayDocTitle"].bool != true {
            inspector.report(.titleHidden, in: "ViewerPreferences", "/DisplayDocTitle is not true")
        }
    }

    // MARK: Structure for readers

    private func checkReading() {
        if file[root, "/Lang"].string?.isEmpty != false { inspector.report(.noLanguage, in: "Root", "/Lang is missing") }
        let isMarked = file.dictionary("/MarkInfo", of: root).map { file[$0, "/Marked"].bool == true } ?? false
        guard isMarked, let tree = file.dictionary("/StructTreeRoot", of: root) else {
            return inspector.report(.untagged, in: "Root", isMarked ? "/StructTreeRoot is missing" : "/MarkInfo does not say that it is tagged")
        }
        if inspector.demands.asks(for: .ua1) { checkFigures(under: tree) }
    }

    /// Elements are gone through from the last to the first; what is met again is not entered.
    private func checkFigures(under tree: PDFDictionary) {
        var rest = [tree["/K"]], seen: Set<ObjectID> = [], figure = 0
        while let value = rest.popLast(), seen.count < ForeignFile.mostObjects {
            if let id = value.reference, !seen.insert(id).inserted { continue }
            switch file.resolve(value) {
            case .array(let items): rest += items
            case .dictionary(let element):
                if file[element, "/S"].name == "/Figure" {
                    figure += 1
                    if !element.has("/Alt"), !element.has("/ActualText") {
                        inspector.report(.noAlternative, in: value.reference.map { "object \($0.number)" } ?? "figure \(figure)",
                                         "a Figure has neither /Alt nor /ActualText")
                    }
                }
                if element.has("/K") { rest.append(element["/K"]) }
            default: break
            }
        }
    }
}
