import Geometry

extension ImpositionFault: CustomStringConvertible {
    /// A sentence for those whose pages they are, without a full stop.
    public var description: String {
        switch self {
        case .count(let pages, let takes): "this fold takes \(takes), and there \(pages == 1 ? "is" : "are") \(pages)"
        case .scheme(let takes): "this fold takes \(takes)"
        case .measure(let page, let size): "page \(page) measures \(size.inMillimetres), which is no size to print"
        case .size(let page, let size, let needs):
            "page \(page) measures \(size.inMillimetres), and here the fold needs \(needs.inMillimetres)"
        case .paper(let needs, let paper):
            "pages with their bleed and marks need \(needs.inMillimetres) of paper, and it measures \(paper.inMillimetres)"
        }
    }
}

extension Size {
    /// Width by height.
    fileprivate var inMillimetres: String {
        "\(Length.rounded(width.millimetres)) × \(Length.rounded(height.millimetres)) mm"
    }
}
