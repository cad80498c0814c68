import LayoutBook

extension StyleName {
    /// Stands on the grid with every line. Headings and quotations may lie between, and the text below them is on it again.
    var keepsToGrid: Bool {
        switch self {
        case .body, .listItem, .notice, .address, .verse, .answer, .tableHead, .tableCell, .contents1, .contents2, .contents3: true
        default: false
        }
    }

    /// Set as one piece.
    var isDisplay: Bool {
        switch self {
        case .pullquote, .mastheadName, .mastheadMotto, .mastheadLine, .titlePageTitle, .titlePageSubtitle,
             .titlePageAuthor, .titlePageImprint: true
        default: false
        }
    }

    /// Follows the picture that it speaks of.
    var standsBelowPicture: Bool { self == .caption || self == .credit }
}
