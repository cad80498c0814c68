import FoundationEssentials
import Testing

/// One Swift file of the project, as the rules read it.
struct SourceFile {
    /// From the top of the project, such as `Sources/Geometry/Length.swift`.
    let path: String

    /// The text as it stands, line by line.
    let lines: [Substring]

    /// The same lines without comments and without what is inside string literals; line `i` answers to `lines[i]`.
    let code: [Substring]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        code = CodeText.withoutCommentsAndLiterals(text)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// The folder below `Sources` or `Tests`: the target that the file is compiled into.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }
}

/// What a rule has found, in the form that editors jump to.
struct Fault: Equatable, CustomStringConvertible {
    let path: String
    /// Counted from 1; 0 where the fault is of no one line.
    let line: Int
    let text: String

    var description: String { "\(path):\(line): \(text)" }
}

/// The files of this project on disk.
enum Project {
    static let root = String(#filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 })

    static func text(_ path: String) throws -> String {
        let data = try #require(FileManager.default.contents(atPath: root + "/" + path), "\(path) cannot be read")
        return String(decoding: data, as: UTF8.self)
    }

    /// Every Swift file under a folder of the project, in the order of paths.
    static func swiftFiles(under folder: String) throws -> [SourceFile] {
        try FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
            .filter { $0.hasSuffix(".swift") }
            .sorted()
            .map { SourceFile(path: folder + "/" + $0, text: try text(folder + "/" + $0)) }
    }
}
