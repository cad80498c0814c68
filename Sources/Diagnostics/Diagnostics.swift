/// What went wrong, in the classes that scripts and exit codes tell apart.
public enum Fault: Int32, Sendable, CaseIterable {
    /// The text does not fit its layout.
    case doesNotFit = 3
    /// A finished PDF breaks a rule of its target.
    case preflight = 4
    /// A font is missing, or no font has a character.
    case missingGlyph = 5
    /// The command line is wrong.
    case usage = 64
    /// The input is at fault.
    case input = 65
    /// No printer takes a job, or nobody can say what became of one.
    case printer = 69
    /// An output cannot be written.
    case cannotWrite = 73
    /// What stood in the way may be gone later.
    case tryAgain = 75
}

/// Something the author of a newsletter can mend, with its place and a hint.
public struct Diagnostic: Sendable, Hashable {
    /// Whether the run may go on to its end, and what it is to say on leaving where it may not.
    public enum Severity: Sendable, Hashable {
        case warning
        case error(Fault)
        /// What was asked for is not wholly there, yet the pages are good: they are written, and the exit code tells of it.
        case shortfall(Fault)
    }

    /// What it says, and how grave it is.
    public var severity: Severity
    public var message: String
    /// What to do about it, where there is something to say.
    public var hint: String?
    public var place: SourcePlace?
    /// The code of the proof-reading rule that it is a finding of too, if it is one.
    public var rule: String?

    /// Whether it keeps the output from being written.
    public var isError: Bool {
        if case .error = severity { return true }
        return false
    }
}

/// Diagnostics collected in the order in which they were found, and the table of files they speak of.
///
/// A stage is handed one `inout`, adds to it and goes on where it can, so that an author sees all faults of a run at once.
public struct Diagnostics: Sendable {
    /// Paths as the user wrote them; indexed by ``FileID``.
    public private(set) var files: [String] = []
    public private(set) var all: [Diagnostic] = []
    private var said: Set<Diagnostic> = []

    public init() {}

    /// Enters a file into the table, once for each path.
    public mutating func register(file path: String) -> FileID {
        if let known = files.firstIndex(of: path) { return FileID(index: Int32(known)) }
        files.append(path)
        return FileID(index: Int32(files.count - 1))
    }

    /// Adds an error; its fault gives the exit code.
    public mutating func error(_ fault: Fault, _ message: String, at place: SourcePlace? = nil, hint: String? = nil) {
        add(Diagnostic(severity: .error(fault), message: message, hint: hint, place: place))
    }

    /// Adds a warning, which stops nothing.
    ///
    /// - Parameter rule: the code of the proof-reading rule that finds the same.
    public mutating func warn(_ message: String, at place: SourcePlace? = nil, hint: String? = nil, rule: String? = nil) {
        add(Diagnostic(severity: .warning, message: message, hint: hint, place: place, rule: rule))
    }

    /// Adds what falls short of what was asked for and spoils no page; its fault gives the exit code where no error does.
    public mutating func fallShort(_ fault: Fault, _ message: String, at place: SourcePlace? = nil, hint: String? = nil) {
        add(Diagnostic(severity: .shortfall(fault), message: message, hint: hint, place: place))
    }

    /// Adds a diagnostic unless the very same one has been said before.
    public mutating func add(_ diagnostic: Diagnostic) {
        if diagnostic.isError { errorCount += 1 }
        if said.insert(diagnostic).inserted { all.append(diagnostic) }
    }

    /// The same table of files with nothing said yet, for a stage that collects by itself.
    public var blank: Diagnostics {
        var blank = Diagnostics()
        blank.files = files
        return blank
    }

    /// Adds all that a stage has collected by itself, and the files that it found it in. What its own table of files does not
    /// have is a file of this one's.
    public mutating func take(_ others: Diagnostics) {
        let files = others.files.map { register(file: $0) }
        for diagnostic in others.all {
            var own = diagnostic
            if let index = diagnostic.place.map({ Int($0.file.index) }), files.indices.contains(index) {
                own.place?.file = files[index]
            }
            add(own)
        }
    }

    /// Whether anything but warnings was found.
    public var hasErrors: Bool { errorCount > 0 }
    /// How often an error was found; the same one said again counts again.
    public private(set) var errorCount = 0

    /// The exit code that the faults ask for: that of the first error, else of the first shortfall, 0 without one.
    public var exitCode: Int32 {
        for diagnostic in all { if case .error(let fault) = diagnostic.severity { return fault.rawValue } }
        for diagnostic in all { if case .shortfall(let fault) = diagnostic.severity { return fault.rawValue } }
        return 0
    }

    /// `file:line:column: error: text`, with a hint on a line of its own.
    public func render(_ diagnostic: Diagnostic) -> String {
        var line = ""
        if let place = diagnostic.place { line += "\(files[Int(place.file.index)]):\(place.line):\(place.column): " }
        line += diagnostic.isError ? "error: " : "warning: "
        line += diagnostic.message
        if let hint = diagnostic.hint { line += "\n  hint: \(hint)" }
        return line
    }
}
