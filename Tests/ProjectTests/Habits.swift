/// The habits of the house that a line or a file shows by itself.
struct Habits {
    /// Modules that may print: the programs.
    let printing: Set<String>
    static let longest = 700

    func faults(in file: SourceFile) -> [Fault] {
        zip(file.lines, file.code).enumerated().flatMap { index, pair in
            complaints(line: pair.0, code: pair.1, target: file.target).map {
                Fault(path: file.path, line: index + 1, text: $0)
            }
        } + tooLong(file)
    }

    private func complaints(line: Substring, code: Substring, target: String) -> [String] {
        var complaints: [String] = []
        if code.contains(/\btry!/) { complaints.append("`try!`: collect a diagnostic, or say why it cannot fail") }
        if code.contains(/\bfatalError\b/) { complaints.append("`fatalError`: our own mistakes are preconditions") }
        if code.contains(/(?:^|[^.\w])(?:print|debugPrint)\(/), !printing.contains(target) {
            complaints.append("a library does not print")
        }
        if line.contains(/\b(?:TODO|FIXME)\b/) { complaints.append("a note of unfinished work") }
        if line.contains("\t") { complaints.append("a tab") }
        return complaints
    }

    private func tooLong(_ file: SourceFile) -> [Fault] {
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        guard count >= Self.longest else { return [] }
        return [Fault(path: file.path, line: 0, text: "\(count) lines: look for a seam to cut it along")]
    }
}
