public import Diagnostics

/// A picture in an article, with what stands below it.
public struct Figure: Sendable {
    public enum Colour: String, Sendable, CaseIterable {
        /// As the layout's inks allow.
        case any
        case gray
        /// Black dots on white, for photocopiers and risographs.
        case halftone
    }

    /// What is to be seen of the picture, in shares of its width and height from its upper left corner.
    public struct Crop: Sendable, Hashable {
        public var left: Double
        public var top: Double
        public var width: Double
        public var height: Double

        public init(left: Double, top: Double, width: Double, height: Double) {
            self.left = left
            self.top = top
            self.width = width
            self.height = height
        }
    }

    /// The file, as seen from where the user stands; within the folder of the article or of its issue.
    public var path: String
    /// What it shows, for those who do not see it; empty for a picture that is decoration.
    public var alternative: InlineText
    public var caption: InlineText?
    public var credit: InlineText?
    /// Grid lines that the picture is high; nil as high as its width asks for.
    public var height: Double?
    /// Of the measure that it is wide, over 0 and at most 1.
    public var width = 1.0
    public var crop: Crop?
    /// What must be seen where a frame of another shape cuts the picture: shares from its upper left corner.
    public var focus: (x: Double, y: Double) = (0.5, 0.5)
    public var colour = Colour.any
    /// Of the path in the article.
    public var place: SourcePlace

    public init(path: String, alternative: InlineText, place: SourcePlace) {
        self.path = path
        self.alternative = alternative
        self.place = place
    }
}

/// A table, as pipes draw it.
///
/// Invariant: every row and the head have as many cells as there are `columns`.
public struct Table: Sendable {
    public enum Alignment: Sendable, Hashable {
        /// As the text runs.
        case natural
        /// By the colons of the author, who sees the left and the right of the page.
        case left, centre, right
    }

    /// How the cells of each column stand.
    public var columns: [Alignment]
    public var head: [InlineText]
    public var rows: [[InlineText]]

    public init(columns: [Alignment], head: [InlineText], rows: [[InlineText]]) {
        self.columns = columns
        self.head = head
        self.rows = rows
    }
}

/// A QR code with a line below it.
public struct QRCode: Sendable {
    /// What it says to a reader of codes.
    public var payload: String
    public var label: InlineText?
    /// Grid lines that it is high.
    public var height: Double?

    /// In bytes: more than the largest code of the quality that print asks for holds with ease.
    static let longestPayload = 1_200

    public init(payload: String, label: InlineText? = nil, height: Double? = nil) {
        self.payload = payload
        self.label = label
        self.height = height
    }
}

/// Where an author ends a column by hand. The raw value is what stands behind `::: break`.
public enum TextBreak: String, Sendable, CaseIterable {
    case column, frame, page
}

/// The marks that part sections. The raw value is what stands behind `::: ornament`.
public enum Ornament: String, Sendable, CaseIterable {
    case asterism, diamond, star, flower, wave, line
}

extension Block {
    /// The texts of the block itself, in the order of reading; those of blocks in it are theirs.
    public var texts: [InlineText] {
        switch content {
        case .paragraph(let text), .heading(_, let text), .verbatim(let text): [text]
        case .figure(let figure): [figure.caption, figure.credit].compactMap(\.self)
        case .table(let table): table.head + table.rows.joined()
        case .code(let code): [code.label].compactMap(\.self)
        case .list, .quote, .division, .rule, .breaking, .ornament, .contents: []
        }
    }

    /// The blocks in it, in the order of reading.
    public var children: [Block] {
        switch content {
        case .list(let list): Array(list.items.joined())
        case .quote(let blocks), .division(_, let blocks): blocks
        default: []
        }
    }
}

extension [Block] {
    /// These blocks, each with all blocks in it behind it, in the order of reading.
    package var unfolded: [Block] { flatMap { [$0] + $0.children.unfolded } }
}

extension [Block] {
    /// Removes blocks wherever they stand, and gives them. Each is asked about once, in the order of reading; what goes is not
    /// looked into.
    package mutating func remove(where isGone: (Block) -> Bool) -> [Block] {
        var kept: [Block] = [], gone: [Block] = []
        for var block in self {
            if isGone(block) {
                gone.append(block)
                continue
            }
            block.changeChildren { gone += $0.remove(where: isGone) }
            kept.append(block)
        }
        self = kept
        return gone
    }
}

extension Block {
    /// Changes each run of blocks in it.
    fileprivate mutating func changeChildren(_ change: (inout [Block]) -> Void) {
        switch content {
        case .list(var list):
            for index in list.items.indices { change(&list.items[index]) }
            content = .list(list)
        case .quote(var blocks):
            change(&blocks)
            content = .quote(blocks)
        case .division(let division, var blocks):
            change(&blocks)
            content = .division(division, blocks)
        default: break
        }
    }
}
