import Diagnostics

/// The folder that what an author names by a path has to stand in: that of an issue, or that of a lone article.
struct HomeFolder {
    /// As the user wrote it; empty for the current folder.
    let path: String
    /// What it is the folder of, as a fault names it.
    let owner: String

    /// The path of a file as seen from where the user stands; nil for one that is missing or not in the folder, which is said.
    ///
    /// - Parameter base: the folder that `path` is written from, as seen from where the user stands.
    /// - Parameter kind: what the file is, as a fault names it: “an article”.
    /// - Parameter within: what to say of a path that leads elsewhere.
    func file(_ path: String, from base: String, kind: String, within: String, at place: SourcePlace,
              into diagnostics: inout Diagnostics) -> String? {
        func fault(_ message: String, _ hint: String?) { diagnostics.error(.input, message, at: place, hint: hint) }
        if path.isEmpty { fault("the path of \(kind) is missing", within); return nil }
        if path.hasPrefix("/") { fault("\(path) is an absolute path", within); return nil }
        if climbsOut(path, from: base) { fault("\(path) leaves the folder of \(owner)", within); return nil }
        let full = joined(base, path)
        guard let real = realPath(full), let home = realPath(self.path.isEmpty ? "." : self.path) else {
            fault("there is no file \(full)", hintForMissing(full))
            return nil
        }
        guard real.hasPrefix(joined(home, "")) else {
            fault("\(path) leads out of the folder of \(owner)", within)
            return nil
        }
        return full
    }

    private func hintForMissing(_ path: String) -> String? {
        let folder = Manuscript.folder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return nearest(to: name, among: fileNames(in: folder.isEmpty ? "." : folder)).map { "did you mean \(joined(folder, $0))?" }
    }

    /// Whether `..` leads above this folder on the way of a relative path from `base`.
    private func climbsOut(_ path: String, from base: String) -> Bool {
        let way = base.hasPrefix(self.path) ? base.dropFirst(self.path.count) : ""
        var depth = 0
        for part in way.split(separator: "/") + path.split(separator: "/") where part != "." {
            depth += part == ".." ? -1 : 1
            if depth < 0 { return true }
        }
        return false
    }
}
