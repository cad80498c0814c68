import Glibc

/// A program that runs beside us on one input, in bounds. Ends it on going away.
final class Child {
    /// What it reads from its standard input.
    enum Input {
        /// A file of ours, which it may also open as `/dev/stdin`.
        case file(HandedFile)
        case bytes([UInt8])
    }

    /// How it ended.
    enum End: Equatable {
        case exited(Int32)
        case killed(Int32)
        case timedOut
        case tooMuchOutput
    }

    private let process: pid_t
    private var isOver = false
    private let bounds: Bounds
    private let deadline: Double
    private var streams: Streams

    /// Starts it in a group and an environment of its own.
    ///
    /// - Parameter arguments: The program's name as it is to see it, and what follows.
    /// - Throws: where it cannot be started.
    init(path: String, arguments: [String], input: Input, searchPath: String, bounds: Bounds) throws(ReadingFault) {
        self.bounds = bounds
        deadline = monotonicSeconds() + bounds.seconds
        let pipes = try Pipes(input)
        let environment = ["LC_ALL=C.UTF-8", "HOME=/nonexistent", "PATH=\(searchPath)"]
        guard let process = pipes.spawn(path, arguments, environment) else {
            pipes.closeAll()
            throw ReadingFault("\(path) cannot be started: \(String(cString: strerror(errno)))")
        }
        self.process = process
        streams = pipes.ours(input)
        limit()
    }

    deinit {
        streams.closeAll()
        end()
    }

    /// Hands it its input, takes its output and waits for its end.
    func result() -> (end: End, output: [UInt8], complaint: String?) {
        var cut: End?
        while cut == nil, streams.areOpen {
            let left = deadline - monotonicSeconds()
            if left <= 0 { cut = .timedOut; break }
            streams.serve(milliseconds: Int32(min(left * 1_000 + 1, 1_000)))
            if streams.output.count > bounds.output { cut = .tooMuchOutput }
        }
        streams.closeAll()
        let end = cut ?? wait()
        self.end()
        return (end, streams.output, streams.complaint)
    }

    /// Holds its memory and its computing down from outside: the first lines of a program need little of either.
    private func limit() {
        setLimit(Int32(RLIMIT_DATA.rawValue), to: bounds.memory)
        setLimit(Int32(RLIMIT_CPU.rawValue), to: bounds.computingSeconds)
        setLimit(Int32(RLIMIT_CORE.rawValue), to: 0)
    }

    private func setLimit(_ resource: Int32, to value: Int) {
        var limits = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        _ = limitOfProcess?(process, resource, &limits, nil)
    }

    /// How it ended by itself, within the time that is left to it.
    private func wait() -> End {
        var status: Int32 = 0, pause: UInt32 = 200
        while true {
            let got = waitpid(process, &status, WNOHANG)
            if got == process {
                isOver = true
                let signal = status & 0x7F
                if signal == SIGXCPU || signal == SIGKILL { return .timedOut }
                return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal)
            }
            if got < 0, errno != EINTR { isOver = true; return .killed(0) }
            if monotonicSeconds() > deadline { return .timedOut }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
    }

    /// Ends it and all that it started, and leaves no entry of it behind.
    private func end() {
        kill(-process, SIGKILL)
        guard !isOver else { return }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        isOver = true
    }
}

/// prlimit(2), which Swift's view of the C library lacks.
private let limitOfProcess: (@convention(c) (pid_t, Int32, UnsafePointer<rlimit>?, UnsafeMutablePointer<rlimit>?) -> Int32)? = {
    guard let symbol = dlsym(nil, "prlimit") else { return nil }
    return unsafeBitCast(symbol, to: (@convention(c) (pid_t, Int32, UnsafePointer<rlimit>?, UnsafeMutablePointer<rlimit>?) -> Int32).self)
}()

private func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The ends of the streams between us and a child that is about to start.
///
/// They are sockets, since those are closed on exec from the start, and a write to one that nobody reads is an error, not a signal.
private struct Pipes {
    private var input: (ours: Int32, its: Int32)
    private var output: (ours: Int32, its: Int32) = (-1, -1)
    private var complaints: (ours: Int32, its: Int32) = (-1, -1)

