import Diagnostics
import LayoutBook
import Manuscript
import Shaping

/// An edition, the layout it is to be set in, and what stands beside it there.
struct DressedEdition {
    var edition: Edition
    var layout: Layout
    /// In a layout of two languages, where the issue has another edition.
    var beside: Edition?
    /// The same layout, resolved for the script of that edition.
    var besideLayout: Layout?

    /// Nil where there is no layout.
    ///
    /// - Parameters:
    ///   - asked: The name of the edition that is asked for beside it; see ``Order/beside``.
    ///   - resolve: Gives the layout for a script.
    init?(_ edition: Edition, of issue: Issue, beside asked: String?, resolve: (String) -> Layout?) {
        func layout(for edition: Edition) -> Layout? { resolve("\(Language(edition.language).script)") }
        guard let own = layout(for: edition) else { return nil }
        (self.edition, self.layout) = (edition, own)
        guard own.isParallel, let other = issue.neighbour(of: edition, asked: asked), var otherLayout = layout(for: other) else { return }
        self.layout.shareInks(with: &otherLayout)
        (self.beside, besideLayout) = (other, otherLayout)
    }

    /// Why the layout cannot take the edition alone; nil where it can, or need not.
    var reasonAgainst: String? {
        layout.isParallel && beside == nil ? "layout \(layout.name) sets two languages side by side" : nil
    }

    /// Whether nothing stands where something has to; if so that is said.
    func isAlone(into diagnostics: inout Diagnostics) -> Bool {
        guard let reasonAgainst else { return false }
        diagnostics.error(.input, "\(reasonAgainst), and \(edition.name) has no other edition beside it",
                          hint: "add an edition to the issue, or take another layout")
        return true
    }
}

extension LayoutBook {
    /// An edition with a layout resolved for it; nil after saying what is wrong with the layout.
    ///
    /// - Parameters:
    ///   - place: Where the author asks for the layout, if it is the author who does.
    ///   - beside: The name of the edition that is asked for beside it; see ``Order/beside``.
    func dressed(_ edition: Edition, of issue: Issue, in name: String, askedAt place: SourcePlace? = nil, beside: String?,
                 into diagnostics: inout Diagnostics) -> DressedEdition? {
        DressedEdition(edition, of: issue, beside: beside) { script in
            layout(named: name, script: script, askedAt: place, into: &diagnostics)
        }
    }
}

extension Issue {
    /// The edition that is asked for, or the one that this one names, or else the next after it, the first following the last.
    func neighbour(of edition: Edition, asked: String?) -> Edition? {
        let others = editions.filter { $0.name != edition.name }
        if let asked = others.first(where: { $0.name == asked }) ?? others.first(where: { $0.name == edition.beside }) {
            return asked
        }
        let number = editions.firstIndex { $0.name == edition.name } ?? 0
        return editions.dropFirst(number + 1).first { $0.name != edition.name } ?? others.first
    }
}

extension Edition {
    /// The edition with its date written out in its language, where it does not say how its date line reads.
    var dated: Edition {
        guard let date, mastheadText("date-line") == nil else { return self }
        var edition = self
        guard let line = DateLine.format(year: date.year, month: date.month, day: date.day, language: language,
                                         calendars: calendars) else { return self }
        edition.masthead.append(MastheadItem(slot: "date-line", text: InlineText(line)))
        return edition
    }
}
