public import Geometry

/// A frame on the column grid, in logical directions: column 1 is the one that is read first.
public struct FramePlan: Sendable {
    public enum Content: Sendable, Hashable {
        /// Part of a thread; stories flow through it.
        case thread(String)
        /// These matters alone, from top to bottom.
        case matter([Matter])

        public var isThread: Bool {
            if case .thread = self { return true }
            return false
        }
    }

    public enum Height: Sendable, Hashable {
        /// From its upper to its lower neighbour.
        case fill
        /// What its content needs, in whole grid lines. A thread may end in frames that fit: they share what is left of it.
        case fit
        /// Grid lines.
        case lines(Int)
    }

    /// Where text stands in a frame that it does not fill. The raw value is the key in a layout file.
    public enum VerticalAlignment: String, Sendable, CaseIterable {
        case head, centre, foot
        /// What is left over is shared out between the blocks, in whole grid lines.
        case spread
    }

    /// A frame that is set into columns: the text of frames under it runs around it.
    public struct Inset: Sendable, Hashable {
        public enum Side: String, Sendable, CaseIterable { case start, centre, end }

        /// Of the width of its columns, over 0 and at most 1.
        public var share: Double
        /// Where it stands in its columns.
        public var side: Side
        /// Between its edges and the text that runs around it, on the start and end side.
        public var standoff: Length
        /// Empty grid lines between the text above and below and the frame.
        public var gap: Double

        public init(share: Double, side: Side, standoff: Length, gap: Double = 1) {
            self.share = share
            self.side = side
            self.standoff = standoff
            self.gap = gap
        }
    }

    /// Names of frames of the same page, and the empty grid lines between; without names the gap is kept to the head or
    /// the foot of the text area.
    public struct Neighbour: Sendable, Hashable {
        public var frames: [String]
        public var gap: Double

        public init(frames: [String] = [], gap: Double = 0) {
            self.frames = frames
            self.gap = gap
        }
    }

    /// Which end of its room a frame keeps to that does not fill it.
    public enum Stand: String, Sendable, CaseIterable {
        /// Right under its upper neighbours, or at the head of the text area.
        case head
        /// Right on its lower neighbours, or at the foot of the text area.
        case foot
    }

    public var name: String
    public var columns: ClosedRange<Int>
    /// Frames it stands below; none is the head of the text area.
    public var below: Neighbour
    /// Frames it stands above; none is the foot of the text area.
    public var above: Neighbour
    public var height: Height
    /// Of no consequence where the height is ``Height/fill``.
    public var stands: Stand
    public var content: Content
    public var box: Box
    /// Grid rows for text that it has at least and at most, where it fits its content.
    public var leastRows = 0
    public var mostRows = Int.max
    public var alignment = VerticalAlignment.head
    public var inset: Inset?
    /// Frames with a greater number are drawn later, over those with a smaller.
    public var level = 0
    /// Left out, if it has a name here, when the text needs its room. See ``FitRanges/sacrifices``.
    public var sacrifice: String?

    public init(name: String, columns: ClosedRange<Int>, below: Neighbour = Neighbour(), above: Neighbour = Neighbour(),
                height: Height, stands: Stand = .head, content: Content, box: Box = Box()) {
        self.name = name
        self.columns = columns
        self.below = below
        self.above = above
        self.height = height
        self.stands = stands
        self.content = content
        self.box = box
    }

    /// Rules and paddings round a frame's content.
    public struct Box: Sendable, Hashable {
        /// Stroke on all four sides; zero is none.
        public var border: Length = .zero
        public var ruleAbove: Length = .zero
        public var ruleBelow: Length = .zero
        /// Between border and text on the start and end side.
        public var padding: Length = .zero
        /// Between border and text at head and foot, in grid lines.
        public var paddingLines: Double = 0
        /// What it is filled with.
        public var tint: InkKey?
        /// Of borders and rules.
        public var ink: InkKey = .black
        /// Of its corners.
        public var radius: Length = .zero

        public init() {}

        /// Nothing of it is seen.
        public var isInvisible: Bool { border == .zero && ruleAbove == .zero && ruleBelow == .zero && tint == nil }
    }
}
