import Press
import Pressroom

/// Sets the editions of a batch: one worker's typesetter, and the issues that all workers share.
final class IssueSetter: EditionSetter {
    private let typesetter: Typesetter
    private let openings: Openings

    init(_ typesetter: Typesetter, openings: Openings) {
        self.typesetter = typesetter
        self.openings = openings
    }

    func set(_ ticket: JobTicket) -> SetEdition {
        var diagnostics = Diagnostics()
        let files = files(of: ticket, into: &diagnostics)
        let said = diagnostics.all.map(diagnostics.render).joined(separator: "\n"), message = said.isEmpty ? nil : said
        guard let files, !diagnostics.hasErrors else {
            let fault = diagnostics.exitCode
            return SetEdition(files: [], fault: fault == 0 ? Fault.input.rawValue : fault, message: message)
        }
        return SetEdition(files: files, fault: 0, message: message)
    }

    /// Nil, or with errors among the diagnostics, where they are not to be written.
    private func files(of ticket: JobTicket, into diagnostics: inout Diagnostics) -> [SetEdition.File]? {
        guard ticket.isUnderstood(into: &diagnostics), let finish = typesetter.finish(ticket.finishOrder, for: ticket.input, into: &diagnostics),
              let (issue, edition) = openings.edition(of: ticket, into: &diagnostics), !diagnostics.hasErrors,
              let typeset = typesetter.typeset(edition, of: issue, order: ticket.order, into: &diagnostics), !diagnostics.hasErrors,
              let rendered = typesetter.rendered(typeset, as: .pdf, dpi: 0, for: finish, into: &diagnostics) else { return nil }
        let facts = rendered.sheets.map { SheetFacts($0) } ?? SheetFacts(pages: typeset.document.pages.map(\.trim))
        return rendered.files.map { file in
            SetEdition.File(name: ticket.stem + (file.part.map { "-\($0)" } ?? "") + ".pdf", bytes: file.bytes, facts: facts)
        }
    }

    func put(_ bytes: [UInt8], at path: String) throws {
        do { try AtomicFile.write(bytes, to: path, outlivesPower: true) } catch { throw OutputFault(error: error) }
    }

    /// Why a file cannot be written, as it is told of an edition.
    private struct OutputFault: Error, CustomStringConvertible {
        var error: OutputError
        var description: String { "error: \(error)" + (error.hint.map { "\n  hint: \($0)" } ?? "") }
    }
}
