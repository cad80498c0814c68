import Pressroom

/// What the editions of a batch are made of.
struct Fingerprints {
    private let typesetter: Typesetter
    private let openings: Openings
    private var digests = FileDigests()
    /// Of what all editions of this installation share.
    private var house: Digest?
    /// Of the files of editions that differ in their fields alone, by what these have in common.
    private var known: [Digest: Digest] = [:]
    /// Where all these files lie.
    private(set) var folders: Set<String> = []

    init(_ typesetter: Typesetter, openings: Openings) {
        self.typesetter = typesetter
        self.openings = openings
    }

    /// That of one edition, as its files are now.
    mutating func fingerprint(of ticket: JobTicket) -> Digest {
        var fingerprint = Fingerprint()
        fingerprint.add("files", files(of: ticket).description)
        ticket.add(to: &fingerprint)
        return fingerprint.digest
    }

    private mutating func files(of ticket: JobTicket) -> Digest {
        let key = ticket.digestWithoutFields
        if let known = known[key] { return known }
        var fingerprint = Fingerprint()
        fingerprint.add("program", Program.identity)
        let opening = openings.opening(of: ticket)
        if let issue = opening?.issue, let edition = issue.issue.editions.first(where: { $0.name == ticket.edition }) {
            let files = typesetter.files(of: edition, in: issue, order: ticket.order, finish: ticket.finishOrder)
            for path in files.own { fingerprint.add(file: digest(of: path)) }
            fingerprint.add("house", house(files.house).description)
        } else {
            fingerprint.add(file: digest(of: ticket.input))
        }
        known[key] = fingerprint.digest
        return fingerprint.digest
    }

    private mutating func house(_ files: [String]) -> Digest {
        if let house { return house }
        var fingerprint = Fingerprint()
        for path in files { fingerprint.add(file: digest(of: path)) }
        house = fingerprint.digest
        return fingerprint.digest
    }

    private mutating func digest(of path: String) -> Digest? {
        folders.insert(FinishedFile.folder(of: path))
        return digests.digest(of: path)
    }
}

private extension JobTicket {
    /// The same for tickets that have their files in common.
    var digestWithoutFields: Digest {
        var key = Fingerprint(), bare = self
        bare.fields = nil
        key.add("input", input)
        bare.add(to: &key)
        return key.digest
    }
}
