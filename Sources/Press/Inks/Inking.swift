import LayoutBook

/// Carries a plan of plates out on the pages of a draft and on the forms that they draw.
struct Inking {
    let file: PDFFile
    let plan: PlatePlan
    /// Objects that resources of several streams refer to, made when they are first needed.
    private var spots: [Int: PDFFile.Object] = [:]
    private var states: [ColourRewriter.State: PDFFile.Object] = [:]

    init(_ file: PDFFile, _ plan: PlatePlan) {
        self.file = file
        self.plan = plan
    }

    /// Throws where a page is drawn in a colour that belongs to no ink, or has what Cairo writes of transparent things.
    mutating func ink(_ pages: [PDFFile.Object]) throws(PressError) {
        var seen: Set<Int32> = []
        for (index, page) in pages.enumerated() {
            for form in try file.forms(of: page) where seen.insert(file.number(of: form)).inserted {
                let entries = file.dictionary(of: form)
                let inked = try file.withData(of: form) { content in
                    rewrite(content, file.dictionary("/Resources", of: entries), isForm: true)
                }.get(onPage: index + 1)
                try file.replaceData(of: form, with: inked.content, packed: .fair)
                try provide(inked, in: file.dictionary("/Resources", of: entries))
            }
            let inked = try file.withContent(of: page) { content in
                rewrite(content, file.dictionary("/Resources", of: page), isForm: false)
            }.get(onPage: index + 1)
            try file.replaceContent(of: page, with: inked.content)
            try provide(inked, in: file.dictionary("/Resources", of: page))
        }
    }

    private typealias Rewriting = Result<ColourRewriter.Inked, ColourRewriter.Stranger>

    private func rewrite(_ content: UnsafeBufferPointer<UInt8>, _ resources: PDFFile.Object, isForm: Bool) -> Rewriting {
        let names = names(in: resources)
        return Rewriting { () throws(ColourRewriter.Stranger) in
            try ColourRewriter(plan: plan).inked(content, names, isForm: isForm)
        }
    }

    private func names(in resources: PDFFile.Object) -> ColourRewriter.Names {
        let states = file.value("/ExtGState", of: resources), objects = file.value("/XObject", of: resources)
        return ColourRewriter.Names(
            idleStates: Set(file.keys(of: states).filter { isIdle(file.value($0, of: states)) }),
            masks: Set(file.keys(of: objects).filter { file.isTrue("/ImageMask", of: file.dictionary(of: file.value($0, of: objects))) }))
    }

    /// Whether a graphics state says only that everything covers what lies below.
    private func isIdle(_ state: PDFFile.Object) -> Bool {
        file.keys(of: state).allSatisfy { key in
            switch key {
            case "/Type": true
            case "/CA", "/ca": file.number(key, of: state) == 1
            case "/SMask": file.name(key, of: state) == "/None"
            default: false
            }
        }
    }

    /// Puts what a stream names into its resources.
    private mutating func provide(_ inked: ColourRewriter.Inked, in resources: PDFFile.Object) throws(PressError) {
        file.remove("/ExtGState", of: resources)
        if !inked.states.isEmpty {
            let names = file.dictionary("/ExtGState", of: resources)
            for state in inked.states { file.set(state.name, of: names, to: try object(for: state)) }
        }
        if !inked.spots.isEmpty {
            let names = file.dictionary("/ColorSpace", of: resources)
            for spot in inked.spots { file.set(PlatePlan.Spot.name(spot), of: names, to: try object(forSpot: spot)) }
        }
    }

    private mutating func object(for state: ColourRewriter.State) throws(PressError) -> PDFFile.Object {
        if let known = states[state] { return known }
        let object = file.add(try file.parse(state.syntax(in: plan.kind)))
        states[state] = object
        return object
    }

    private mutating func object(forSpot index: Int) throws(PressError) -> PDFFile.Object {
        if let known = spots[index] { return known }
        let object = file.add(try file.parse(plan.spots[index].syntax))
        spots[index] = object
        return object
    }
}

private extension Result<ColourRewriter.Inked, ColourRewriter.Stranger> {
    func get(onPage page: Int) throws(PressError) -> ColourRewriter.Inked {
        switch self {
        case .success(let inked): return inked
        case .failure(.colour(let parts)):
            let parts = parts + [0, 0, 0]
            throw .undeclaredColour(page: page, red: parts[0], green: parts[1], blue: parts[2])
        case .failure(.operation(let name)): throw .undeclaredInk(page: page, operation: name)
        }
    }
}
