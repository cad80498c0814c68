import Manuscript
import Shaping
import Testing

/// The calendars that an issue may name are those that a date can be written in.
struct CalendarTests {
    @Test(arguments: Edition.knownCalendars)
    func everyCalendarOfAnIssueIsWritten(_ calendar: String) {
        for language in ["fa", "fa-AF", "ps", "ar", "ar-DZ", "ru", "en", "he", "xx"] {
            #expect(DateLine.format(year: 2026, month: 3, day: 21, language: language, calendars: [calendar])?.isEmpty == false)
        }
    }
}
