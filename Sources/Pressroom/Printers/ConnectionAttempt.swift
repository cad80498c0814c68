import CCUPS
import Glibc
import Synchronization

/// A connection in the making. An encrypted one is made on a thread of its own and given up at its time, for libcups bounds the
/// silence of a printer in the handshake, and not how slowly it drips.
final class ConnectionAttempt: Sendable {
    private enum State {
        case going
        /// The address of the connection: pointers do not go between threads.
        case over(Result<UInt, PrinterFault>)
        case givenUp
    }

    private let state = Mutex(State.going)
    private static let look = Duration.milliseconds(2)

    /// A connection, to be closed by the caller. Its certificate has not been looked at.
    static func connection(to address: PrinterAddress, _ patience: Patience) throws(ExchangeFault) -> OpaquePointer {
        let result = address.isEncrypted ? bounded(address, patience) : connect(address, patience)
        switch result {
        case .success(let made):
            guard let connection = OpaquePointer(bitPattern: made) else { preconditionFailure("a connection at no address") }
            return connection
        case .failure(let fault): throw .unreached(fault)
        }
    }

    private static func bounded(_ address: PrinterAddress, _ patience: Patience) -> Result<UInt, PrinterFault> {
        let attempt = ConnectionAttempt()
        guard Threads.detach({ attempt.end(with: connect(address, patience)) }) else {
            return .failure(PrinterFault("no more threads can be had of the system"))
        }
        let end = ContinuousClock.now + patience.connect + patience.answer
        while true {
            if let result = attempt.result(orGiveUp: ContinuousClock.now > end) { return result }
            sleep(look)
        }
    }

    /// Nil while it goes on and is not to be given up.
    private func result(orGiveUp isLate: Bool) -> Result<UInt, PrinterFault>? {
        state.withLock { state in
            if case .over(let result) = state { return result }
            guard isLate else { return nil }
            state = .givenUp
            return .failure(PrinterFault("the printer did not finish the handshake in time", hint: "what answers there may be no printer"))
        }
    }

    /// A connection that nobody waits for any longer is closed.
    private func end(with result: Result<UInt, PrinterFault>) {
        let isWanted = state.withLock { state in
            if case .givenUp = state { return false }
            state = .over(result)
            return true
        }
        if !isWanted, case .success(let made) = result { ccups_open()?.pointee.httpClose(OpaquePointer(bitPattern: made)) }
    }

    private static func connect(_ address: PrinterAddress, _ patience: Patience) -> Result<UInt, PrinterFault> {
        guard let library = ccups_open()?.pointee else { return .failure(.noLibrary) }
        let encryption = address.isEncrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_NEVER
        guard let connection = library.httpConnect2(address.host, Int32(address.port), nil, AF_UNSPEC, encryption, 1,
                                                    patience.connect.milliseconds, nil) else {
            return .failure(whyNot(address, library))
        }
        return .success(UInt(bitPattern: connection))
    }

    /// Why there is no connection. What libcups leaves of it is the system's words for the error: they tell which it was.
    private static func whyNot(_ address: PrinterAddress, _ library: ccups) -> PrinterFault {
        let words = library.cupsLastErrorString().map { String(cString: $0) } ?? ""
        func isOne(of codes: Int32...) -> Bool { codes.contains { words == String(cString: strerror($0)) } }
        // libcups says `down` for all that the system says at once, and above all where nobody listens.
        if isOne(of: ECONNREFUSED, EHOSTDOWN) {
            return PrinterFault("no printer listens at \(address.text)", hint: "look whether it is switched on, and at the address")
        }
        if isOne(of: ETIMEDOUT, EINPROGRESS, EAGAIN, EHOSTUNREACH, ENETUNREACH) {
            return PrinterFault("\(address.text) does not answer", hint: "look whether it is switched on")
        }
        return PrinterFault("no connection to \(address.text): \(legible(words))",
                            hint: address.isEncrypted ? "what answers there may not speak TLS" : nil)
    }
}
