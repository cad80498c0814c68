import Makeup

extension Structure.Kind {
    /// What PDF calls it. Source: ISO 32000-1 14.8.4.
    var type: String {
        switch self {
        case .document: "/Document"
        case .article: "/Art"
        case .section: "/Sect"
        case .division: "/Div"
        case .heading(let level): "/H\(min(max(level, 1), 6))"
        case .paragraph: "/P"
        case .quote: "/BlockQuote"
        case .list: "/L"
        case .item: "/LI"
        case .label: "/Lbl"
        case .itemBody: "/LBody"
        case .table: "/Table"
        case .row: "/TR"
        case .headerCell: "/TH"
        case .cell: "/TD"
        case .figure: "/Figure"
        case .caption: "/Caption"
        case .note: "/Note"
        case .contents: "/TOC"
        case .entry: "/TOCI"
        case .span: "/Span"
        }
    }

    /// The attributes that say more of it; nil where there is no more to say. Source: ISO 32000-1 14.8.5.5 and 14.8.5.7.
    var attributes: String? {
        switch self {
        case .list(let isNumbered): "<< /O /List /ListNumbering \(isNumbered ? "/Decimal" : "/Disc") >>"
        case .headerCell: "<< /O /Table /Scope /Column >>"
        default: nil
        }
    }

    /// Whether it stands in its row even if it is empty, or the columns of a table would not be as many in all rows.
    var isCell: Bool { self == .cell || self == .headerCell }
}
