/// What an embedded ICC profile says of itself. Source: ICC.1:2010 7.2.
struct EmbeddedProfile {
    let version: Int
    /// Four letters each.
    let deviceClass: String
    let space: String
    /// Whether its sign and its length are right.
    let isSound: Bool
    /// The same for the same bytes. Source: FNV-1a.
    let print: UInt64

    /// Nil where there are too few bytes, or none that can be had.
    init?(_ stream: PDFStream, in file: ForeignFile) {
        guard let data = file.data(of: stream, most: ReadingBudget.mostFacts)?.bytes, data.count >= 128 else { return nil }
        func letters(_ place: Int) -> String {
            String(decoding: data[place..<place + 4].map { 0x20...0x7E ~= $0 ? $0 : UInt8(ascii: ".") }, as: UTF8.self)
        }
        version = Int(data[8])
        deviceClass = letters(12)
        space = letters(16)
        isSound = letters(36) == "acsp" && data[..<4].reduce(0) { $0 << 8 | Int($1) } == data.count
        print = data.withUnsafeBufferPointer { $0.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } }
    }

    var channels: Int? {
        switch space {
        case "GRAY": 1
        case "RGB ", "Lab ": 3
        case "CMYK": 4
        default: nil
        }
    }
}
