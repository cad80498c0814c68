import Diagnostics
import Manuscript
import Testing

/// Pictures with caption and credit.
struct FigureTests {
    private func desk(_ article: String) -> Desk {
        Desk(["a/article.md": article, "a/photo.jpg": "", "a/my photo.jpg": "", "a/کارگاه.png": "", "logo.svg": "",
              "issue.yaml": "editions: {ru: {articles: {lead: a/article.md}}}"])
    }

    private func read(_ article: String, inIssue: Bool = false) -> (dump: String?, reading: Reading<Manuscript.Issue>) {
        let desk = desk(article)
        let reading = readIssue(desk, inIssue ? "" : "a/article.md")
        return (reading.result?.editions[0].articles.first?.story.bodyDump.replacing(desk.path + "/", with: ""), reading)
    }

    @Test(arguments: [
        ("![Дом](photo.jpg)", "figure 1:1 a/photo.jpg | Дом"),
        ("а\n\n![*Дом* «сад»](<my photo.jpg> \"Дом \\\"и\\\"\nсад &laquo;\")\n\nб", "p 1:1 | а\nfigure 3:1 a/my photo.jpg | {emphasis Дом} «сад»\n  text 3:32 | Дом \"и\" сад «\np 6:1 | б"),
        ("> ![کارگاه](کارگاه.png)", "quote 1:1\n  figure 1:3 a/کارگاه.png | کارگاه"),
        ("![](./photo.jpg){width=50% height=12 crop=10%,0,80%,100% focus=30%,0.4 colour=halftone credit=\"Фото: Н. *Н.* {x}\"}",
         "figure 1:1 a/./photo.jpg width=0.5 height=12.0 crop=0.1,0.0,0.8,1.0 focus=0.3,0.4 colour=halftone | \n  text 1:96 | Фото: Н. *Н.* {x}"),
        ("![](photo.jpg){width=۵۰٪ height=٤٫٥ colour=gray}", "figure 1:1 a/photo.jpg width=0.5 height=4.5 colour=gray | "),
        ("![а][r]\n\n[r]: photo.jpg \"б\"", "figure 1:1 a/photo.jpg | а\n  text 1:4 | б"),
        ("::: figure\n![а](photo.jpg){width=0.5}\nПодпись *с* [ссылкой](u)\nи ещё.\n:::\nв",
         "figure 2:1 a/photo.jpg width=0.5 | а\n  text 3:1 | Подпись {emphasis с} {link u ссылкой} и ещё.\np 6:1 | в"),
        ("::: figure\n![а](photo.jpg){credit=б}\n\nПодпись[^1]\n\nдругая **строка**\n:::\n\n[^1]: с",
         "figure 2:1 a/photo.jpg | а\n  text 4:1 | Подпись{note 0 1}<2028>другая {strong строка}\n  text 2:24 | б\nnote 0 9:1\n  p 9:7 | с"),
        ("::: keep\n::: figure\n![а](photo.jpg)\n:::\nб\n:::", "div keep 1:1\n  figure 3:1 a/photo.jpg | а\n  p 5:1 | б"),
    ])
    func areRead(_ source: String, _ dump: String) {
        let read = read(source)
        #expect(read.dump == dump)
        #expect(read.reading.faults == [])
    }

