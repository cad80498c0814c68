import Drawing
import Geometry
import Makeup

/// Writes the elements of a structure, and what leads to them from content and links. Source: ISO 32000-1 14.7.
struct StructureTree {
    let file: PDFFile
    let plan: ElementPlan
    let pages: [PDFFile.Object]
    /// Indexed as ``Draft/links``.
    let annotations: [PDFFile.Object]
    /// Indexed as `pages`.
    let trims: [Size]
    /// By element; nil for those that hold nothing.
    private var objects: [PDFFile.Object?]

    init(_ plan: ElementPlan, in file: PDFFile, pages: [PDFFile.Object], annotations: [PDFFile.Object], trims: [Size]) {
        self.file = file
        self.plan = plan
        self.pages = pages
        self.annotations = annotations
        self.trims = trims
        objects = Array(repeating: nil, count: plan.elements.count)
    }

    /// Puts the tree into the catalogue.
    mutating func write() throws(PressError) {
        let root = file.add(try file.parse("<< /Type /StructTreeRoot >>"))
        file.set("/K", of: root, to: try write(0, under: root))
        file.set("/ParentTree", of: root, to: file.add(try parentTree()))
        try file.set("/ParentTreeNextKey", of: root, to: "\(pages.count + annotations.count)")
        file.set("/StructTreeRoot", of: file.root, to: root)
        try file.set("/MarkInfo", of: file.root, to: "<< /Marked true >>")
    }

    // MARK: Elements

    private mutating func write(_ index: Int, under parent: PDFFile.Object) throws(PressError) -> PDFFile.Object {
        let element = plan.elements[index], object = file.add(file.dictionary())
        objects[index] = object
        file.set("/S", of: object, to: file.name(element.type))
        file.set("/P", of: object, to: parent)
        if let language = element.language { try file.set("/Lang", of: object, to: Syntax.text(language)) }
        if !element.text.isEmpty { file.set("/ActualText", of: object, to: file.text(element.text)) }
        if !element.alternative.isEmpty { file.set("/Alt", of: object, to: file.text(Array(element.alternative.utf16))) }
        if let attributes = attributes(of: element) { try file.set("/A", of: object, to: attributes) }
        // A note has to have a name. Source: ISO 14289-1 7.9.
        if element.type == "/Note" { try file.set("/ID", of: object, to: Syntax.literal("note\(index)")) }
        try writeKids(of: element, into: object)
        return object
    }

    private func attributes(of element: ElementPlan.Element) -> String? {
        guard let area = element.area else { return element.attributes }
        return "<< /O /Layout /Placement /Block /BBox \(Syntax.rectangle(area.rect, on: trims[area.page])) >>"
    }

    private mutating func writeKids(of element: ElementPlan.Element, into object: PDFFile.Object) throws(PressError) {
        let home = element.kids.lazy.compactMap(\.page).first
        if let home { file.set("/Pg", of: object, to: pages[home]) }
        var kids: [PDFFile.Object] = []
        for kid in element.kids {
            switch kid {
            case .element(let index): kids.append(try write(index, under: object))
            case .content(let page, let mark): kids.append(try reference(toMark: mark, on: page, home: home))
            case .link(let number): kids.append(try reference(toLink: number))
            }
        }
        if kids.count == 1 { file.set("/K", of: object, to: kids[0]) } else if kids.count > 1 {
            file.set("/K", of: object, to: file.array(kids))
        }
    }

    private func reference(toMark mark: Int, on page: Int, home: Int?) throws(PressError) -> PDFFile.Object {
        if page == home { return file.integer(mark) }
        let reference = try file.parse("<< /Type /MCR /MCID \(mark) >>")
        file.set("/Pg", of: reference, to: pages[page])
        return reference
    }

    private func reference(toLink number: Int) throws(PressError) -> PDFFile.Object {
        let reference = try file.parse("<< /Type /OBJR >>")
        file.set("/Obj", of: reference, to: annotations[number])
        file.set("/Pg", of: reference, to: file.value("/P", of: annotations[number]))
        return reference
    }

    // MARK: From content to elements

    /// First the pages, each with the elements of its marks, then the links. Source: ISO 32000-1 14.7.4.4.
    private func parentTree() throws(PressError) -> PDFFile.Object {
        var entries: [PDFFile.Object] = []
        for (page, owners) in plan.owners.enumerated() {
            entries += [file.integer(page), file.array(owners.compactMap { objects[$0] })]
            try file.set("/StructParents", of: pages[page], to: "\(page)")
            try file.set("/Tabs", of: pages[page], to: "/S")
        }
        for (number, owner) in plan.ownersOfLinks.enumerated() {
            guard let owner, let element = objects[owner] else { continue }
            entries += [file.integer(pages.count + number), element]
            try file.set("/StructParent", of: annotations[number], to: "\(pages.count + number)")
        }
        let tree = file.dictionary()
        file.set("/Nums", of: tree, to: file.array(entries))
        return tree
    }
}

private extension ElementPlan.Kid {
    /// Of content.
    var page: Int? {
        if case .content(let page, _) = self { return page }
        return nil
    }
}
