import Drawing
import Geometry
import Glibc
import Makeup
import Press
import Specimens
import Testing

struct SameBytesTests {
    private static let document = Specimen.document(
        [Specimen.page([Specimen.item([.init("Привет, "), .init("мир", link: 0)], links: ["https://a.example/"])])],
        outline: [Document.OutlineEntry(level: 1, title: "Глава", page: 0, top: .zero)])

    @Test func `two runs give the same bytes`() throws {
        #expect(try PressTests.finish(Self.document) == PressTests.finish(Self.document))
    }

    /// In a process of its own, since time zone and locale are the whole process's.
    @Test func `another time zone, locale and second give the same bytes`() async {
        await #expect(processExitsWith: .success) {
            let first = try PressTests.finish(Self.document)
            for zone in ["Asia/Tehran", "America/Los_Angeles", "UTC"] {
                setenv("TZ", zone, 1)
                setenv("LC_ALL", "ru_RU.UTF-8", 1)
                tzset()
                setlocale(LC_ALL, "")
                sleep(1)
                guard try PressTests.finish(Self.document) == first else { exit(EXIT_FAILURE) }
            }
        }
    }
}
