/// An edition whose files are ready to be written.
public struct SetEdition: Sendable {
    /// A file of an edition, not yet on the disk.
    public struct File: Sendable {
        /// In the output folder.
        public var name: String
        public var bytes: [UInt8]
        /// Nil for what is not printed.
        public var facts: SheetFacts?

        public init(name: String, bytes: [UInt8], facts: SheetFacts? = nil) {
            self.name = name
            self.bytes = bytes
            self.facts = facts
        }
    }

    /// In the order in which they are written; none where it could not be set.
    public var files: [File]
    /// The exit code that it asks for: 0 where it was set.
    public var fault: Int32
    /// What was said of it, warnings included; nil where nothing was.
    public var message: String?

    public init(files: [File], fault: Int32, message: String?) {
        self.files = files
        self.fault = fault
        self.message = message
    }
}

/// Sets editions. One a worker: it may keep whatever makes the next edition come faster.
public protocol EditionSetter: AnyObject {
    /// Sets an edition; nothing is written.
    func set(_ ticket: JobTicket) -> SetEdition

    /// Puts a file in its place, whole or not at all.
    /// Throws where it cannot be written.
    func put(_ bytes: [UInt8], at path: String) throws
}
