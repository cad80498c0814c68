import Geometry

extension ImpositionOrder {
    /// Pages of less difference are of one size: files of others are rounded to whole points, and no knife cuts more exactly.
    static var tolerance: Length { .mm(0.5) }

    /// All pages in the order of reading with blanks to fill up `count`: at the end, or before the back cover, and never in
    /// front of the first page. Indexes ``pages``, nil for a blank.
    func run(filling count: Int) -> [Int?] {
        let blanks = [Int?](repeating: nil, count: count - pages.count), all = pages.indices.map(Optional.some)
        return showsBackCover ? all.dropLast() + blanks + all.suffix(1) : all + blanks
    }

    /// The same, up to the next multiple.
    func run(toMultipleOf unit: Int) -> [Int?] {
        run(filling: (pages.count + unit - 1) / unit * unit)
    }

    /// A single page is a front cover, whatever it was said to be.
    var showsBackCover: Bool { hasBackCover && pages.count > 1 }

    /// The size that all pages have.
    func commonSize() throws(ImpositionFault) -> Size {
        for page in pages.indices { try check(page, is: pages[0]) }
        return pages[0]
    }

    func check(_ page: Int, is size: Size) throws(ImpositionFault) {
        if !pages[page].isAlmost(size) { throw .size(page: page + 1, is: pages[page], needs: size) }
    }

    func check(count: ClosedRange<Int>, takes: String) throws(ImpositionFault) {
        if !count.contains(pages.count) { throw .count(pages: pages.count, takes: takes) }
    }
}

extension Size {
    /// False for what is no number, too.
    var isPrintable: Bool {
        let possible = Length.mm(5).points...Length.cm(10_000).points
        return possible.contains(width.points) && possible.contains(height.points)
    }

    func isAlmost(_ other: Size) -> Bool {
        width.isAlmost(other.width) && height.isAlmost(other.height)
    }
}

extension Length {
    func isAlmost(_ other: Length) -> Bool {
        max(self - other, other - self) <= ImpositionOrder.tolerance
    }
}
