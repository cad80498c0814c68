import Diagnostics
import LayoutBook
import Makeup
import Manuscript
import Testing

@Suite("Dumps")
struct DumpTests {
    @Test("A page as text")
    func page() {
        var story = SampleStory()
        story.heading(2)
        story.paragraph(24)
        let item = Block(.paragraph(story.words(2)), at: story.place)
        story.blocks.append(Block(.list(List(numbering: .bullets, isTight: true, items: [[item]])), at: story.place))
        story.blocks.append(Block(.rule, at: story.place))
        story.paragraph(3)
        let dump = PageDump.pages(of: MadeUp(story, SampleLayout.columns(1, rows: 12), language: "en").document)
        #expect(dump == """
        document en ltr "en"
        page 1 [1] 200 x 165
          0.0.0 heading2 y 28 x 30 w 20 gap 0 |w1 w2|
          0.1.0 body y 38 x 38 w 128 gap 0 |w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 |
          0.1.1 body y 48 x 30 w 140 gap 0 |w13 w14 w15 w16 w17 w18 w19 w20 w21 |
          0.1.2 body y 58 x 30 w 76 gap 0 |w22 w23 w24 w25 w26|
          0.2.0 list-item y 68 x 32 w 4 gap 0 |•|
          0.2.1 list-item y 68 x 39.6 w 28 gap 0 |w27 w28|
          rule y 74.75 x 86.25 w 37.5 h 0.5
          0.4.0 body y 88 x 38 w 44 gap 0 |w29 w30 w31|
        outline 2 page 1 y 17.6 "w1 w2"

        """)
    }
}
