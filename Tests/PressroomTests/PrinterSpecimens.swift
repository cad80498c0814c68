import Glibc
import Pressroom

/// A PDF of blank pages, padded by a comment.
func blankPDF(pages: Int = 1, padding: Int = 0) -> [UInt8] {
    var text = "%PDF-1.4\n"
    if padding > 0 { text += "%" + String(repeating: "x", count: padding) + "\n" }
    var places: [Int] = []
    let kids = (0..<pages).map { "\($0 + 3) 0 R" }.joined(separator: " ")
    let objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count \(pages)/Kids[\(kids)]>>"]
        + Array(repeating: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", count: pages)
    for (index, object) in objects.enumerated() {
        places.append(text.utf8.count)
        text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places { text += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n" }
    text += "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
}

extension Patience {
    /// Short enough for tests.
    static var short: Patience {
        var patience = Patience()
        patience.connect = .seconds(2)
        patience.silence = .milliseconds(400)
        patience.answer = .milliseconds(800)
        patience.document = .milliseconds(500)
        patience.busy = .milliseconds(250)
        patience.absence = .milliseconds(120)
        patience.stall = .milliseconds(150)
        patience.sheet = .milliseconds(20)
        patience.queue = .milliseconds(600)
        patience.cancelling = .milliseconds(250)
        patience.firstPause = .milliseconds(2)
        patience.longestPause = .milliseconds(30)
        return patience
    }
}

extension PrintEnd {
    /// The end without its reason.
    var kind: String {
        switch self {
        case .completed: "completed"
        case .refused: "refused"
        case .aborted: "aborted"
        case .cancelled: "cancelled"
        case .uncertain: "uncertain"
        }
    }

    var reason: String {
        switch self {
        case .completed: ""
        case .refused(let reason), .aborted(let reason), .cancelled(let reason), .uncertain(let reason): reason
        }
    }
}
