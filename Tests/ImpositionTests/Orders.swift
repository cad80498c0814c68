import Geometry
import Imposition
import Testing

/// Orders of pages of one size.
func order(_ scheme: Scheme, pages count: Int, _ binding: Binding = .left, size: Size = .a5,
           _ change: (inout ImpositionOrder) -> Void = { _ in }) -> ImpositionOrder {
    var order = ImpositionOrder(pages: Array(repeating: size, count: count), scheme: scheme, binding: binding)
    if scheme == .letter, count == 6 {
        for page in [3, 4] { order.pages[page].width = size.width - .mm(3) }
    }
    change(&order)
    return order
}

extension Size {
    static let a5 = Size(width: .mm(148), height: .mm(210))
    static let a7 = Size(width: .mm(74), height: .mm(105))
    static let third = Size(width: .mm(100), height: .mm(210))
}

extension Binding {
    static let both: [Binding] = [.left, .right]
}

/// A scheme and the counts of pages it takes.
struct Taking: Sendable, CustomTestStringConvertible {
    var scheme: Scheme
    var counts: [Int]
    var testDescription: String { "\(scheme)" }

    static let all: [Taking] = [
        Taking(scheme: .saddle, counts: Array(1...64)),
        Taking(scheme: .perfect(section: 4), counts: Array(1...64)),
        Taking(scheme: .perfect(section: 8), counts: Array(1...64)),
        Taking(scheme: .perfect(section: 16), counts: Array(1...64)),
        Taking(scheme: .perfect(section: 32), counts: Array(1...64)),
        Taking(scheme: .zigzag, counts: Array(5...32)),
        Taking(scheme: .letter, counts: [6]),
        Taking(scheme: .half, counts: Array(1...4)),
        Taking(scheme: .quarter, counts: Array(1...8)),
        Taking(scheme: .gate, counts: [8]),
        Taking(scheme: .zine, counts: Array(1...8)),
        Taking(scheme: .cutAndStack(columns: 2, rows: 1), counts: Array(1...24)),
        Taking(scheme: .cutAndStack(columns: 2, rows: 2), counts: Array(1...40)),
        Taking(scheme: .cutAndStack(columns: 3, rows: 2), counts: Array(1...40)),
    ]
    /// Those without blanks.
    static let full: [Taking] = [
        Taking(scheme: .single, counts: Array(1...9)),
        Taking(scheme: .copies(columns: 2, rows: 2), counts: Array(1...5)),
        Taking(scheme: .copies(columns: 2, rows: 4), counts: [1, 2]),
    ]
}
