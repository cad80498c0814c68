import CLCMS

/// What the bytes of a pixel are; rows follow each other without gaps. The raw value is how many bytes there are.
public enum PixelLayout: Int, Sendable, CaseIterable {
    /// 0 is black, 255 is paper, as in DeviceGray.
    case gray = 1
    /// Red, green, blue; 255 is all of it.
    case rgb = 3
    /// Cyan, magenta, yellow, black; 0 is no ink, 255 all of it, as in DeviceCMYK.
    case cmyk = 4
}

/// Changes the pixels of pictures into those of an output condition, and those of a condition into what a screen shows of them.
///
/// Relative colorimetric with black point compensation: paper becomes white, the darkest colour the darkest mix of inks. Gray of
/// a condition of CMYK is its black ink alone, lighter or darker by as much as its dots gain.
///
/// Costly to make, 6 ms from RGB and 14 from CMYK, so one is made for many pictures; then a million pixels take some
/// 40 ms. Belongs to one thread. The same pixels give the same bytes.
public final class ColourTransform {
    /// What goes in, and what comes out.
    public let source: PixelLayout, target: PixelLayout
    /// Taken one after the other; none where the pixels stay as they are.
    private let steps: [Step]

    /// From pixels that an ICC profile describes; without one gray and RGB are taken to be sRGB, and CMYK the condition's own.
    ///
    /// With `rgb` as target it is a proof for screens. Without a condition CMYK is mixed by rule of thumb: what red, green and
    /// blue lack, and of that black for what all three lack.
    ///
    /// Throws when the profile is broken or for other pixels, or when a condition of gray alone is asked for CMYK.
    public init(from source: PixelLayout, profile: [UInt8]? = nil, to target: PixelLayout,
                of condition: OutputCondition?) throws(ColourFault) {
        self.source = source
        self.target = target
        steps = try Steps(from: source, profile: profile, to: target, condition: condition).all
    }

    /// As many pixels as come in. Their bytes must be a multiple of the source's.
    public func convert(_ pixels: [UInt8]) -> [UInt8] {
        precondition(pixels.count % source.rawValue == 0)
        let size = pixels.count / source.rawValue * target.rawValue
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            pixels.withUnsafeBufferPointer { convert($0, into: UnsafeMutableBufferPointer(rebasing: buffer[..<size])) }
            filled = size
        }
    }

    /// The same without new memory: `result` must have just the room for the pixels that come in, and lie elsewhere.
    public func convert(_ pixels: UnsafeBufferPointer<UInt8>, into result: UnsafeMutableBufferPointer<UInt8>) {
        let count = pixels.count / source.rawValue
        precondition(pixels.count == count * source.rawValue && result.count == count * target.rawValue)
        guard count > 0, let from = pixels.baseAddress, let to = result.baseAddress else { return }
        var at = 0
        while at < count {
            let some = min(count - at, Self.pixelsAtOnce)
            convert(from + at * source.rawValue, into: to + at * target.rawValue, count: some)
            at += some
        }
    }

    /// Bounds what lies between two steps.
    private static let pixelsAtOnce = 1 << 16

    private func convert(_ from: UnsafePointer<UInt8>, into to: UnsafeMutablePointer<UInt8>, count: Int) {
        guard let last = steps.last else { return to.update(from: from, count: count * source.rawValue) }
        var between: [UInt8]?
        for step in steps.dropLast() {
            var next = [UInt8](repeating: 0, count: count * step.target.rawValue)
            step.run(between ?? Array(UnsafeBufferPointer(start: from, count: count * source.rawValue)), into: &next, count: count)
            between = next
        }
        if let between { last.run(between, into: to, count: count) } else { last.run(from, into: to, count: count) }
    }
}

/// One change of pixels.
private enum Step {
    case lcms(TransformHandle, target: PixelLayout)
    /// RGB to CMYK and back, by rule of thumb.
    case mix, unmix
    /// Gray to RGB.
    case spread

    var target: PixelLayout {
        switch self {
        case .lcms(_, let target): target
        case .mix: .cmyk
        case .unmix, .spread: .rgb
        }
    }

