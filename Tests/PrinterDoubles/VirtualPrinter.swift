import Glibc

/// The IPP Everywhere printer of the CUPS project on loopback, with a bus of its own, in a folder of its own.
///
/// A hook stands for the engine: it writes down what the printer tells it of each job, and does what the file `mode` says.
package final class VirtualPrinter {
    private static let program = installed("/usr/sbin/ippeveprinter", "/usr/bin/ippeveprinter")
    private static let bus = installed("/usr/bin/dbus-daemon", "/bin/dbus-daemon")
    private static func installed(_ paths: String...) -> String? { paths.first { access($0, X_OK) == 0 } }
    package static var isInstalled: Bool { program != nil && bus != nil }

    package let folder = PrinterFolder()
    package let port: UInt16
    private var processes: [pid_t] = []

    package enum Mode: String {
        case fail, jam, slow, empty
    }

    package init(_ mode: Mode? = nil) {
        port = Self.freePort()
        if let mode { folder.write(Array("\(mode.rawValue)\n".utf8), to: "mode") }
        mkdir(folder.path + "/spool", 0o755)
        mkdir(folder.path + "/keys", 0o755)
        folder.write(Array(hook.utf8), to: "hook")
        folder.write(Array(busSettings.utf8), to: "bus.conf")
        guard let program = Self.program, let bus = Self.bus else { preconditionFailure("a printer that is not installed") }
        processes.append(spawn(bus, ["--config-file=\(folder.path)/bus.conf", "--nofork"]))
        wait { access(folder.path + "/bus.sock", F_OK) == 0 }
        processes.append(spawn(program, ["-2", "-k", "-p", "\(port)", "-n", "localhost", "-r", "off", "-f", "application/pdf", "-c",
                                         folder.path + "/hook", "-d", folder.path + "/spool", "-K", folder.path + "/keys", "Press"]))
        wait { Loopback.listens(port) }
    }

    deinit { kill() }

    /// As if the mains had failed.
    package func kill() {
        for process in processes.reversed() {
            Glibc.kill(process, SIGKILL)
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
        }
        processes = []
    }

    package func address(_ scheme: String = "ipp") -> String { "\(scheme)://localhost:\(port)/ipp/print" }

    /// What the hook wrote of each job, in the order of the jobs: the names of its attributes and their values.
    package var jobs: [[String: String]] {
        let text = String(decoding: PrinterFolder.bytes(of: folder.path + "/jobs.log"), as: UTF8.self)
        return text.split(separator: "--- ").map { job in
            var attributes: [String: String] = [:]
            for (index, line) in job.split(separator: "\n").enumerated() {
                guard index > 0, let sign = line.firstIndex(of: "=") else { attributes["file"] = String(line); continue }
                attributes[String(line[..<sign])] = String(line[line.index(after: sign)...])
            }
            return attributes
        }
    }

    private func wait(until isReady: () -> Bool) {
        let end = ContinuousClock.now + .seconds(10)
        while !isReady(), ContinuousClock.now < end { usleep(5_000) }
    }

    private func spawn(_ path: String, _ arguments: [String]) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for stream in Int32(1)...2 {
            posix_spawn_file_actions_addopen(&actions, stream, folder.path + "/log", O_WRONLY | O_CREAT | O_APPEND, 0o644)
        }
        let environment = ["PATH=/usr/bin:/bin", "HOME=\(folder.path)", "TMPDIR=\(folder.path)", "LC_ALL=C.UTF-8",
                           "DBUS_SYSTEM_BUS_ADDRESS=unix:path=\(folder.path)/bus.sock"]
        var process: pid_t = 0
        let words = ([path] + arguments).map { strdup($0) } + [nil], names = environment.map { strdup($0) } + [nil]
        defer { (words + names).forEach { free($0) } }
        let code = posix_spawn(&process, path, &actions, nil, words, names)
        precondition(code == 0, "\(path) cannot be started")
        return process
    }

    private static func freePort() -> UInt16 {
        let printer = FakePrinter([.print])
        defer { printer.shutDown() }
        return printer.port
    }

    private var hook: String {
        """
        #!/bin/sh
        { echo "--- $1"; env | grep -E '^(IPP_|CONTENT_TYPE)' | sort; } >>'\(folder.path)/jobs.log'
        mode=; [ ! -f '\(folder.path)/mode' ] || read -r mode <'\(folder.path)/mode'
        case "$mode" in
          jam) echo 'STATE: +media-empty' >&2; sleep 1.5 ;;
          empty) echo 'STATE: +media-empty' >&2; exit 1 ;;
          fail) echo 'ERROR: it does not print' >&2; exit 1 ;;
          slow) sleep 0.3 ;;
        esac
        echo 'ATTR: job-impressions=2 job-impressions-completed=2' >&2

        """
    }

    private var busSettings: String {
        """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" \
        "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>system</type><listen>unix:path=\(folder.path)/bus.sock</listen><auth>EXTERNAL</auth>
        <policy context="default"><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/><allow user="*"/></policy>
        </busconfig>
        """
    }
}

extension Loopback {
    static func listens(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = address(port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                connect(descriptor, plain, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