    init(_ source: Child.Input) throws(ReadingFault) {
        switch source {
        case .file(let file): input = (-1, fcntl(file.descriptor, F_DUPFD_CLOEXEC, 3))
        case .bytes: input = Self.pair()
        }
        output = Self.pair()
        complaints = Self.pair()
        guard input.its >= 0, output.its >= 0, complaints.its >= 0 else {
            closeAll()
            throw ReadingFault("no more files can be opened")
        }
    }

    private static func pair() -> (ours: Int32, its: Int32) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return (-1, -1) }
        return (ends[0], ends[1])
    }

    func closeAll() {
        for end in [input.ours, input.its, output.ours, output.its, complaints.ours, complaints.its] where end >= 0 { close(end) }
    }

    /// Starts the program on its ends of the streams.
    func spawn(_ path: String, _ arguments: [String], _ environment: [String]) -> pid_t? {
        var actions = posix_spawn_file_actions_t(), attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input.its, 0)
        posix_spawn_file_actions_adddup2(&actions, output.its, 1)
        posix_spawn_file_actions_adddup2(&actions, complaints.its, 2)
        var none = sigset_t(), usual = sigset_t()
        sigemptyset(&none)
        sigemptyset(&usual)
        sigaddset(&usual, SIGPIPE)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var process: pid_t = 0
        let code = withCStrings(arguments) { arguments in
            withCStrings(environment) { posix_spawn(&process, path, &actions, &attributes, arguments, $0) }
        }
        errno = code
        return code == 0 ? process : nil
    }

    /// Closes the child's ends; ours go on.
    func ours(_ source: Child.Input) -> Streams {
        for end in [input.its, output.its, complaints.its] { close(end) }
        var waiting: [UInt8] = []
        if case .bytes(let bytes) = source { waiting = bytes }
        return Streams(input: input.ours, output: output.ours, complaints: complaints.ours, waiting: waiting)
    }
}

private func withCStrings<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
}

/// Our ends of a child's streams, served together so that neither side waits for the other.
private struct Streams {
    private var input: Int32
    private var outputEnd: Int32
    private var complaintsEnd: Int32
    private let waiting: [UInt8]
    private var sent = 0
    private(set) var output: [UInt8] = []
    private var complaints: [UInt8] = []
    private static let mostComplaints = 4_096

    init(input: Int32, output: Int32, complaints: Int32, waiting: [UInt8]) {
        self.input = input
        outputEnd = output
        complaintsEnd = complaints
        self.waiting = waiting
    }

    /// Whether it may still write.
    var areOpen: Bool { outputEnd >= 0 || complaintsEnd >= 0 }

    /// The first line that it complained of, of a length that can be shown.
    var complaint: String? {
        let line = complaints.split(whereSeparator: { $0 == 10 || $0 == 13 }).first ?? []
        let text = String(String(decoding: line, as: UTF8.self).unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200))
        return text.isEmpty ? nil : text
    }

    mutating func serve(milliseconds: Int32) {
        var ends = [pollfd(fd: input, events: Int16(POLLOUT), revents: 0), pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: complaintsEnd, events: Int16(POLLIN), revents: 0)]
        guard poll(&ends, nfds_t(ends.count), milliseconds) > 0 else { return }
        if ends[0].revents != 0 { send() }
        if ends[1].revents != 0 { Self.receive(&outputEnd, into: &output, most: .max) }
        if ends[2].revents != 0 { Self.receive(&complaintsEnd, into: &complaints, most: Self.mostComplaints) }
    }

    private mutating func send() {
        let count = waiting[sent...].withUnsafeBytes {
            Glibc.send(input, $0.baseAddress, min($0.count, 1 << 16), Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        sent += max(0, count)
        if count < 0 || sent == waiting.count { Self.close(&input) }
    }

    private static func receive(_ end: inout Int32, into bytes: inout [UInt8], most: Int) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(end, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        if count <= 0 { close(&end) } else if bytes.count < most { bytes += buffer[..<count] }
    }

    private static func close(_ end: inout Int32) {
        if end >= 0 { Glibc.close(end) }
        end = -1
    }

    mutating func closeAll() {
        Self.close(&input)
        Self.close(&outputEnd)
        Self.close(&complaintsEnd)
    }
}
