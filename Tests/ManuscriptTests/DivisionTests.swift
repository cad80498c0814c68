import Diagnostics
import Manuscript
import Testing

/// Codes, breaks, ornaments and contents.
struct DivisionTests {
    @Test(arguments: [
        ("::: qr https://e.org/a_b*c*&amp;?x={y}\n:::", "code 1:1 https://e.org/a_b*c*&amp;?x={y}"),
        (":::qr WIFI:S:Дом у моря;; {height=6}\nСеть *дома*\n\nи сада\n:::\nа", "code 1:1 height=6.0 WIFI:S:Дом у моря;;\n  text 2:1 | Сеть {emphasis дома}<2028>и сада\np 6:1 | а"),
        ("::: notice\n::: qr tel:+98\nа[^1]\n:::\nб\n:::\n\n[^1]: с", "div notice 1:1\n  code 2:1 tel:+98\n    text 3:1 | а{note 0 1}\n  p 5:1 | б\nnote 0 8:1\n  p 8:7 | с"),
        ("а\n::: break column\nб\n::: break frame\n\n::: break page\nв", "p 1:1 | а\nbreak column 2:1\np 3:1 | б\nbreak frame 4:1\nbreak page 6:1\np 7:1 | в"),
        ("::: ornament star\n::: contents\nа", "ornament star 1:1\ncontents 2:1\np 3:1 | а"),
        ("::: notice\nа\n::: ornament wave\nб\n:::\nв", "div notice 1:1\n  p 2:1 | а\n  ornament wave 3:1\n  p 4:1 | б\np 6:1 | в"),
        ("- а\n  ::: break page\n  б", "list bullets tight 1:1\n  item\n    p 1:3 | а\n    break page 2:3\n    p 3:3 | б"),
    ])
    func areRead(_ source: String, _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.result?.bodyDump == dump)
        #expect(reading.faults == [])
    }

    @Test(arguments: [
        ("::: qr\nа\n:::", "1:5 error: the code has nothing to say", "write an address behind its name: ::: qr https://example.org/", "p 2:1 | а"),
        ("::: qr {height=6}\nа\n:::", "1:5 error: the code has nothing to say", "write an address behind its name: ::: qr https://example.org/", "p 2:1 | а"),
        ("::: qr x {height=-6}\nа\n:::", "1:18 error: “-6” is no value of “height”", "write how many lines of text it is high: height=12", "code 1:1 x\n  text 2:1 | а"),
        ("::: qr x {hight=6}\n:::", "1:11 error: a code has no “hight”", "did you mean height? known are: height", "code 1:1 x"),
        ("::: qr x\n- а\n:::", "2:1 error: a code holds nothing but its label", "close the div before this", "code 1:1 x\nlist bullets tight 2:1\n  item\n    p 2:3 | а"),
        ("::: break colum\nа", "1:11 error: there is no break named colum", "did you mean column? known are: column, frame, page", "p 2:1 | а"),
        ("::: break\nа", "1:5 error: ::: break does not say which", "write ::: break column; known are: column, frame, page", "p 2:1 | а"),
        ("::: ornament stars\nа", "1:14 error: there is no ornament named stars", "did you mean star? known are: asterism, diamond, star, flower, wave, line", "p 2:1 | а"),
        ("а\n::: ornament star\n:::", "3:1 error: this fence closes nothing",
         "a div opens with ::: and its name, on the same level of lists and quotes; break, ornament, contents are not closed", "p 1:1 | а\nornament star 2:1"),
        ("::: contents all\nа", "1:14 error: nothing stands behind ::: contents", "write it on the next line", "contents 1:1\np 2:1 | а"),
        ("::: notice Важно\nа\n:::", "1:12 error: nothing stands behind ::: notice", "write it on the next line", "div notice 1:1\n  p 2:1 | а"),
        ("::: ornamnt star\nа\n:::", "1:5 error: there is no div named ornamnt",
         "did you mean ornament? known are: notice, pullquote, verse, qa, address, keep, figure, qr, break, ornament, contents", "p 2:1 | а"),
    ])
    func faultsHavePlaces(_ source: String, _ fault: String, _ hint: String, _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.faults == [fault])
        #expect(reading.hints == [hint])
        #expect(reading.result?.bodyDump == dump)
    }

    @Test func payloadsHaveABound() {
        #expect(readArticle("::: qr " + String(repeating: "я", count: 600) + "\n:::").faults == [])
        #expect(readArticle("::: qr " + String(repeating: "я", count: 601) + "\nа\n:::").faults
            == ["1:8 error: the code is to say 1202 bytes, and 1200 are the most"])
    }
}
