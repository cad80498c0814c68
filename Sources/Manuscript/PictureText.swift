import Diagnostics

/// A picture as its paragraph has it.
struct PictureText {
    var alternative: InlineText
    /// What stands in quotation marks behind the address.
    var title: InlineText
    /// The lines below it.
    var rest: InlineText
    var address: String
    var place: SourcePlace
    /// Source bytes between the braces behind it.
    var attributes: Range<Int>?
}

extension InlineReader {
    /// Reads a paragraph that is nothing but a picture; nil for any other.
    ///
    /// - Parameter hasCaption: whether lines may follow it, which are its caption.
    static func readPicture(_ node: CommonMarkNode, of article: Article, hasCaption: Bool, notes: NoteRegister.Place,
                            into diagnostics: inout Diagnostics) -> PictureText? {
        guard let image = node.firstChild, image.kind == .image else { return nil }
        let braces = image.next.flatMap { $0.kind == .text && $0.literal == PreparedCopy.pictureSentinel ? $0 : nil }
        let next = braces == nil ? image.next : braces?.next
        guard next == nil || hasCaption && (next?.kind == .softBreak || next?.kind == .lineBreak) else { return nil }
        var reader = InlineReader(LeafLines(of: node, in: article.copy), of: article, lineEnd: .space, notes: .description)
        return reader.picture(image, hasBraces: braces != nil, next: next, notes: notes, into: &diagnostics)
    }

    private mutating func picture(_ image: CommonMarkNode, hasBraces: Bool, next: CommonMarkNode?, notes: NoteRegister.Place,
                                  into diagnostics: inout Diagnostics) -> PictureText {
        at += 2
        readNodes(from: image.firstChild)
        let alternative = finish(into: &diagnostics)
        let tail = LinkTail.read(leaf.content, at: at)
        let place = composer.place(of: sourceOffset(of: tail.address?.lowerBound ?? at))
        let title = title(of: image, in: tail, at: place, into: &diagnostics)
        at = tail.end
        var attributes: Range<Int>?
        if hasBraces {
            if case .picture(let range)? = edge(at: at) { attributes = range }
            at += PreparedCopy.pictureSentinel.count
        }
        notePlace = notes
        if let next { readLineEnd(isBreak: false); readNodes(from: next.next) }
        let address = String(decoding: PreparedCopy.removingSentinels(from: image.address), as: UTF8.self)
        return PictureText(alternative: alternative, title: title, rest: finish(into: &diagnostics), address: address, place: place,
                           attributes: attributes)
    }

    private mutating func title(of image: CommonMarkNode, in tail: LinkTail, at place: SourcePlace,
                                into diagnostics: inout Diagnostics) -> InlineText {
        guard let range = tail.title else {
            // That of a picture whose address stands elsewhere in the article.
            return InlineText(String(decoding: PreparedCopy.removingSentinels(from: image.title), as: UTF8.self), at: place)
        }
        at = range.lowerBound
        readText(image.title, isAddress: false)
        return finish(into: &diagnostics)
    }
}
