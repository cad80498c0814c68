/// The questions that are put to one printer.
struct PrinterTalk: Sendable {
    let printer: Printer
    let user: String
    let patience: Patience

    private func ask(_ request: IPPRequest, _ document: SentDocument? = nil) throws(ExchangeFault) -> IPPAnswer {
        try PrinterConnection(printer, patience).ask(request, document)
    }

    /// A question of this user's, about a job or none. The job's number stands before the user, as printers expect it.
    private func question(_ operation: IPPOperation, about job: Int? = nil) -> IPPRequest {
        let request = IPPRequest(operation)
        return (job.map { request.with("job-id", .integer($0)) } ?? request).with("requesting-user-name", .name(user))
    }

    /// What the printer says of itself.
    func facts() throws(ExchangeFault) -> PrinterFacts {
        let answer = try ask(question(.printerAttributes).with("requested-attributes", keywords: PrinterFacts.wanted))
        if answer.isBusy { throw .busy(answer.message) }
        guard answer.isGood else { throw .declined(PrinterFault("the printer does not tell of itself: \(answer.message)")) }
        guard !answer.printer.isEmpty else { throw .lost("the printer tells nothing of itself", isWhole: true) }
        return PrinterFacts(answer.printer, at: printer.address)
    }

    /// Sends an order's file as a job of that name. The printer refuses the job rather than print it otherwise than ordered.
    func send(_ order: PrintOrder, _ document: SentDocument, knowing facts: PrinterFacts) throws(ExchangeFault) -> IPPAnswer {
        var request = question(.printJob)
            .with("job-name", .name(order.id))
            .with("ipp-attribute-fidelity", .boolean(true))
            .with("document-format", .mimeType("application/pdf"))
            .with("document-name", .name(Self.documentName(order)))
        if order.copies > 1 { request.ask("copies", .integer(order.copies)) }
        if !facts.sides.isEmpty { request.ask("sides", .keyword(order.sides.rawValue)) }
        if let media = order.media { request.ask(media: media, bySize: facts.wantsMediaBySize) }
        if facts.scalings.contains("none") { request.ask("print-scaling", .keyword("none")) }
        return try ask(request, document)
    }

    /// What the printer says of one job.
    func job(_ number: Int) throws(ExchangeFault) -> IPPAnswer {
        try ask(question(.jobAttributes, about: number).with("requested-attributes", keywords: JobFacts.wanted))
    }

    func cancel(_ number: Int) throws(ExchangeFault) -> IPPAnswer {
        try ask(question(.cancelJob, about: number))
    }

    /// The job of that name, wherever it is in the printer's books; nil where it is in none.
    ///
    /// Jobs that go on are asked for first, so that none is missed that ends meanwhile. Some printers show strangers' jobs
    /// without names, and to some nobody is a stranger: so all jobs are looked through, then our own.
    func find(_ name: String) throws(ExchangeFault) -> JobFacts? {
        for own in [false, true] {
            for which in ["not-completed", "completed"] {
                let answer = try ask(question(.jobs).with("which-jobs", .keyword(which))
                    .with("my-jobs", .boolean(own)).with("requested-attributes", keywords: JobFacts.wanted))
                if answer.isBusy { throw .busy(answer.message) }
                guard answer.isGood || answer.knowsNoSuchThing else {
                    throw .declined(PrinterFault("the printer does not list its jobs: \(answer.message)"))
                }
                let found = answer.jobs.lazy.map(JobFacts.init).last { $0.name == name && $0.number != nil }
                if let found { return found }
            }
        }
        return nil
    }

    /// The title, or the file's name, in what a name may be. Source: RFC 8011 5.1.3.
    private static func documentName(_ order: PrintOrder) -> String {
        let name = legible(order.title ?? order.file.lastName, atMost: 255)
        var cut = String.UnicodeScalarView(), length = 0
        for scalar in name.unicodeScalars {
            length += UTF8.width(scalar)
            if length > 255 { break }
            cut.append(scalar)
        }
        return String(cut)
    }
}

extension IPPRequest {
    fileprivate func with(_ name: String, keywords: [String]) -> IPPRequest {
        var request = self
        request.about.append((name, keywords.map(IPPValue.keyword)))
        return request
    }

    /// Paper by its name, or by its size where the printer wants that and the name tells it.
    fileprivate mutating func ask(media: String, bySize: Bool) {
        if bySize, let size = IPPCoding.dimensions(of: media) {
            ask("media-col", .media(width: size.width, height: size.height))
        } else {
            ask("media", .keyword(media))
        }
    }
}
