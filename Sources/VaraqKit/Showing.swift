public import FontKit

extension FontListing {
    /// A family in a few lines: its name, its files, and what to do about missing ones.
    public func describe() -> String {
        let scripts = scripts.map(\.description).joined(separator: " ")
        var lines = ["\(isComplete ? "ok     " : "missing") \(name)  [\(scripts)]  \(licence)"]
        for file in files { lines.append("          \(file.name)  \(file.path ?? "not found")") }
        if let howToGet { lines.append("          \(howToGet)") }
        return lines.joined(separator: "\n")
    }
}
