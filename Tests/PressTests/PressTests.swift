import Drawing
import Geometry
import LayoutBook
import Glibc
import Makeup
import Press
import Specimens
import Testing

@Test func smoke() throws {
    let page = Specimen.page([
        Specimen.item([.init("Привет, мир и "), .init("ссылка тут", ink: .init(index: 1), link: 0), .init(" далее")], links: ["https://example.org/ы"]),
        Specimen.item([.init("سلام دنیا می‌روم", face: Specimen.naskh, isRightToLeft: true)], y: .pt(130), direction: .rightToLeft),
    ])
    let draft = try Drawing(fontFiles: Specimen.files).pdf(Specimen.document([page, Specimen.page([], number: 2, label: "۲")], outline: [.init(level: 1, title: "Глава", page: 0, top: .pt(90)), .init(level: 3, title: "B", page: 1, top: .pt(90)), .init(level: 2, title: "C", page: 1, top: .pt(90))]))
    try AtomicFile.write(draft.pdf, to: "/tmp/dr/draft.pdf")
    try AtomicFile.write(Press.finish(draft, options: PressOptions(date: 1_700_000_000)), to: "/tmp/dr/final.pdf")
    try AtomicFile.write(Drawing(fontFiles: Specimen.files).png(page, inks: Specimen.inks, dpi: 72), to: "/tmp/dr/a.png")
    try AtomicFile.write(Drawing(fontFiles: Specimen.files).svg(page, inks: Specimen.inks), to: "/tmp/dr/a.svg")
    try AtomicFile.write(Drawing(fontFiles: Specimen.files).svg(page, inks: Specimen.inks), to: "/tmp/dr/b.svg")
}
