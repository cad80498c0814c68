import Pressroom
import Synchronization

/// A journal that keeps every step in memory, and can break.
final class StepJournal: PrintJournal {
    enum Step: Equatable {
        case sending(String), unsent, accepted(Int), printed(Int), ended(PrintEnd)
    }

    struct Full: Error {}

    private let steps = Mutex<[(id: String, step: Step)]>([])
    /// After so many steps nothing more can be written.
    private let room: Int

    init(room: Int = .max) { self.room = room }

    private func write(_ id: String, _ step: Step) throws {
        try steps.withLock { steps in
            guard steps.count < room else { throw Full() }
            steps.append((id, step))
        }
    }

    func sending(_ id: String, to printer: String) throws { try write(id, .sending(printer)) }
    func unsent(_ id: String, reason: String) throws { try write(id, .unsent) }
    func accepted(_ id: String, number: Int) throws { try write(id, .accepted(number)) }
    func printed(_ id: String, sheets: Int) throws { try write(id, .printed(sheets)) }
    func ended(_ id: String, _ end: PrintEnd) throws { try write(id, .ended(end)) }

    func steps(of id: String) -> [Step] { steps.withLock { $0.filter { $0.id == id }.map(\.step) } }
    var count: Int { steps.withLock { $0.count } }

    /// What is wrong with the order of the steps of one order; nil where nothing is.
    func disorder(of id: String) -> String? {
        var isOut = false, isAccepted = false, isOver = false, sheets = 0
        for step in steps(of: id) {
            if isOver { return "\(step) after the end" }
            switch step {
            case .sending:
                if isOut { return "sent twice" }
                isOut = true
            case .unsent:
                if !isOut || isAccepted { return "unsent, though it was \(isAccepted ? "accepted" : "not sent")" }
                isOut = false
            case .accepted:
                if !isOut || isAccepted { return "accepted, though it was \(isAccepted ? "so already" : "not sent")" }
                isAccepted = true
            case .printed(let count):
                if !isAccepted || count <= sheets { return "\(count) sheets after \(sheets)" }
                sheets = count
            case .ended(.refused):
                if isOut { return "refused, though it was sent" }
                isOver = true
            case .ended(.uncertain):
                if !isOut { return "uncertain, though it was not sent" }
                isOver = true
            case .ended:
                if !isAccepted { return "ended, though it was not accepted" }
                isOver = true
            }
        }
        return isOver ? nil : "no end"
    }
}
