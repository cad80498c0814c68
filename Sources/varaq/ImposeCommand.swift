public import ArgumentParser
public import VaraqKit

struct ImposeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impose",
        abstract: "Puts the pages of a finished PDF on sheets to be folded, cut or stapled.",
        discussion: """
            The file may be Varaq's or any other; pages stay vectors. A page is taken as large as its trim box, or else its \
            crop box.

              varaq impose handbook.pdf --fold saddle --paper A4 -o sheets.pdf
              varaq impose dawn-fa.pdf --fold zine --binding right -o zine.pdf
              varaq impose flyer.pdf --fold copies --grid 2x2 --gutter 6mm --marks crop -o sheets.pdf

            The number of sheets and how the printer has to turn them is printed on the standard error.
            """)

    @Argument(help: ArgumentHelp("The PDF.", valueName: "file.pdf"))
    var path: String

    @Option(name: .long, help: """
        How the sheet is folded: saddle (sheets in each other, stapled), perfect (sections, glued), half, letter, zigzag, gate, \
        quarter, zine (eight pages on one side); or single, copies, cut-and-stack.
        """)
    var fold: FoldName

    @Option(name: .long, help: "The edge it is bound or folded at: right for what is read from right to left.")
    var binding: BindingName = .left

    @Option(name: .long, help: ArgumentHelp(
        "The paper: A3, A4, SRA3 or 320x450mm. (default: as large as the pages and their marks)", valueName: "size"))
    var paper: String?

    @Option(name: .long, help: ArgumentHelp("How far the pages' ink goes beyond their trim.", valueName: "length"))
    var bleed = "0"

    @Option(name: .long, help: ArgumentHelp(
        "The thickness of a leaf, by which the pages of a booklet creep and its back grows.", valueName: "length"))
    var caliper = "0"

    @Option(name: .long, help: ArgumentHelp("Milled off the back before it is glued.", valueName: "length"))
    var milling = "0"

    @Option(name: .long, help: ArgumentHelp("Between pages that the knife parts.", valueName: "length"))
    var gutter = "0"

    @Option(name: .long, help: ArgumentHelp("Pages of a section of perfect binding: 4, 8, 16 or 32.", valueName: "count"))
    var section = 16

    @Option(name: .long, help: ArgumentHelp("Columns and rows, for copies and cut-and-stack.", valueName: "2x2"))
    var grid = "2x2"

    @Flag(name: .long, help: "The last page is a back cover: blank pages stand before it.")
    var backCover = false

    @Option(name: .long, help: ArgumentHelp(
        "Marks round the pages: crop, fold, registration, colour-bar, or all; separated by commas.", valueName: "marks"))
    var marks = ""

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write, or - for the standard output.", valueName: "path"))
    var output: String

    @Flag(name: .long, help: "Print no warnings, and nothing about the sheets.")
    var quiet = false

    func run() throws {
        var order = ImposeOrder(path: path, fold: fold, binding: binding.binding)
        order.section = section
        order.grid = try Self.grid(grid)
        order.rest.bleed = try Self.length(bleed, of: "--bleed")
        order.rest.caliper = try Self.length(caliper, of: "--caliper")
        order.rest.milling = try Self.length(milling, of: "--milling")
        order.rest.gutter = try Self.length(gutter, of: "--gutter")
        order.rest.hasBackCover = backCover
        order.rest.marks = try Self.marks(marks)
        if let paper {
            guard let size = Size.paper(paper) else { throw ValidationError("--paper: '\(paper)' is no size, such as A3 or 320x450mm") }
            order.rest.paper = size
        }
        var diagnostics = Diagnostics(), tray = OutputTray()
        let sheets = Imposer.impose(order, to: output, tray: &tray, into: &diagnostics)
        Terminal.show(diagnostics, quiet: quiet)
        if let sheets, !quiet { Terminal.complain(sheets.words) }
        try Terminal.exitIfFaulty(diagnostics)
        if output != "-" { try Terminal.say(output) }
    }

    private static func length(_ text: String, of option: String) throws -> Length {
        guard let length = Length.written(text), length >= .zero else {
            throw ValidationError("\(option): '\(text)' is no length, such as 3mm")
        }
        return length
    }

    private static func grid(_ text: String) throws -> (columns: Int, rows: Int) {
        let parts = text.split(separator: "x").map { Int($0) ?? 0 }
        guard parts.count == 2, parts.allSatisfy({ (1...100).contains($0) }) else {
            throw ValidationError("--grid: '\(text)' is no count of columns and rows, such as 2x4")
        }
        return (parts[0], parts[1])
    }

    private static func marks(_ text: String) throws -> MarkSet {
        // Slug lines tell of what was typeset, which nobody knows of a finished file.
        let known = MarkName.allCases.filter { $0 != .slug }
        return try text.split(separator: ",").reduce(into: MarkSet()) { marks, name in
            if name == "all" { return marks.formUnion(MarkSet(known.map(\.mark))) }
            guard let mark = known.first(where: { $0.rawValue == name }) else {
                throw ValidationError("there is no mark '\(name)' (there are \(known.map(\.rawValue).joined(separator: ", ")) and all)")
            }
            marks.formUnion(mark.mark)
        }
    }
}

/// The edges by the names that users write.
enum BindingName: String, CaseIterable, ExpressibleByArgument {
    case left, right

    var binding: Binding { self == .left ? .left : .right }
}

extension FoldName: ExpressibleByArgument {}

extension Imposer.Sheets {
    /// For people.
    var words: String {
        let turn = switch flip {
        case .none: "printed on one side"
        case .longEdge: "turned over the long edge"
        case .shortEdge: "turned over the short edge"
        }
        let back = spine.map { ", back \(Length.rounded($0.millimetres)) mm" } ?? ""
        return "\(count) sheet\(count == 1 ? "" : "s"), \(turn)\(back)"
    }
}
