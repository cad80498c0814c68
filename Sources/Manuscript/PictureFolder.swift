import Diagnostics

/// Where the pictures of an article are looked for.
struct PictureFolder {
    /// The folder of the article, from which paths are written.
    let base: String
    /// Nil where pictures are not looked for.
    let home: HomeFolder?

    /// The path of a picture as seen from where the user stands; nil for one that is missing or may not be taken, which is said.
    func file(_ address: String, at place: SourcePlace, into diagnostics: inout Diagnostics) -> String? {
        if hasScheme(address) {
            diagnostics.error(.input, "\(address) is an address, and a picture is a file", at: place,
                              hint: "save the picture beside the article, and write its name: ![…](photo.jpg)")
            return nil
        }
        guard let home else { return joined(base, address) }
        let within = "pictures stand in the folder of \(home.owner); write the path from the article"
        guard let path = home.file(address, from: base, kind: "a picture", within: within, at: place, into: &diagnostics) else {
            return nil
        }
        if FileKind(path: path).isFile { return path }
        diagnostics.error(.input, "\(path) is \(FileKind(path: path) == .folder ? "a folder" : "not a regular file")", at: place,
                          hint: "write the name of a picture in it")
        return nil
    }

    /// Whether an address is a URL. Source: RFC 3986, section 3.1.
    private func hasScheme(_ address: String) -> Bool {
        if address.hasPrefix("//") { return true }
        let head = address.utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") }
        return head.count > 1 && head.endIndex < address.utf8.endIndex && address.utf8[head.endIndex] == UInt8(ascii: ":")
            && head.allSatisfy { $0.isASCIILetter || $0.isDigit }
    }
}

extension FileKind {
    fileprivate var isFile: Bool {
        if case .file = self { return true }
        return false
    }
}
