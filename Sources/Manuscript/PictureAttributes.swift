import Diagnostics

/// What stands in braces behind a picture: `{width=50% height=12 crop=10%,0,80%,100% focus=30%,40% colour=gray credit="…"}`.
struct PictureAttributes {
    private var list: AttributeList

    private static let keys = ["width", "height", "crop", "focus", "colour", "credit"]

    init(_ range: Range<Int>, of source: SourceText) {
        list = AttributeList(range, of: source, keys: Self.keys, owner: "a picture")
    }

    /// Gives a figure what is said of it.
    mutating func apply(to figure: inout Figure, into diagnostics: inout Diagnostics) {
        for item in list.items {
            switch item.key {
            case "width": figure.width = width(item) ?? figure.width
            case "height": figure.height = list.gridLines(of: item)
            case "crop": figure.crop = crop(item)
            case "focus": figure.focus = focus(item) ?? figure.focus
            case "colour": figure.colour = colour(item) ?? figure.colour
            default: figure.credit = credit(item)
            }
        }
        for fault in list.faults {
            diagnostics.error(.input, fault.message, at: list.source.place(of: fault.offset), hint: fault.hint)
        }
    }

    private mutating func width(_ item: AttributeList.Item) -> Double? {
        if let width = share(in: list.text(of: item)), width > 0, width <= 1 { return width }
        list.reject(item, hint: "write how much of the measure it takes: width=50%")
        return nil
    }

    private mutating func crop(_ item: AttributeList.Item) -> Figure.Crop? {
        let parts = shares(item)
        // What sums to a whole in decimal figures may be a hair over it in binary ones.
        if parts.count == 4, parts[2] > 0, parts[3] > 0, parts[0] + parts[2] <= 1 + 1e-9, parts[1] + parts[3] <= 1 + 1e-9 {
            return Figure.Crop(left: parts[0], top: parts[1], width: min(parts[2], 1 - parts[0]),
                               height: min(parts[3], 1 - parts[1]))
        }
        list.reject(item, hint: "write what is to be seen, as left, top, width and height: crop=10%,0,80%,100%")
        return nil
    }

    private mutating func focus(_ item: AttributeList.Item) -> (x: Double, y: Double)? {
        let parts = shares(item)
        if parts.count == 2 { return (parts[0], parts[1]) }
        list.reject(item, hint: "write how far from the left and from the top it is: focus=30%,40%")
        return nil
    }

    /// Shares from nothing to all with commas between them; none where one is something else.
    private func shares(_ item: AttributeList.Item) -> [Double] {
        let words = list.text(of: item).split(omittingEmptySubsequences: false) { $0 == "," || $0 == "،" }
        let shares = words.map { Manuscript.share(in: $0) }
        return shares.allSatisfy { $0.map { $0 <= 1 } ?? false } ? shares.compactMap(\.self) : []
    }

    private mutating func colour(_ item: AttributeList.Item) -> Figure.Colour? {
        let name = list.text(of: item)
        if let colour = Figure.Colour(rawValue: name) { return colour }
        list.reject(item, hint: hint(for: name, among: Figure.Colour.allCases.map(\.rawValue)))
        return nil
    }

    private func credit(_ item: AttributeList.Item) -> InlineText {
        var composer = TextComposer(list.source)
        composer.append(item.value)
        return composer.finishWithFields()
    }
}
