/// What an ICC profile says of itself before its tables.
///
/// Invariant: all tables lie inside of the first `length` bytes of the file.
/// Source: ICC.1:2001-04 6.1 and 6.3; ICC.1:2010 7.2 and 7.3.
struct ProfileHeader {
    /// Of the whole profile; the file may have bytes behind it.
    let length: Int
    /// The major version.
    let version: Int
    /// Four letters each: class, space of the device, and space that connects profiles.
    let deviceClass: String
    let space: String
    let connection: String
    /// The names of the tables in the order of the file.
    let tags: [String]

    static let size = 128
    /// No honest profile has more tables; the tags of ICC.1:2010 are 50.
    private static let mostTags = 200

    init(_ file: [UInt8]) throws(ColourFault) {
        guard file.count > 40, file[36..<40].elementsEqual("acsp".utf8) else { throw .notAProfile }
        guard file.count >= Self.size + 4 else { throw .cutOff }
        let length = Self.number(file, at: 0), count = Self.number(file, at: Self.size)
        guard length >= Self.size + 4, length <= file.count else { throw .cutOff }
        guard count <= Self.mostTags, Self.size + 4 + 12 * count <= length else { throw .cutOff }
        self.length = length
        version = Int(file[8])
        deviceClass = Self.letters(file, at: 12)
        space = Self.letters(file, at: 16)
        connection = Self.letters(file, at: 20)
        var tags: [String] = []
        for entry in 0..<count {
            let at = Self.size + 4 + 12 * entry
            guard Self.number(file, at: at + 4) + Self.number(file, at: at + 8) <= length else { throw .cutOff }
            tags.append(Self.letters(file, at: at))
        }
        self.tags = tags
    }

    private static func number(_ file: [UInt8], at place: Int) -> Int {
        file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    /// What is no letter is shown as a point: names go into messages.
    private static func letters(_ file: [UInt8], at place: Int) -> String {
        let shown = file[place..<place + 4].map { 0x20...0x7E ~= $0 ? $0 : UInt8(ascii: ".") }
        return String(decoding: shown, as: UTF8.self)
    }
}
