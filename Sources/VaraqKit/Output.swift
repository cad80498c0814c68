public import Diagnostics
import Glibc
import Press

/// The kinds of file that pages are written as.
public enum OutputFormat: String, Sendable, CaseIterable {
    case pdf, png, svg
}

/// Where the files of a run go.
///
/// A folder takes every edition under its own name; a file takes the only one; `-` is the standard output.
public struct Destination: Sendable {
    private let target: String?
    private let stem: String
    private let editions: Int

    /// - Parameters:
    ///   - target: What the user asked for; nil for the current folder. A folder if it is one or ends in a slash.
    ///   - input: Path of the issue or article, which gives the files their name.
    ///   - editions: How many will be written.
    /// - Returns: nil, having said why, where one file is asked for and there are several.
    public init?(target: String?, input: String, editions: Int, into diagnostics: inout Diagnostics) {
        self.target = target
        self.editions = editions
        stem = Self.stem(of: input)
        if let target, editions > 1, !isFolder {
            diagnostics.error(.usage, "\(editions) editions cannot be written to the one file '\(target)'",
                              hint: "end the path in a slash to name a folder, or choose one with --edition")
            return nil
        }
        if let target, target.hasSuffix("/") { mkdir(target, 0o777) }
    }

    var isStandardOutput: Bool { target == "-" || target == "/dev/stdout" }

    private var isFolder: Bool {
        guard let target else { return true }
        var status = stat()
        return target.hasSuffix("/") || stat(target, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The path of one file.
    /// - Parameters:
    ///   - page: For formats with a file a page, which are numbered if there is more than one.
    ///   - part: What the file is of several, such as the name of a plate.
    public func path(edition: String, format: OutputFormat, page: Int? = nil, part: String? = nil) -> String {
        let number = (page.map { "-\($0)" } ?? "") + (part.map { "-\(Self.word($0))" } ?? "")
        guard let target, !isFolder else {
            let folder = target.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
            let name = edition == stem || editions == 1 && edition.isEmpty ? stem : "\(stem)-\(edition)"
            return "\(folder)\(name)\(number).\(format.rawValue)"
        }
        guard page != nil || part != nil, let dot = target.lastIndex(of: "."), dot > target.lastIndex(of: "/") ?? target.startIndex else {
            return target
        }
        return target[..<dot] + number + target[dot...]
    }

    /// A name as a part of a file's that no other has: plates may differ in what such names do not show.
    static func own(_ name: String, among others: inout [String]) -> String {
        let word = word(name), next = others.count { $0 == word } + 1
        others.append(word)
        return next == 1 ? word : "\(word)-\(next)"
    }

    /// A name as a part of a file's: what a shell would trip over becomes a hyphen.
    static func word(_ name: String) -> String {
        String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
    }

    /// The name of a folder or file without its extension; an issue.yaml is called after its folder.
    static func stem(of input: String) -> String {
        var path = input
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        let last = path.split(separator: "/").last.map(String.init) ?? path
        if last == "issue.yaml" || last == "." || last == ".." { return folderName(of: path, isFile: last == "issue.yaml") }
        guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
        return String(last[..<dot])
    }

    private static func folderName(of path: String, isFile: Bool) -> String {
        guard let resolved = realpath(path, nil) else { return "issue" }
        defer { free(resolved) }
        let parts = String(cString: resolved).split(separator: "/")
        return (isFile ? parts.dropLast() : parts[...]).last.map(String.init) ?? "issue"
    }
}

/// What was written of an edition.
public struct Written: Sendable {
    public var paths: [String] = []
    /// What the printer has to know of the sheets; nil for single pages.
    public var sheets: Imposer.Sheets?
}

/// The files of an edition, ready to be written.
struct RenderedFiles: Sendable {
    /// Each with what its name has behind that of the edition: the number of a page, the name of a plate.
    var files: [(page: Int?, part: String?, bytes: [UInt8])]
    /// What the printer has to know of the sheets; nil for single pages.
    var sheets: Imposer.Sheets?
}

extension Typesetter {
    /// Renders an edition and writes its files; what cannot be written is said in `diagnostics`.
    public func write(_ typeset: Typeset, as format: OutputFormat, dpi: Double, for finish: Finish = .screen, to destination: Destination,
                      tray: inout OutputTray, into diagnostics: inout Diagnostics) -> Written {
        guard let rendered = rendered(typeset, as: format, dpi: dpi, for: finish, into: &diagnostics) else { return Written() }
        let files = rendered.files
        guard files.count == 1 || !destination.isStandardOutput else {
            diagnostics.error(.usage, "the standard output takes one file, and these are \(files.count)", hint: "name a folder with -o")
            return Written()
        }
        let paths = files.compactMap { file in
            let path = destination.path(edition: typeset.name, format: format, page: file.page, part: file.part)
            return tray.put(file.bytes, at: path, into: &diagnostics) ? path : nil
        }
        return Written(paths: paths, sheets: rendered.sheets)
    }

    /// Renders an edition; nil after saying why it cannot be.
    func rendered(_ typeset: Typeset, as format: OutputFormat, dpi: Double, for finish: Finish,
                  into diagnostics: inout Diagnostics) -> RenderedFiles? {
        do {
            guard format == .pdf else {
                let pages = format == .png ? try png(typeset, dpi: dpi) : try svg(typeset)
                return RenderedFiles(files: pages.enumerated().map { ($0 + 1, nil, $1) })
            }
            guard finish.profile != nil else { return RenderedFiles(files: [(nil, nil, try pdf(typeset))]) }
            guard let printed = try printed(typeset, for: finish, into: &diagnostics) else { return nil }
            var parts: [String] = []
            let files = printed.files.map { file in
                (page: Int?.none, part: file.part.map { Destination.own($0, among: &parts) }, bytes: file.bytes)
            }
            return RenderedFiles(files: files, sheets: printed.sheets)
        } catch {
            diagnostics.error(.cannotWrite, "the pages of '\(typeset.name)' cannot be drawn: \(error)")
            return nil
        }
    }
}
