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
        var pass = RewritingPass(plan, content, names, isForm: isForm)
        return try pass.run()
    }
}

/// One way through a stream.
private struct RewritingPass {
    private let plan: PlatePlan
    private let content: UnsafeBufferPointer<UInt8>
    private let names: ColourRewriter.Names
    private var reader: ContentReader
    private var inked = ColourRewriter.Inked()
    /// Of the stream: how much is in the new one.
    private var kept = 0
    /// What the colours that are set ask for, and what graphics states have set; nil where that is not known.
    private var wanted = ColourRewriter.State.initial, set: ColourRewriter.State?
    private var saved: [(wanted: ColourRewriter.State, set: ColourRewriter.State?)] = []

    init(_ plan: PlatePlan, _ content: UnsafeBufferPointer<UInt8>, _ names: ColourRewriter.Names, isForm: Bool) {
        self.plan = plan
        self.content = content
        self.names = names
        reader = ContentReader(content)
        set = isForm ? nil : .initial
        inked.content.reserveCapacity(content.count + content.count / 8)
    }

    mutating func run() throws(ColourRewriter.Stranger) -> ColourRewriter.Inked {
        while let place = reader.next() { try take(place) }
        keep(to: content.count)
        return inked
    }

    private mutating func take(_ place: Range<Int>) throws(ColourRewriter.Stranger) {
        if reader.reads(place, "rg") || reader.reads(place, "RG") {
            try setColour(place)
        } else if reader.reads(place, "q") {
            saved.append((wanted, set))
        } else if reader.reads(place, "Q") {
            if let last = saved.popLast() { (wanted, set) = last }
        } else if reader.reads(place, "Do") {
            let isMask = reader.name(0).map(names.masks.contains) ?? false
            enter(isMask ? wanted : .initial, before: place)
        } else if reader.reads(place, "gs") {
            guard let name = reader.name(0), names.idleStates.contains(name) else { throw .operation("gs") }
            leaveOut(place)
        } else if Self.setsColour(reader, place) {
            throw .operation(String(decoding: content[place], as: UTF8.self))
        } else if set != wanted, Self.paints(reader, place) {
            enter(wanted, before: place)
        }
    }

    private mutating func setColour(_ place: Range<Int>) throws(ColourRewriter.Stranger) {
        let colour = (0..<3).compactMap { reader.number($0) }
        guard let use = ColourKeys.key(of: colour).flatMap({ plan[$0] }) else { throw .colour(colour) }
        let isStroke = reader.reads(place, "RG")
        if isStroke { wanted.stroke = use.meeting } else { wanted.fill = use.meeting }
        leaveOut(place)
        enter(wanted)
        inked.append(use.colour, isStroke: isStroke)
    }

    // MARK: What is kept, and what is not

    private mutating func keep(to end: Int) {
        inked.content += content[kept..<end]
        kept = end
    }

    /// Keeps everything before an operation, and not that.
    private mutating func leaveOut(_ place: Range<Int>) {
        keep(to: start(of: place))
        kept = place.upperBound
    }

    private mutating func enter(_ state: ColourRewriter.State, before place: Range<Int>) {
        guard set != state else { return }
        keep(to: start(of: place))
        enter(state)
    }

    /// Names a graphics state where another one is set.
    private mutating func enter(_ state: ColourRewriter.State) {
        if set == state { return }
        if !inked.states.contains(state) { inked.states.append(state) }
        inked.append("\(state.name) gs ")
        set = state
    }

    /// Of the operation whose operator stands at a place.
    private func start(of place: Range<Int>) -> Int { reader.operands.first?.range.lowerBound ?? place.lowerBound }

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
