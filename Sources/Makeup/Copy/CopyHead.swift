import LayoutBook
import Manuscript
import Shaping

/// What is printed above an article and on its title page.
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
}
