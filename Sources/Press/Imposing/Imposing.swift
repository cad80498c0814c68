public import Geometry
public import Imposition

extension Press {
    /// The pages of a PDF, ours or not, on sheets.
    ///
    /// They stay vectors, and their fonts and pictures are in the file once. Equal bytes and plans give equal bytes.
    ///
    /// - Parameter plan: Finds the places for pages whose trims, as readers show them, it is handed in their order.
    /// Throws where the file is damaged beyond repair or encrypted, and where the plan finds no places.
    public static func impose(_ pdf: [UInt8],
                              by plan: ([Size]) throws(ImpositionFault) -> Imposition) throws(PressError) -> ImposedPDF {
        let file = try PDFFile(foreign: pdf), pages = try file.pages()
        let forms = try pages.map { page throws(PressError) in try file.form(of: page) }
        let imposition: Imposition
        do { imposition = try plan(forms.map(\.size)) } catch { throw .imposition(error) }
        try SheetWriter(file: file, forms: forms, imposition: imposition).write()
        return ImposedPDF(bytes: try file.write(), sheets: imposition.sheets.count, flip: imposition.flip, spine: imposition.spine)
    }
}

/// A PDF with a page for each side of a sheet.
public struct ImposedPDF: Sendable {
    public var bytes: [UInt8]
    public var sheets: Int
    public var flip: Imposition.Flip
    /// See ``Imposition/spine``.
    public var spine: Length?
}
