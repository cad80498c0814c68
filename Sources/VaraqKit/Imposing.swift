public import Diagnostics
public import Geometry
public import Imposition
import LayoutBook
import Press

/// The schemes of imposition by the names that users write.
public enum FoldName: String, Sendable, CaseIterable {
    case single, saddle, perfect, half, letter, zigzag, gate, quarter, zine, copies
    case cutAndStack = "cut-and-stack"
}

/// A finished PDF that is to be put on sheets.
public struct ImposeOrder: Sendable {
    /// Of the PDF.
    public var path: String
    public var fold: FoldName
    /// Pages of a section that is folded by itself; perfect binding only.
    public var section = 16
    /// Columns and rows of pages on a side, for copies and for what is cut and stacked.
    public var grid = (columns: 2, rows: 2)
    /// Everything but the pages and the scheme.
    public var rest: ImpositionOrder

    public init(path: String, fold: FoldName, binding: Binding) {
        self.path = path
        self.fold = fold
        rest = ImpositionOrder(pages: [], scheme: .single, binding: binding)
    }

    fileprivate func plan(_ trims: [Size]) throws(ImpositionFault) -> Imposition {
        var order = rest
        order.pages = trims
        order.scheme = scheme
        return try order.imposed()
    }

    private var scheme: Scheme {
        switch fold {
        case .single: .single
        case .saddle: .saddle
        case .perfect: .perfect(section: section)
        case .half: .half
        case .letter: .letter
        case .zigzag: .zigzag
        case .gate: .gate
        case .quarter: .quarter
        case .zine: .zine
        case .copies: .copies(columns: grid.columns, rows: grid.rows)
        case .cutAndStack: .cutAndStack(columns: grid.columns, rows: grid.rows)
        }
    }
}

/// Puts the pages of finished PDFs on sheets, ours or not.
public enum Imposer {
    /// The largest file that is read.
    private static let mostBytes = 1 << 30

    /// What the printer has to know of sheets that were written.
    public struct Sheets: Sendable {
        public var count: Int
        public var flip: Imposition.Flip
        public var spine: Length?
        /// Nil where the sheets differ in size.
        public var paper: Size?
    }

    /// Writes the sheets of a PDF to `target`; what stands in the way is said in `diagnostics`.
    /// - Returns: What was written; nil where nothing was.
    public static func impose(_ order: ImposeOrder, to target: String, tray: inout OutputTray,
                              into diagnostics: inout Diagnostics) -> Sheets? {
        guard let bytes = bytes(of: order.path, into: &diagnostics) else { return nil }
        do {
            let sheets = try Press.impose(bytes) { trims throws(ImpositionFault) in try order.plan(trims) }
            if sheets.annotationsLeftOut > 0 {
                diagnostics.warn("\(order.path) has \(sheets.annotationsLeftOut) form fields, notes or stamps that are not on the sheets",
                                 hint: "print it to a PDF first, which makes them a part of the pages")
            }
            if let damage = sheets.damage {
                diagnostics.warn("\(order.path) is damaged, and something may be missing: \(damage)", hint: "compare the sheets with its pages")
            }
            guard tray.put(sheets.bytes, at: target, into: &diagnostics) else { return nil }
            return Sheets(count: sheets.sheets, flip: sheets.flip, spine: sheets.spine)
        } catch { say(error, of: order.path, into: &diagnostics) }
        return nil
    }

    /// The bytes of a PDF; nil after saying why it cannot be read.
    static func bytes(of path: String, into diagnostics: inout Diagnostics) -> [UInt8]? {
        _ = diagnostics.register(file: path)
        guard let bytes = FileBytes.read(path, most: mostBytes + 1) else {
            diagnostics.error(.input, "\(path) cannot be read")
            return nil
        }
        guard bytes.count <= mostBytes else {
            diagnostics.error(.input, "\(path) is larger than a gigabyte")
            return nil
        }
        return bytes
    }

    static func say(_ error: PressError, of path: String, into diagnostics: inout Diagnostics) {
        switch error {
        case .encrypted:
            diagnostics.error(.input, "\(path) is encrypted", hint: "ask whoever made it for an open file")
        case .bomb(let reason):
            diagnostics.error(.input, "\(path) cannot be opened safely: \(reason)")
        case .imposition(let fault):
            diagnostics.error(.input, "\(path): \(fault)")
        case .qpdf, .undeclaredColour, .undeclaredInk, .colour, .unmarked:
            diagnostics.error(.input, "\(path) is no PDF, or a broken one: \(error)")
        }
    }
}

extension Length {
    /// A length as users write it, with its unit: pt, mm, cm or in. Nil for anything else.
    public static func written(_ text: String) -> Length? { Length(written: text) }
}

extension Size {
    /// A size of paper as users write it: its name (A3, sra3, letter), or `210x297mm`, up to 5 m. Nil for anything else.
    public static func paper(_ text: String) -> Size? {
        let name = text.lowercased()
        if let sheet = Size(sheet: name) ?? untrimmed.first(where: { $0.name == name })?.size { return sheet }
        let parts = text.split(separator: "x", maxSplits: 1).map(String.init)
        guard parts.count == 2, let height = Length(written: parts[1]), let width = Length(written: parts[0]) ?? Length(
            written: parts[0] + parts[1].suffix { $0.isLetter }), min(width, height) > .zero, max(width, height) <= .cm(500) else { return nil }
        return Size(width: width, height: height)
    }

    /// Papers that no page is trimmed to. Source: ISO 217; ANSI Y14.1.
    private static let untrimmed = [
        (name: "sra3", size: Size(width: .mm(320), height: .mm(450))), (name: "sra4", size: Size(width: .mm(225), height: .mm(320))),
        (name: "tabloid", size: Size(width: .inch(11), height: .inch(17))),
    ]
}

private extension String {
    func suffix(_ belongs: (Character) -> Bool) -> String { String(reversed().prefix(while: belongs).reversed()) }
}
