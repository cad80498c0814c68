import Geometry
import LayoutBook

/// Writes content streams anew, the keys of inks in the operators of their plates.
///
/// All of Cairo's colours are operands of `rg` and `RG`; any other operator that sets a colour is a fault. Its graphics states,
/// which only say that nothing is transparent, go; where overprinting changes, one of ours is named before the colour.
/// Everything else stays byte for byte. Source: ISO 32000-1 8.6.8, 8.6.6.4 and 8.6.7.
struct ColourRewriter {
    let plan: PlatePlan

    /// How fills and strokes meet what lies below: what a graphics state says.
    struct State: Hashable {
        var fill: PlatePlan.Meeting
        var stroke: PlatePlan.Meeting

        static let initial = State(fill: .spares, stroke: .spares)
    }

    /// A stream that is written anew, and what it needs of its resources.
    struct Inked {
        var content: [UInt8] = []
        /// Of the plan's spots, each once.
        var spots: [Int] = []
        /// Each once.
        var states: [State] = []
    }

    /// What a stream refers to.
    struct Names {
        /// Graphics states that change nothing.
        var idleStates: Set<String>
        /// Images of one bit, which are painted in the colour of fills.
        var masks: Set<String>
    }

    /// A part of a draft that belongs to no ink.
    enum Stranger: Error {
        case colour([Double])
        case operation(String)
    }

    /// Throws at the first colour that is no ink's.
    ///
    /// - Parameter isForm: Whether the stream begins in the state of whoever draws it.
    func inked(_ content: UnsafeBufferPointer<UInt8>, _ names: Names, isForm: Bool) throws(Stranger) -> Inked {
        var inked = Inked(), reader = ContentReader(content), kept = 0
        var wanted = State.initial, saved: [(wanted: State, set: State?)] = []
        var set: State? = isForm ? nil : .initial
        inked.content.reserveCapacity(content.count + content.count / 8)
        while let place = reader.next() {
            let first = reader.operands.first?.range.lowerBound ?? place.lowerBound
            if reader.reads(place, "q") {
                saved.append((wanted, set))
            } else if reader.reads(place, "Q") {
                if let last = saved.popLast() { (wanted, set) = last }
            } else if reader.reads(place, "rg") || reader.reads(place, "RG") {
                let isStroke = reader.reads(place, "RG"), use = try use(reader)
                inked.content += content[kept..<first]
                if isStroke { wanted.stroke = use.meeting } else { wanted.fill = use.meeting }
                inked.enter(wanted, from: &set)
                inked.append(use.colour, isStroke: isStroke)
                kept = place.upperBound
            } else if reader.reads(place, "Do") {
                inked.content += content[kept..<first]
                kept = first
                inked.enter(reader.name(0).map(names.masks.contains) == true ? wanted : .initial, from: &set)
            } else if reader.reads(place, "gs") {
                guard let name = reader.name(0), names.idleStates.contains(name) else { throw .operation("gs") }
                inked.content += content[kept..<first]
                kept = place.upperBound
            } else if Self.setsColour(reader, place) {
                throw .operation(String(decoding: content[place], as: UTF8.self))
            } else if set != wanted, Self.paints(reader, place) {
                inked.content += content[kept..<first]
                kept = first
                inked.enter(wanted, from: &set)
            }
        }
        inked.content += content[kept...]
        return inked
    }

    private func use(_ reader: ContentReader) throws(Stranger) -> PlatePlan.Use {
        let colour = (0..<3).compactMap { reader.number($0) }
        guard let use = ColourKeys.key(of: colour).flatMap({ plan[$0] }) else { throw .colour(colour) }
        return use
    }

    private static func setsColour(_ reader: ContentReader, _ place: Range<Int>) -> Bool {
        let names: [StaticString] = ["g", "G", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "BI"]
        return place.count <= 3 && names.contains { reader.reads(place, $0) }
    }

    private static func paints(_ reader: ContentReader, _ place: Range<Int>) -> Bool {
        let names: [StaticString] = ["f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "BT"]
        return place.count <= 2 && names.contains { reader.reads(place, $0) }
    }
}

private extension ColourRewriter.Inked {
    mutating func append(_ text: String) { content += text.utf8 }

    /// Names a graphics state where another one is set.
    mutating func enter(_ state: ColourRewriter.State, from set: inout ColourRewriter.State?) {
        if set == state { return }
        if !states.contains(state) { states.append(state) }
        append("\(state.name) gs ")
        set = state
    }

    mutating func append(_ colour: PlatePlan.Colour, isStroke: Bool) {
        switch colour {
        case .process(let mix):
            append("\(Self.numbers(mix.cyan, mix.magenta, mix.yellow, mix.black)) \(isStroke ? "K" : "k")")
        case .gray(let light): append("\(Self.numbers(light)) \(isStroke ? "G" : "g")")
        case .light(let red, let green, let blue): append("\(Self.numbers(red, green, blue)) \(isStroke ? "RG" : "rg")")
        case .spot(let index, let share):
            if !spots.contains(index) { spots.append(index) }
            let name = PlatePlan.Spot.name(index)
            append(isStroke ? "\(name) CS \(Self.numbers(share)) SCN" : "\(name) cs \(Self.numbers(share)) scn")
        }
    }

    private static func numbers(_ values: Double...) -> String {
        values.map { Syntax.number(.pt($0)) }.joined(separator: " ")
    }
}

extension ColourRewriter.State {
    /// Under which resources have it.
    var name: String { "/Vq" + fill.rawValue + stroke.rawValue }

    /// Its dictionary, which says everything that other states of such a file change. Source: ISO 32000-1 8.4.5.
    func syntax(in file: PlatePlan.Kind) -> String {
        let entries = switch file {
        case .together: "/OP \(stroke == .overprints) /op \(fill == .overprints) /OPM 1"
        case .plate: "/CA \(stroke == .hides ? 0 : 1) /ca \(fill == .hides ? 0 : 1)"
        case .proof: "/BM /\([fill, stroke].contains(.multiplies) ? "Multiply" : "Normal")"
        }
        return "<< /Type /ExtGState \(entries) >>"
    }
}

extension PlatePlan.Spot {
    /// Under which resources have the spot of a plan.
    static func name(_ index: Int) -> String { "/VqInk\(index)" }

    /// Its colour space. Source: ISO 32000-1 8.6.6.4.
    var syntax: String {
        let full = [mix.cyan, mix.magenta, mix.yellow, mix.black].map { Syntax.number(.pt($0)) }.joined(separator: " ")
        return "[/Separation \(Syntax.name(name)) /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [\(full)] /N 1 >>]"
    }
}
