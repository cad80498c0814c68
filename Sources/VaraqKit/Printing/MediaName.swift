public import Geometry
import Imposition
import Makeup
import Pressroom

extension Size {
    /// What printers call a paper of this size, whichever way it lies: `iso_a4_210x297mm`.
    ///
    /// Source: PWG 5101.1 (media size self-describing names), 5.
    public var mediaName: String {
        let short = min(width, height), long = max(width, height)
        if let known = Self.named.first(where: { abs($0.short - short.millimetres) < 0.5 && abs($0.long - long.millimetres) < 0.5 }) {
            return known.name
        }
        return "custom_\(Self.words(short, long))mm_\(Self.words(short, long))mm"
    }

    private static func words(_ short: Length, _ long: Length) -> String {
        "\(Length.rounded(short.millimetres))x\(Length.rounded(long.millimetres))"
    }

    /// Source: PWG 5101.1, tables 2 to 5; millimetres.
    private static let named: [(name: String, short: Double, long: Double)] = [
        ("iso_a2_420x594mm", 420, 594), ("iso_a3_297x420mm", 297, 420), ("iso_a4_210x297mm", 210, 297), ("iso_a5_148x210mm", 148, 210),
        ("iso_a6_105x148mm", 105, 148), ("iso_a7_74x105mm", 74, 105), ("iso_b4_250x353mm", 250, 353), ("iso_b5_176x250mm", 176, 250),
        ("iso_sra3_320x450mm", 320, 450), ("iso_sra4_225x320mm", 225, 320), ("na_letter_8.5x11in", 215.9, 279.4),
        ("na_legal_8.5x14in", 215.9, 355.6), ("na_ledger_11x17in", 279.4, 431.8), ("na_executive_7.25x10.5in", 184.15, 266.7),
    ]
}

extension SheetFacts {
    /// Of sheets with pages laid on them.
    init(_ sheets: Imposer.Sheets) {
        let sides: Sides = switch sheets.flip {
        case .none: .oneSided
        case .longEdge: .longEdge
        case .shortEdge: .shortEdge
        }
        self.init(sheets: sheets.count, sides: sides, media: sheets.paper?.mediaName)
    }

    /// Of single pages, two on a leaf: those that are wider than high turn as a calendar does.
    init(pages: [Size]) {
        let isWide = pages.first.map { $0.width > $0.height } ?? false
        let names = Set(pages.map(\.mediaName))
        self.init(sheets: (pages.count + 1) / 2, sides: pages.count < 2 ? .oneSided : isWide ? .shortEdge : .longEdge,
                  media: names.count == 1 ? names.first : nil)
    }
}
