import Diagnostics

/// Spans in brackets, and references to notes.
extension InlineReader {
    /// What a sentinel at a byte of the content stands for; nil where it is the bracket of a span that is to be set as it
    /// stands, since CommonMark has parted it from its other one.
    mutating func edge(at offset: Int) -> BracketedSpans.Edge? {
        guard !copy.spanEdges.isEmpty else { return nil }
        advanceLine(to: offset)
        guard let edge = copy.spanEdges[offset + leaf.lines[line].shift] else { return nil }
        switch edge {
        case .opening(let number): return isWhole(number) ? edge : nil
        case .closing(let number): return openSpans.contains(number) ? edge : nil
        case .note, .picture: return edge
        }
    }

    /// Whether both brackets of a span are in this leaf.
    private func isWhole(_ number: Int) -> Bool {
        guard let first = leaf.lines.first, let last = leaf.lines.last, let opening = copy.spanRanges[number].opening,
              let closing = copy.spanRanges[number].closing else { return false }
        return opening >= first.content.lowerBound + first.shift && closing < last.content.upperBound + last.shift
    }

    mutating func meet(_ edge: BracketedSpans.Edge) {
        switch edge {
        case .opening(let number):
            openSpans.append(number)
            let reader = SpanAttributeReader(copy.spans.spans[number].attributes, of: copy.source)
            for fault in reader.faults {
                diagnostics.error(.input, fault.message, at: composer.place(of: fault.offset), hint: fault.hint)
            }
            composer.open(.span(reader.attributes))
        case .closing(let number):
            while let last = openSpans.popLast() {
                composer.close(span: true)
                if last == number { break }
            }
        case .note(let reference): refer(to: reference)
        case .picture: break
        }
    }

    /// Sets the number of a note, or the reference as it stands where there is none.
    private mutating func refer(to reference: Range<Int>) {
        let label = copy.source.string(reference.lowerBound + 2..<reference.upperBound - 1)
        guard notePlace == .text, let number = article.notes.refer(to: label) else {
            warn(ofReference: label, at: reference.lowerBound)
            composer.append(reference)
            return
        }
        composer.open(.note(number))
        composer.append(Array("\(number + 1)".utf8), standingAt: reference.lowerBound)
        composer.close()
    }

    mutating func warn(ofReference label: String, at offset: Int) {
        let place = composer.place(of: offset)
        switch notePlace {
        case .text:
            let near = article.notes.label(near: label).map { "did you mean [^\($0)]? " } ?? ""
            diagnostics.warn("there is no note [^\(label)], and the reference is set as it stands", at: place,
                             hint: near + "a note is a paragraph that begins with [^\(label)]:", rule: "undefined-note")
        case .note:
            diagnostics.warn("a note within a note is set as it stands",
                             at: place, hint: "write it into the note, or into the text")
        case .description:
            diagnostics.warn("a note within the description of a picture is set as it stands", at: place,
                             hint: "a caption below the picture can have notes")
        }
    }

    /// Closes spans whose closing bracket is in code.
    mutating func closeSpans() {
        while let number = openSpans.popLast() {
            composer.close(span: true)
            diagnostics.warn("this span is not closed", at: composer.place(of: copy.spans.spans[number].opening),
                             hint: "write \\[ for a bracket that is meant")
        }
    }
}
