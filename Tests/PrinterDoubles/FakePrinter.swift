import Glibc

import Synchronization

/// A printer on loopback that does what it is told to do with the next jobs, good or bad.
package final class FakePrinter: Sendable {
    /// What becomes of an attempt to hand a job over. The last word of a script is that for all further attempts.
    package enum Deed: Equatable {
        /// Takes the job and prints it, sheet by sheet.
        case print
        /// Takes the job and prints it; the answer to its sending is cut off.
        case printWithoutAnswer
        /// The same, with rubbish for an answer.
        case printWithGarbage
        case printWithHTML
        /// Takes the job and prints it, but forgets it at once.
        case printAndForget
        case busy
        /// By its web server.
        case busyByHTTP
        case refuse
        case wantsPassword
        /// Cuts the connection in the middle of the document.
        case cutInDocument
        /// Cuts the connection in the middle of the document, and keeps an aborted job.
        case cutAndAbort
        /// Takes the job, prints it, and is dead from then on.
        case printAndDie
        /// Takes the job and never prints it, out of paper.
        case jam
        /// The same, and does not cancel it.
        case jamForGood
        case abort
        case cancel
        /// Reads the document, and never says anything.
        case silence
        case endlessHeader
    }

    /// What it says when it is asked about itself.
    package enum Greeting: Equatable {
        case facts, html, garbage, silence, endlessHeader, drip, drippingHandshake, hangUp, emptyFacts
        case http(Int)
        case status(Int)
    }

    package struct Job {
        package let number: Int
        package let name: String
        package let bytes: [UInt8]
        package var state: Int
        package var reasons: String
        package var polls = 0
        package let sheets: Int
        package let attributes: [String]
    }

    private struct State {
        var script: [Deed]
        var jobs: [Job] = []
        /// Whether it is known under its name no more.
        var forgotten: Set<Int> = []
        /// Whether it hangs up on everybody.
        var isDead = false
        var isDown = false
        var isJammed = false
        var stoppedFor = 0
        var jobAttributes: [String] = []
        var sides = ["one-sided", "two-sided-long-edge", "two-sided-short-edge"]
        var printed: [String] = []
        var attempts = 0
        var open: Set<Int32> = []
    }

    private let greeting: Greeting
    private let listener: Int32
    package let port: UInt16
    private let state: Mutex<State>

    /// - Parameters:
    ///   - stoppedFor: So often it says that it is stopped before it says that it is idle.
    ///   - jobAttributes: What it says that a job may ask for; nothing where there are none.
    package init(_ script: [Deed], sides: [String]? = nil, greeting: Greeting = .facts, stoppedFor: Int = 0, jobAttributes: [String] = []) {
        self.greeting = greeting
        var first = State(script: script)
        if let sides { first.sides = sides }
        first.stoppedFor = stoppedFor
        first.jobAttributes = jobAttributes
        state = Mutex(first)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = Loopback.address(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                _ = bind(listener, plain, length)
                _ = getsockname(listener, plain, &length)
            }
        }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        listen(listener, 64)
        Loopback.thread { [self] in accept() }
    }

    /// Only the first time does anything: the number of its socket may be another's by then.
    package func shutDown() {
        state.withLock { state in
            if !state.isDown { shutdown(listener, Int32(SHUT_RDWR)) }
            state.isDown = true
            state.isDead = true
            for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) }
        }
    }

    package var address: String { "ipp://127.0.0.1:\(port)/ipp/print" }
    /// The names of jobs that came out on paper.
    package var printed: [String] { state.withLock { $0.printed } }
    package var jobs: [Job] { state.withLock { $0.jobs } }
    /// How often a job was sent.
    package var attempts: Int { state.withLock { $0.attempts } }

    private func accept() {
        while true {
            let connection = Glibc.accept(listener, nil, nil)
            if connection < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                close(listener)
                return
            }
            _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
            let isDead = state.withLock { state in
                if !state.isDead { state.open.insert(connection) }
                return state.isDead
            }
            if isDead { close(connection); continue }
            Loopback.thread { [self] in
                serve(connection)
                state.withLock { _ = $0.open.remove(connection) }
                close(connection)
            }
        }
    }

    private func serve(_ connection: Int32) {
        if greeting == .drippingHandshake {
            // A record of TLS that is long in coming.
            Loopback.drip(connection, [22, 3, 3, 64, 0] + [UInt8](repeating: 2, count: 10_000))
            return
        }
        guard let (head, length) = Loopback.head(connection) else { return }
        var body = head
        // The attributes come first; a deed that cuts the document is known before it is read.
        while body.count < min(length, 600) { if !Loopback.read(connection, into: &body, most: min(length, 600)) { return } }
        var deed: Deed?
        if body.count >= 4, body[3] == 2 { deed = nextDeed() }
        switch deed {
        case .cutInDocument?: return
        case .endlessHeader?:
            Loopback.endlessHeader(connection)
            return
        default: break
        }
        let wanted = deed == .cutAndAbort ? length - 100 : length
        while body.count < wanted { if !Loopback.read(connection, into: &body, most: length) { return } }
        guard let request = WireRequest(body) else { return }
        if request.operation == 0x000B, greeting != .facts { return greet(request, connection) }
        if let answer = deed.map({ printJob(request, $0, connection) }) ?? answer(to: request) { Loopback.write(connection, answer) }
    }

    private func nextDeed() -> Deed {
        state.withLock { state in
            state.attempts += 1
            return state.script.count > 1 ? state.script.removeFirst() : state.script[0]
        }
    }
}