    func run(_ from: UnsafePointer<UInt8>, into to: UnsafeMutablePointer<UInt8>, count: Int) {
        switch self {
        case .lcms(let transform, _): transform.convert(from, into: to, pixels: count)
        case .mix: for index in 0..<count { PlainMix.mix(from + 3 * index, into: to + 4 * index) }
        case .unmix: for index in 0..<count { PlainMix.unmix(from + 4 * index, into: to + 3 * index) }
        case .spread: for index in 0..<count * 3 { to[index] = from[index / 3] }
        }
    }
}

/// Finds the steps from one kind of pixels to another.
private struct Steps {
    private(set) var all: [Step] = []
    private let context: ColourContext

    init(from source: PixelLayout, profile: [UInt8]?, to target: PixelLayout, condition: OutputCondition?) throws(ColourFault) {
        context = try ColourContext()
        let known = try profile.map { bytes throws(ColourFault) in try PictureProfile.read(bytes, for: source, in: context) }
        if let condition {
            try toCondition(from: source, known, to: target, condition)
        } else {
            try plainly(from: source, known, to: target)
        }
    }

    private mutating func toCondition(from source: PixelLayout, _ known: Profile?, to target: PixelLayout,
                                      _ condition: OutputCondition) throws(ColourFault) {
        let press = try Profile(condition.profile, in: context)
        let isGray = condition.channels == 1
        guard !(isGray && target == .cmyk) else { throw .wrongSpace("GRAY") }
        var start = known, startLayout = source
        if source == .cmyk, known == nil {
            if target == .cmyk { return }
            if isGray { (all, startLayout) = ([.unmix], .rgb) } else { start = press }
        }
        let from = if let start { start } else { try usual(startLayout) }
        let to = switch target {
        case .cmyk: press
        case .gray: if isGray { press } else { try Profile.blackInk(of: press) }
        case .rgb: try Profile.sRGB(in: context)
        }
        try step(from, startLayout, to: to, target)
    }

    private mutating func plainly(from source: PixelLayout, _ known: Profile?, to target: PixelLayout) throws(ColourFault) {
        if known == nil, source == target { return }
        var layout = source
        if known == nil, source != .rgb {
            all.append(source == .cmyk ? .unmix : .spread)
            layout = .rgb
        }
        let goal: PixelLayout = target == .gray ? .gray : .rgb
        if known != nil || goal != layout {
            let from = if let known { known } else { try usual(layout) }
            try step(from, layout, to: usual(goal), goal)
        }
        if target == .cmyk { all.append(.mix) }
    }

    /// What pixels are taken for that say nothing of themselves.
    private func usual(_ layout: PixelLayout) throws(ColourFault) -> Profile {
        try layout == .gray ? Profile.gray(in: context) : Profile.sRGB(in: context)
    }

    private mutating func step(_ from: Profile, _ source: PixelLayout, to: Profile, _ target: PixelLayout) throws(ColourFault) {
        all.append(.lcms(try TransformHandle(from: from, source.bytes, to: to, target.bytes, points: source.points), target: target))
    }
}

extension PixelLayout {
    /// As lcms2 describes it.
    fileprivate var bytes: UInt32 {
        switch self {
        case .gray: CLCMS_GRAY_8
        case .rgb: CLCMS_RGB_8
        case .cmyk: CLCMS_CMYK_8
        }
    }

    /// Points along an edge of the table that a transform is made into; 0 leaves it to lcms2. Made with these it differs from exact
    /// values by a third of a step of eight bits in the mean; with lcms2's own 33 and 17 by a fifth, for three times the time.
    fileprivate var points: UInt32 {
        switch self {
        case .gray: 0
        case .rgb: 23
        case .cmyk: 13
        }
    }
}

/// Profiles that pictures bring with them.
private enum PictureProfile {
    private static let classes: Set = ["scnr", "mntr", "prtr", "spac"]

    /// Throws when it is none, or for other pixels than those of the picture.
    static func read(_ bytes: [UInt8], for layout: PixelLayout, in context: ColourContext) throws(ColourFault) -> Profile {
        guard bytes.count <= OutputCondition.mostBytes else { throw .tooLarge(bytes: bytes.count) }
        let header = try ProfileHeader(bytes)
        guard classes.contains(header.deviceClass) else { throw .wrongClass(header.deviceClass) }
        let space = switch layout {
        case .gray: "GRAY"
        case .rgb: "RGB "
        case .cmyk: "CMYK"
        }
        guard header.space == space else { throw .wrongSpace(header.space) }
        return try Profile(Array(bytes.prefix(header.length)), in: context)
    }
}
