@testable import Pressroom
import Testing

@Suite("What a job tells")
struct PrinterProgressTests {
    /// Sheets out of so many copies, from what printers tell: sheets, impressions of all copies, impressions of one.
    @Test(arguments: [
        (Sides.oneSided, 3, 2, nil, nil, nil, nil), (.oneSided, 3, 2, 4, nil, nil, 4), (.oneSided, 3, 2, 99, nil, nil, 6),
        (.oneSided, 3, 2, nil, 5, nil, 5),
        (.oneSided, 3, 2, 0, 5, nil, 5), (.oneSided, 3, 2, nil, 99, nil, 6), (.oneSided, 3, 2, 0, nil, nil, 0),
        (.longEdge, 2, 3, nil, 1, nil, 1), (.longEdge, 2, 3, nil, 3, nil, 2), (.longEdge, 2, 3, nil, 4, nil, 2),
        (.longEdge, 2, 3, nil, 5, nil, 3),
        (.longEdge, 2, 3, nil, 12, nil, 6), (.longEdge, 2, 3, nil, 3, 3, 2), (.longEdge, 2, 3, nil, 4, 3, 3),
        (.shortEdge, 2, 3, nil, 9, 3, 6),
        (.shortEdge, 2, 3, nil, 9, 0, 6), (.shortEdge, 2, 3, nil, .max, 1, 6), (.shortEdge, 2, 3, nil, -4, 1, nil),
    ] as [(Sides, Int, Int, Int?, Int?, Int?, Int?)])
    func sheetsAreCounted(sides: Sides, sheets: Int, copies: Int, told: Int?, impressions: Int?, ofCopy: Int?, out: Int?) {
        var attributes = IPPAttributes()
        if let told { attributes.add("job-media-sheets-completed", [.integer(told)]) }
        if let impressions { attributes.add("job-impressions-completed", [.integer(impressions)]) }
        if let ofCopy { attributes.add("job-impressions", [.integer(ofCopy)]) }
        let order = PrintOrder(id: "a", file: "a", copies: copies, sides: sides, sheets: sheets)
        #expect(JobFacts(attributes).sheetsOut(of: order) == out)
    }

    @Test(arguments: [
        (9, [], nil, .completed), (8, [], nil, .aborted(reason: "the printer gave it up")),
        (8, ["aborted-by-system", "document-format-error"], nil, .aborted(reason: "the file is damaged for it")),
        (8, ["aborted-by-system"], "No \u{1B}[31mluck\u{202E}", .aborted(reason: "the printer gave up, No [31mluck")),
        (7, ["job-canceled-by-user"], nil, .cancelled(reason: "cancelled by a user")),
        (7, ["none"], nil, .cancelled(reason: "cancelled at the printer")),
        (3, [], nil, nil), (4, [], nil, nil), (5, [], nil, nil), (6, [], nil, nil), (0, [], nil, nil),
    ] as [(Int, [String], String?, PrintEnd?)])
    func anEndIsToldInWords(state: Int, reasons: [String], message: String?, end: PrintEnd?) {
        var attributes = IPPAttributes([("job-state", [.enumeration(state)]), ("job-state-reasons", reasons.map(IPPValue.keyword))])
        if let message { attributes.add("job-state-message", [.text(message)]) }
        #expect(JobFacts(attributes).end == end)
    }

    @Test(arguments: [
        ("media-empty-error", "out of paper"), ("media-empty", "out of paper"), ("toner-low-warning", "little toner left"),
        ("fuser-over-temp-error", "fuser over temp"), ("x\u{7}y", "xy"), ("document-format-error", "the file is damaged for it"),
    ])
    func keywordsBecomeWords(keyword: String, words: String) {
        #expect(PrinterWords.plain(keyword) == words)
    }

    /// Which answers to a job let it go elsewhere, which are waited for, and which prove nothing.
    @Test(arguments: [
        (0x0000, "good"), (0x0001, "good"), (0x0400, "no"), (0x0401, "no"), (0x040A, "no"), (0x040B, "no"), (0x0405, "open"),
        (0x0411, "open"),
        (0x041C, "open"), (0x0500, "open"), (0x0501, "no"), (0x0502, "busy"), (0x0504, "open"), (0x0505, "busy"),
        (0x0506, "busy"),
        (0x0507, "busy"), (0x0508, "open"), (0x0509, "no"), (0x050A, "no"), (0x050B, "busy"), (0x0300, "open"), (0x9999, "open"),
    ])
    func eachStatusHasItsMeaning(status: Int, meaning: String) {
        let answer = IPPAnswer(status: status, message: "", printer: IPPAttributes(), jobs: [])
        #expect((answer.isGood ? "good" : answer.isBusy ? "busy" : answer.isCertainlyNo ? "no" : "open") == meaning)
    }
}