/// Jobs.
extension FakePrinter {
    private func printJob(_ request: WireRequest, _ deed: Deed, _ connection: Int32) -> [UInt8]? {
        switch deed {
        case .busy: return WireAnswer(to: request, status: 0x0507).http
        case .busyByHTTP: return Array("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n".utf8)
        case .refuse: return WireAnswer(to: request, status: 0x040B).http
        case .wantsPassword:
            return Array("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n".utf8)
        case .silence:
            var bytes: [UInt8] = []
            while Loopback.read(connection, into: &bytes, most: .max) {}
            return nil
        default: break
        }
        let job = take(request, deed)
        switch deed {
        case .printWithoutAnswer, .cutAndAbort, .printAndDie: return nil
        case .printWithGarbage: return Array("\u{1}\u{2}%%EOF nonsense\r\n\r\n\r\n".utf8)
        case .printWithHTML: return Self.html
        default: return jobs([job], of: request)
        }
    }

    private func take(_ request: WireRequest, _ deed: Deed) -> Job {
        state.withLock { state in
            let isPrinted = ![.jam, .jamForGood, .abort, .cancel, .cutAndAbort].contains(deed)
            let (first, reasons): (Int, String) = switch deed {
            case .abort, .cutAndAbort: (8, "aborted-by-system")
            case .cancel: (7, "job-canceled-at-device")
            default: (5, "none")
            }
            let numbers = ["copies"].compactMap { name in request.number(name).map { "\(name)=\($0)" } }
            let texts = ["sides", "media", "print-scaling", "document-name", "requesting-user-name"].compactMap { name in
                request.text(name).map { "\(name)=\($0)" }
            }
            let wanted = numbers + texts + (request.collection("media-col").map { ["media-col=\($0)"] } ?? [])
            let job = Job(number: state.jobs.count + 1, name: request.text("job-name") ?? "", bytes: Array(request.document),
                          state: first, reasons: reasons, sheets: request.number("copies") ?? 1, attributes: wanted)
            state.jobs.append(job)
            if isPrinted { state.printed.append(job.name) }
            if deed == .printAndForget { state.forgotten.insert(job.number) }
            if deed == .printAndDie { state.isDead = true }
            if deed == .jam || deed == .jamForGood { state.isJammed = true }
            if deed == .jamForGood { state.jobs[state.jobs.count - 1].polls = .min }
            return job
        }
    }

    private func answer(to request: WireRequest) -> [UInt8]? {
        switch request.operation {
        case 0x000B: return printer(request)
        case 0x0009:
            guard let job = polled(request.number("job-id") ?? 0) else { return WireAnswer(to: request, status: 0x0406).http }
            return jobs([job], of: request)
        case 0x000A:
            let known = state.withLock { state in state.jobs.filter { !state.forgotten.contains($0.number) } }
            let isOver = request.text("which-jobs") == "completed"
            return jobs(known.filter { ($0.state >= 7) == isOver }, of: request)
        case 0x0008:
            let isDone = state.withLock { state in
                guard let index = state.jobs.firstIndex(where: { $0.number == request.number("job-id") }), state.jobs[index].state < 7,
                      state.jobs[index].polls >= 0 else { return false }
                state.jobs[index].state = 7
                state.jobs[index].reasons = "job-canceled-by-user"
                return true
            }
            return WireAnswer(to: request, status: isDone ? 0 : 0x0404).http
        default: return WireAnswer(to: request, status: 0x0501).http
        }
    }

    /// A job as it stands; each look takes it a sheet further.
    private func polled(_ number: Int) -> Job? {
        state.withLock { state in
            guard let index = state.jobs.firstIndex(where: { $0.number == number }), !state.forgotten.contains(number) else { return nil }
            let wasPrinted = state.printed.contains(state.jobs[index].name)
            if wasPrinted, state.jobs[index].state == 5 {
                state.jobs[index].polls += 1
                if state.jobs[index].polls > state.jobs[index].sheets { state.jobs[index].state = 9 }
            }
            return state.jobs[index]
        }
    }

