import Geometry
import Imposition

/// A page of a file as a form that a sheet draws, upright as readers show it.
struct PageForm {
    /// The form XObject.
    let object: PDFFile.Object
    /// Its trim as it is shown, in the space that ``upright`` leads to: the origin is its lower left corner.
    let trim: Box
    /// From the page's own space to that.
    let upright: Affine
}

extension PageForm {
    /// Of the trim as readers show it.
    var size: Size { Size(width: .pt(trim.width), height: .pt(trim.height)) }
}

extension PDFFile {
    /// The page as a form. A page whose content is one stream gives that stream away; the page must not be kept then.
    ///
    /// Where a page has no trim box, its crop box is what is printed; where it has no size, it is that of a letter.
    /// Throws where the content cannot be read.
    func form(of page: Object) throws(PressError) -> PageForm {
        let media = box("/MediaBox", of: page) ?? Box(left: 0, bottom: 0, right: 612, top: 792)
        let crop = box("/CropBox", of: page).flatMap { $0.common(with: media) } ?? media
        let trim = box("/TrimBox", of: page).flatMap { $0.common(with: media) } ?? crop
        let upright = upright(page, trim)
        if let known = formOfTwin(of: page, media) { return PageForm(object: known, trim: trim.mapped(by: upright), upright: upright) }
        let stream = try formStream(of: page), entries = dictionary(of: stream)
        try set("/Type", of: entries, to: "/XObject")
        try set("/Subtype", of: entries, to: "/Form")
        try set("/BBox", of: entries, to: media.syntax)
        remove("/Matrix", of: entries)
        for key in ["/Resources", "/Group"] where has(key, of: page) { set(key, of: entries, to: value(key, of: page)) }
        return PageForm(object: stream, trim: trim.mapped(by: upright), upright: upright)
    }

    /// The form that was made of another page with the same content, which stands as often in a file as somebody repeated it.
    private func formOfTwin(of page: Object, _ media: Box) -> Object? {
        let content = value("/Contents", of: page), resources = value("/Resources", of: page)
        guard isStream(content), case let entries = dictionary(of: content), name("/Subtype", of: entries) == "/Form",
              number(of: resources) != 0, number(of: resources) == number(of: value("/Resources", of: entries)),
              box("/BBox", of: entries) == media else { return nil }
        return content
    }

    /// From a page's own space to that in which it stands as readers show it, the corner of its trim at the origin.
    private func upright(_ page: Object, _ trim: Box) -> Affine {
        let turn = Turn(rawValue: (((integer("/Rotate", of: page) ?? 0) % 360) + 360) % 360) ?? .none
        let stated = number("/UserUnit", of: page) ?? 1, unit = stated > 0 ? stated : 1
        let turned = Affine(a: unit, d: unit).then(.turned(turn)), shown = trim.mapped(by: turned)
        return turned.then(.move(-shown.left, -shown.bottom))
    }

    /// The content as one stream: the page's own where it has only one that is not a form yet.
    private func formStream(of page: Object) throws(PressError) -> Object {
        let content = value("/Contents", of: page)
        if isStream(content), !has("/Subtype", of: dictionary(of: content)) { return content }
        try checkSize(of: isStream(content) ? [content] : items(of: content))
        var bytes: [UInt8] = []
        try withContent(of: page) { bytes = Array($0) }
        joinedBytes += bytes.count
        return try addStream(bytes, entries: [:])
    }

    /// What contents that are put together may have: those of a page, and all of a file.
    private static let mostOfPage = 64 << 20, mostJoined = 256 << 20

    /// Throws where streams are too much to be put together. Predictors, which only make data smaller, are not asked for.
    private func checkSize(of streams: [Object]) throws(PressError) {
        var room = min(Self.mostOfPage, Self.mostJoined - joinedBytes)
        for stream in streams where isStream(stream) {
            room -= try withRawData(of: stream) { data, filters in
                guard filters.count <= StreamFilter.most else { return .max }
                return UnpackedData(unpacking: data, filters.map { StreamFilter(name: $0) }, most: room + 1)?.bytes.count ?? 0
            }
            guard room >= 0 else { throw .bomb(reason: "the content of its pages inflates beyond all measure") }
        }
    }
}