    @Test(arguments: [
        ("а ![*б*](photo.jpg) в", "1:3 error: a picture stands within a text, which cannot hold it", "p 1:1 | а {emphasis б} в"),
        ("![а](photo.jpg){width=1} б", "1:1 error: a picture stands within a text, which cannot hold it", "p 1:1 | а б"),
        ("![а](photo.jpg)\nб", "1:1 error: a picture stands within a text, which cannot hold it", "p 1:1 | а б"),
        ("[![а](photo.jpg)](u)", "1:2 error: a picture stands within a text, which cannot hold it", "p 1:1 | {link u а}"),
        ("![а](phot.jpg)", "1:6 error: there is no file FOLDER/a/phot.jpg", "p 1:1 | а"),
        ("![а](http://e.org/a.jpg)", "1:6 error: http://e.org/a.jpg is an address, and a picture is a file", "p 1:1 | а"),
        ("![а](data:image/png;base64,x \"б\")", "1:6 error: data:image/png;base64,x is an address, and a picture is a file", "p 1:1 | а\np 1:1 | б"),
        ("![а]()", "1:6 error: the path of a picture is missing", "p 1:1 | а"),
        ("![а](/etc/passwd)", "1:6 error: /etc/passwd is an absolute path", "p 1:1 | а"),
        ("![а](../logo.svg)", "1:6 error: ../logo.svg leaves the folder of the article", "p 1:1 | а"),
        ("![а](away.jpg)", "1:6 error: away.jpg leads out of the folder of the article", "p 1:1 | а"),
        ("![а](folder)", "1:6 error: FOLDER/a/folder is a folder", "p 1:1 | а"),
        ("![а](photo.jpg){width=0}", "1:23 error: “0” is no value of “width”", "figure 1:1 a/photo.jpg | а"),
        ("![а](photo.jpg){width=120%}", "1:23 error: “120%” is no value of “width”", "figure 1:1 a/photo.jpg | а"),
        ("![а](photo.jpg){height=nan}", "1:24 error: “nan” is no value of “height”", "figure 1:1 a/photo.jpg | а"),
        ("![а](photo.jpg){crop=50%,0,60%,100%}", "1:22 error: “50%,0,60%,100%” is no value of “crop”", "figure 1:1 a/photo.jpg | а"),
        ("![а](photo.jpg){crop=1,2}", "1:22 error: “1,2” is no value of “crop”", "figure 1:1 a/photo.jpg | а"),
        ("![а](photo.jpg){focus=5}", "1:23 error: “5” is no value of “focus”", "figure 1:1 a/photo.jpg | а"),
        ("![а](photo.jpg){colour=grey}", "1:24 error: “grey” is no value of “colour”", "figure 1:1 a/photo.jpg | а"),
        ("![а](photo.jpg){widht=5%}", "1:17 error: a picture has no “widht”", "figure 1:1 a/photo.jpg | а"),
        ("![а](photo.jpg){.wide}", "1:17 error: “.wide” is no attribute of a picture", "figure 1:1 a/photo.jpg | а"),
        ("![а](photo.jpg){width=5% width=6%}", "1:26 error: “width” of a picture is given twice", "figure 1:1 a/photo.jpg width=0.05 | а"),
        ("::: figure\nа\n:::", "1:1 error: this div begins with no picture", "p 2:1 | а"),
        ("::: figure\n:::\nа", "1:1 error: this div begins with no picture", "p 3:1 | а"),
        ("::: figure\n![а](photo.jpg)\n\n- б\n\nв\n:::", "4:1 error: a figure holds a picture and its caption",
         "figure 2:1 a/photo.jpg | а\n  text 6:1 | в\nlist bullets tight 4:1\n  item\n    p 4:3 | б"),
        ("::: figure {width=5%}\n![а](photo.jpg)\n:::", "1:12 error: a div named figure takes no attributes", "figure 2:1 a/photo.jpg | а"),
        ("![а[^1]](photo.jpg)", "1:4 warning: a note within the description of a picture is set as it stands", "figure 1:1 a/photo.jpg | а[^1]"),
    ])
    func faultsHavePlaces(_ source: String, _ fault: String, _ dump: String) {
        let desk = desk(source), outside = Desk(["away.jpg": ""])
        desk.link("a/away.jpg", to: outside.path("away.jpg"))
        desk.put(folder: "a/folder")
        let reading = readIssue(desk, "a/article.md")
        #expect(Set(reading.faults) == [fault.replacing("FOLDER", with: desk.path)])
        #expect(reading.result?.editions[0].articles.first?.story.bodyDump.replacing(desk.path + "/", with: "") == dump)
    }

    @Test func inAnIssueItsFolderIsOpen() {
        let read = read("![](../logo.svg)\n\n![](../../x.svg)", inIssue: true)
        #expect(read.dump == "figure 1:1 a/../logo.svg | ")
        #expect(read.reading.faults == ["3:5 error: ../../x.svg leaves the folder of the issue"])
    }

    @Test func theNearestFileIsNamed() {
        let desk = desk("![а](phot.jpg)")
        #expect(readIssue(desk, "a/article.md").hints == ["did you mean \(desk.path("a/photo.jpg"))?"])
        #expect(readArticle("![а](b.jpg){colour=grey}").faults.count == 1)
    }

    @Test func valuesThatAreNoneAreHinted() throws {
        #expect(read("![](photo.jpg){colour=grey}").reading.hints == ["did you mean gray? known are: any, gray, halftone"])
        #expect(read("![](photo.jpg){widh=1}").reading.hints == ["did you mean width? known are: width, height, crop, focus, colour, credit"])
    }
}
