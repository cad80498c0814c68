/// What a batch is to set: each edition of each input, in each layout, for each printer, with each row.
public struct BatchOrder: Sendable {
    /// Articles, plain texts, issues.
    public var paths: [String]
    /// Only these editions; all where it is empty.
    public var editions: [String] = []
    /// Instead of the layouts that the inputs ask for.
    public var layouts: [String] = []
    public var targets: [Target] = []
    /// Shop profiles, by name or path.
    public var profiles: [String] = []
    /// Of whole sheets, as a user writes it.
    public var paper: String?
    public var plates = false
    public var beside: String?
    /// BCP 47; for texts that do not say theirs.
    public var language: String?
    /// A CSV whose rows are editions of their own.
    public var rows: String?
    /// Values for fields of the issue; those of rows come before them.
    public var fields = FieldValues()
    /// Of each edition, where a row does not say it.
    public var copies = 1

    public init(paths: [String]) { self.paths = paths }

    /// Where its inputs are, whether they can be read or not; and where they would come back if they went.
    var folders: [String] {
        (paths + (rows.map { [$0] } ?? [])).flatMap { path in
            let bare = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            return [FinishedFile.folder(of: bare)] + (FileBytes.isFolder(path) ? [path] : [])
        }
    }

    /// What the files are for; one thing at least.
    var finishes: [Finishing] {
        let chosen = targets.map { Finishing(target: $0.rawValue) } + profiles.map { Finishing(profile: $0) }
        return chosen.isEmpty ? [Finishing()] : chosen
    }

    /// What a file is for, in the words of the command line.
    struct Finishing {
        var target: String?
        var profile: String?

        /// What tells its files from others.
        var word: String { target ?? profile.map(Destination.stem) ?? "" }
    }
}

extension JobTicket {
    /// What of it says how the pages are made up.
    var order: Order {
        Order(path: input, language: language, layout: layout, editions: [edition], beside: beside)
    }

    /// What of it says how the files are finished.
    var finishOrder: FinishOrder {
        FinishOrder(target: target.flatMap(Target.init), profile: profile, plates: plates ?? false, paper: paper.flatMap(Size.paper))
    }

    /// Whether its words mean something here; a plan may come from anywhere. Else it is said.
    func isUnderstood(into diagnostics: inout Diagnostics) -> Bool {
        if let target, Target(rawValue: target) == nil {
            diagnostics.error(.input, "there is no target '\(target)'", hint: "there are \(Target.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        if let paper, Size.paper(paper) == nil { diagnostics.error(.input, "'\(paper)' is no size of paper, such as A3 or 320x450mm") }
        return !diagnostics.hasErrors
    }

    /// What a row gives to the fields.
    func values(into diagnostics: inout Diagnostics) -> FieldValues {
        FieldValues(pairs: (fields ?? []).map { "\($0.name)=\($0.value)" }, into: &diagnostics)
    }

    /// The same, to be kept.
    mutating func take(_ values: FieldValues) {
        fields = values.isEmpty ? nil : zip(values.names, values.values).map { Field(name: $0, value: $1) }
    }
}
