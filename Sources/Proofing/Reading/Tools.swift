import Glibc

/// Where the programs that read foreign files are looked for.
struct Tools: Sendable {
    /// Folders, with colons between them.
    let searchPath: String

    /// Those of the user's own search path.
    static var installed: Tools {
        Tools(searchPath: getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin")
    }

    /// The absolute path of a program; nil where it is not installed.
    func path(of name: String) -> String? {
        for folder in searchPath.split(separator: ":") where folder.hasPrefix("/") {
            let path = "\(folder)/\(name)"
            var status = stat()
            if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 { return path }
        }
        return nil
    }
}

/// A program that is run to read a file.
struct Tool {
    let name: String
    /// The Debian package that has it.
    let package: String
    let arguments: [String]

    /// Runs it on a file or on bytes and returns what it writes.
    ///
    /// - Throws: where it is not installed, fails, or exceeds a bound. What it says of its failure is quoted.
    func output(of input: Child.Input, tools: Tools, bounds: Bounds) throws(ReadingFault) -> [UInt8] {
        guard let path = tools.path(of: name) else {
            throw ReadingFault("\(name) is not installed, which reads such files",
                               hint: "install it (apt install \(package)), or save the text as .txt and import that")
        }
        let child = try Child(path: path, arguments: [name] + arguments, input: input, searchPath: tools.searchPath, bounds: bounds)
        let result = child.result()
        switch result.end {
        case .exited(0): return result.output
        case .tooMuchOutput: throw .tooLong(bounds)
        case .timedOut: throw ReadingFault("\(name) does not come to an end with this file", hint: "split the file into parts, or save it as .txt")
        case .exited where Self.speaksOfMemory(result.complaint), .killed(SIGABRT), .killed(SIGSEGV), .killed(SIGBUS):
            throw ReadingFault("\(name) runs out of memory with this file, or breaks on it", hint: "split the file into parts, or save it as .txt")
        case .exited(let code): throw ReadingFault("\(name) cannot read this file: \(result.complaint ?? "it fails with code \(code)")")
        case .killed(let signal): throw ReadingFault("\(name) was ended by the signal \(signal)")
        }
    }

    private static func speaksOfMemory(_ complaint: String?) -> Bool {
        guard let complaint = complaint?.lowercased() else { return false }
        return complaint.contains("out of memory") || complaint.contains("cannot allocate") || complaint.contains("heap exhausted")
    }
}
