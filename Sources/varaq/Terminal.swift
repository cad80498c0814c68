import ArgumentParser
import Glibc
import VaraqKit

/// The one place that prints: results to the standard output, diagnostics to the standard error.
enum Terminal {
    /// - Throws: `ExitCode` 73 where the standard output takes no more: a lost result is a failed run.
    static func say(_ line: String) throws {
        guard write(line + "\n", to: STDOUT_FILENO) else {
            complain("error: cannot write to the standard output: \(String(cString: strerror(errno)))")
            throw ExitCode(Fault.cannotWrite.rawValue)
        }
    }

    static func complain(_ line: String) { _ = write(line + "\n", to: STDERR_FILENO) }

    /// Puts a line over the last one of a terminal that was put so.
    static func overwrite(_ line: String) { _ = write("\r\u{1B}[2K" + line, to: STDERR_FILENO) }

    /// Prints the diagnostics; warnings are left out when `quiet`. Of a flood the first ones say enough.
    static func show(_ diagnostics: Diagnostics, quiet: Bool = false) {
        let shown = diagnostics.all.filter { $0.severity != .warning || !quiet }
        for diagnostic in shown.prefix(mostShown) { complain(diagnostics.render(diagnostic)) }
        if shown.count > mostShown { complain("\(shown.count - mostShown) more faults; --report lists them all") }
    }

    private static let mostShown = 200

    /// Says that there are neither layouts nor fonts; gives what to end with.
    static func noResources() -> ExitCode {
        complain("error: cannot find the folder with Layouts/ and Fonts/catalogue.yaml")
        complain("  hint: set VARAQ_HOME to the folder that Varaq was built in")
        return ExitCode(Fault.input.rawValue)
    }

    /// Ends the command with the code that the diagnostics ask for; returns if there is nothing to object to.
    static func exitIfFaulty(_ diagnostics: Diagnostics, strict: Bool = false) throws {
        if diagnostics.exitCode != 0 { throw ExitCode(diagnostics.exitCode) }
        if strict, !diagnostics.all.isEmpty { throw ExitCode(2) }
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }
}

extension Typesetter {
    /// The typesetter of this installation.
    /// - Throws: `ExitCode` 65 after saying why, where its layouts and fonts are not to be found or not to be read.
    static func open(into diagnostics: inout Diagnostics) throws -> Typesetter {
        guard let resources = Resources.find() else { throw Terminal.noResources() }
        guard let typesetter = Typesetter(resources: resources, into: &diagnostics) else {
            Terminal.show(diagnostics)
            throw ExitCode(diagnostics.exitCode)
        }
        return typesetter
    }
}
