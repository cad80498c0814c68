import LayoutBook
import Manuscript
import Shaping

/// What is printed above an article, on its title page and in the masthead.
extension BlockCopier {
    /// Kicker, title, subtitle and byline. A notice has the title of notices, a head in a frame of its own that of leads.
    mutating func addHead(_ head: Story.Head, in division: Division?, isLead: Bool = false) {
        let title: StyleName = division == .notice ? .noticeTitle : isLead ? .leadTitle : .title
        add(head.kicker ?? InlineText(), style: .kicker)
        if let text = head.title {
            add(text, style: title, outline: 1)
            outlineDepth = 1
        }
        add(head.subtitle ?? InlineText(), style: isLead ? .leadSubtitle : .subtitle)
        add(.joined(names(in: head), by: phrases.separator), style: .byline)
    }

    /// Kicker, title, subtitle and names from the head of the page, place and date at its foot.
    mutating func addTitlePage(_ head: Story.Head) {
        add(head.kicker ?? InlineText(), style: .titlePageSubtitle)
        add(head.title ?? InlineText(), style: .titlePageTitle)
        add(head.subtitle ?? InlineText(), style: .titlePageSubtitle)
        for name in names(in: head) { add(name, style: .titlePageAuthor) }
        let imprint = [head.place, head.date.map(writtenOut)].compactMap { $0 }
        add(.joined(imprint, by: phrases.comma), style: .titlePageImprint, sinks: true)
    }

    /// The parts of a masthead that are asked for: name, motto, a line of number, date and price, and one of whatever else there
    /// is, in the order given. Ears stand on both sides of the name.
    mutating func addMasthead(_ items: [Edition.MastheadItem], _ parts: [MastheadPart] = MastheadPart.allCases) {
        func text(_ slot: String) -> InlineText? { items.first { $0.slot == slot }?.text }
        func text(_ part: MastheadPart) -> InlineText { parts.contains(part) ? text(part.rawValue) ?? InlineText() : InlineText() }
        addName(text(.name), between: text(.earStart), and: text(.earEnd))
        add(text(.motto), style: .mastheadMotto)
        if parts.contains(.line) {
            let line = [text("number").map(issueNumber), text("date-line"), text("price")]
            add(.joined(line.compactMap { $0 }.filter { !$0.isEmpty }, by: phrases.separator), style: .mastheadLine)
        }
        guard parts.contains(.others) else { return }
        let others = items.filter { !MastheadPart.namedSlots.contains($0.slot) }.map(\.text)
        add(.joined(others.filter { !$0.isEmpty }, by: phrases.separator), style: .mastheadLine)
    }

    var phrases: Phrases { Phrases(language: language) }

    private func names(in head: Story.Head) -> [InlineText] {
        [head.author, head.translator?.put(into: phrases.translator)].compactMap { $0 }.filter { !$0.isEmpty }
    }

    /// A date given in figures (2026-03-21) reads as the language writes it; one that the author worded stands as it is.
    private func writtenOut(_ date: InlineText) -> InlineText {
        let figures = date.string.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard figures.count == 3, let year = figures[0], let month = figures[1], let day = figures[2],
              let line = DateLine.format(year: year, month: month, day: day, language: language) else { return date }
        var worded = InlineText(line)
        worded.source = date.source
        return worded
    }

    /// A bare number gets its word and its digits; a number that the author worded stands as it is.
    private func issueNumber(_ text: InlineText) -> InlineText {
        let digits = text.string.unicodeScalars.map(Numerals.value)
        guard !text.isEmpty, digits.allSatisfy({ $0 != nil }) else { return text }
        var native = InlineText(digits.compactMap { $0 }.map(tongue.digits).joined())
        native.source = text.source
        return native.put(into: phrases.number)
    }
}
