import ArgumentParser
import Glibc
import VaraqKit

/// The one place that prints: results to the standard output, diagnostics to the standard error.
enum Terminal {
    static func say(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    static func complain(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Prints every diagnostic; warnings are left out when `quiet`.
    static func show(_ diagnostics: Diagnostics, quiet: Bool = false) {
        for diagnostic in diagnostics.all where diagnostic.isError || !quiet { complain(diagnostics.render(diagnostic)) }
    }

    /// Ends the command with the code that the diagnostics ask for; returns if there is nothing to object to.
    static func exitIfFaulty(_ diagnostics: Diagnostics, strict: Bool = false) throws {
        if diagnostics.hasErrors { throw ExitCode(diagnostics.exitCode) }
        if strict, !diagnostics.all.isEmpty { throw ExitCode(2) }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count <= 0 { return }
                rest = rest.dropFirst(count)
            }
        }
    }
}

extension Typesetter {
    /// The typesetter of this installation.
    /// - Throws: `ExitCode` 65 after saying why, where its layouts and fonts are not to be found or not to be read.
    static func open(into diagnostics: inout Diagnostics) throws -> Typesetter {
        guard let resources = Resources.find() else {
            Terminal.complain("error: cannot find the folder with Layouts/ and Fonts/catalogue.yaml")
            Terminal.complain("  hint: set VARAQ_HOME to the folder that Varaq was built in")
            throw ExitCode(Fault.input.rawValue)
        }
        guard let typesetter = Typesetter(resources: resources, into: &diagnostics) else {
            Terminal.show(diagnostics)
            throw ExitCode(diagnostics.exitCode)
        }
        return typesetter
    }
}