    private func jobs(_ jobs: [Job], of request: WireRequest) -> [UInt8] {
        var answer = WireAnswer(to: request, status: 0)
        for job in jobs {
            answer.group(2)
            answer.integer("job-id", job.number)
            answer.name("job-name", job.name)
            answer.enumeration("job-state", job.state)
            answer.keyword("job-state-reasons", job.reasons)
            if job.polls >= 0 { answer.integer("job-impressions-completed", min(job.polls, job.sheets)) }
        }
        return answer.http
    }

    private static let html = Array(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 28\r\n\r\n<html><p>It works!</p></html>".utf8)

    private func greet(_ request: WireRequest, _ connection: Int32) {
        switch greeting {
        case .facts, .hangUp, .drippingHandshake: break
        case .html: Loopback.write(connection, Self.html)
        case .garbage: Loopback.write(connection, (0..<400).map { UInt8(truncatingIfNeeded: $0 * 7) })
        case .silence:
            var bytes: [UInt8] = []
            while Loopback.read(connection, into: &bytes, most: .max) {}
        case .endlessHeader: Loopback.endlessHeader(connection)
        case .drip: Loopback.drip(connection, printer(request) + [UInt8](repeating: 0, count: 10_000))
        case .emptyFacts: Loopback.write(connection, WireAnswer(to: request, status: 0).http)
        case .http(let status):
            Loopback.write(connection, Array("HTTP/1.1 \(status) No\r\nContent-Length: 0\r\n\r\n".utf8))
        case .status(let status): Loopback.write(connection, WireAnswer(to: request, status: status).http)
        }
    }

    private func printer(_ request: WireRequest) -> [UInt8] {
        let (isStopped, sides, jobAttributes) = state.withLock { state in
            state.stoppedFor -= 1
            return (state.isJammed || state.stoppedFor >= 0, state.sides, state.jobAttributes)
        }
        var answer = WireAnswer(to: request, status: 0)
        answer.group(4)
        answer.name("printer-name", "fake")
        answer.enumeration("printer-state", isStopped ? 5 : 3)
        answer.keyword("printer-state-reasons", isStopped ? "media-empty-error" : "none")
        answer.boolean("printer-is-accepting-jobs", true)
        answer.mime("document-format-supported", "application/pdf")
        answer.keyword("media-supported", "iso_a4_210x297mm", "iso_a3_297x420mm")
        answer.keyword("media-ready", "iso_a4_210x297mm")
        for (index, side) in sides.enumerated() { answer.keyword(index == 0 ? "sides-supported" : "", side) }
        for (index, name) in jobAttributes.enumerated() {
            answer.keyword(index == 0 ? "job-creation-attributes-supported" : "", name)
        }
        answer.range("copies-supported", 1...999)
        answer.keyword("print-scaling-supported", "auto", "none")
        return answer.http
    }
}

/// Plain sockets on loopback.
package enum Loopback {
    static func address(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    package static func thread(_ work: @escaping @Sendable () -> Void) {
        final class Work: Sendable {
            let run: @Sendable () -> Void
            init(_ run: @escaping @Sendable () -> Void) { self.run = run }
        }
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, { work in
            if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
            return nil
        }, Unmanaged.passRetained(Work(work)).toOpaque())
        precondition(code == 0, "no thread for a test")
        pthread_detach(thread)
    }

    static func read(_ connection: Int32, into bytes: inout [UInt8], most: Int) -> Bool {
        var buffer = [UInt8](repeating: 0, count: min(1 << 16, most - bytes.count))
        let count = recv(connection, &buffer, buffer.count, 0)
        if count > 0 { bytes += buffer[..<count] }
        return count > 0
    }

    /// The first bytes of a request's body, and how long that is in all.
    static func head(_ connection: Int32) -> (body: [UInt8], length: Int)? {
        var bytes: [UInt8] = []
        while bytes.count < 16_384 {
            guard read(connection, into: &bytes, most: bytes.count + 2_048) else { return nil }
            guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { continue }
            let text = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            guard let match = text.firstMatch(of: /(?i)content-length: *(\d+)/), let length = Int(match.1) else { return nil }
            return (Array(bytes[end.upperBound...]), length)
        }
        return nil
    }

    static func write(_ connection: Int32, _ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { return }
            sent += count
        }
    }

    /// Byte by byte, until the other side has had enough.
    static func drip(_ connection: Int32, _ bytes: [UInt8]) {
        for byte in bytes {
            if [byte].withUnsafeBytes({ send(connection, $0.baseAddress, 1, Int32(MSG_NOSIGNAL)) }) <= 0 { return }
            usleep(30_000)
        }
    }

    /// Goes on until the other side has had enough.
    static func endlessHeader(_ connection: Int32) {
        write(connection, Array("HTTP/1.1 200 OK\r\n".utf8))
        let line = Array("X-Patience: none\r\n".utf8)
        while line.withUnsafeBytes({ send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }) > 0 { usleep(2_000) }
    }
}
