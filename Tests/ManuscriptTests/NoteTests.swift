import Diagnostics
import Manuscript
import Testing

/// Footnotes: `[^label]` and `[^label]: text`.
struct NoteTests {
    @Test(arguments: [
        ("Слово[^1] и[^два].\n\n[^1]: Сноска.\n[^два]: Вторая *сноска*.",
         "p 1:1 | Слово{note 0 1} и{note 1 2}.\nnote 0 3:1\n  p 3:7 | Сноска.\nnote 1 4:1\n  p 4:9 | Вторая {emphasis сноска}."),
        // In the order of the text, and the same number for the same note.
        ("а[^б] в[^а] г[^б]\n\n[^а]: первая\n[^б]: вторая",
         "p 1:1 | а{note 0 1} в{note 1 2} г{note 0 1}\nnote 0 4:1\n  p 4:7 | вторая\nnote 1 3:1\n  p 3:7 | первая"),
        // Labels of any script; case counts.
        ("متن[^الف‌ب]، و[^۱۲]. И[^Ш], и[^ш]\n\n[^الف‌ب]: یک\n\n[^۱۲]: دو\n\n[^ш]: ш\n\n[^Ш]: Ш",
         "p 1:1 | متن{note 0 1}، و{note 1 2}. И{note 2 3}, и{note 3 4}\nnote 0 3:1\n  p 3:11 | یک\nnote 1 5:1\n  p 5:8 | دو\n"
            + "note 2 9:1\n  p 9:7 | Ш\nnote 3 7:1\n  p 7:7 | ш"),
        // Further blocks stand four spaces in.
        ("а[^1]\n\n[^1]: б\n  в\nг\n\n    д\n\n    - е\n\n        код\nё\n\nж",
         "p 1:1 | а{note 0 1}\np 14:1 | ж\nnote 0 3:1\n  p 3:7 | б в г\n  p 7:5 | д\n  list bullets loose 9:5\n    item\n      p 9:7 | е\n      p 11:9 | код ё"),
        ("а[^1]\n\n[^1]:\n    б\n\n        код", "p 1:1 | а{note 0 1}\nnote 0 3:1\n  p 3:6 | б\n  verbatim 6:9 | код"),
        ("а[^1]\n\n[^1]:\n\n    б\n\n[^2]: в\n\nг[^2]", "p 1:1 | а{note 0 1}\np 9:1 | г{note 1 2}\nnote 0 3:1\n  p 5:5 | б\nnote 1 7:1\n  p 7:7 | в"),
        ("а[^1]\n\n[^1]:\n    | б |\n    |---|", "p 1:1 | а{note 0 1}\nnote 0 3:1\n  table 4:5 natural\n    row б"),
        ("а[^1]\n[^1]: б\n\nв", "p 1:1 | а{note 0 1}\np 4:1 | в\nnote 0 2:1\n  p 2:7 | б"),
        ("а[^1]\n\n[^1]: ::: б\n\n    ::: verse\n    в\n    г\n    :::",
         "p 1:1 | а{note 0 1}\nnote 0 3:1\n  p 3:7 | ::: б\n  div verse 5:5\n    p 6:5 | в<2028>г"),
        // Everywhere in the text.
        ("# З[^1]\n\n> ц[^1]\n\n- п[^1]\n\n::: notice\nк[^1]\n:::\n\n| я[^1] |\n|---|\n\n[^1]: с",
         "h1 1:1 | З{note 0 1}\nquote 3:1\n  p 3:3 | ц{note 0 1}\nlist bullets tight 5:1\n  item\n    p 5:3 | п{note 0 1}\ndiv notice 7:1\n"
            + "  p 8:1 | к{note 0 1}\ntable 11:1 natural\n  row я{note 0 1}\nnote 0 14:1\n  p 14:7 | с"),
        ("> - а[^1]\n>\n>   [^1]: б\n>\n>       в", "quote 1:1\n  list bullets loose 1:3\n    item\n      p 1:5 | а{note 0 1}\nnote 0 3:5\n  p 3:11 | б\n  p 5:9 | в"),
        // Lists before notes and behind them are the author's own.
        ("+ а[^1]\n+ б\n\n[^1]: с\n\n+ в",
         "list bullets tight 1:1\n  item\n    p 1:3 | а{note 0 1}\n  item\n    p 2:3 | б\nlist bullets tight 6:1\n  item\n    p 6:3 | в\nnote 0 4:1\n  p 4:7 | с"),
        ("1) а[^1]\n2) б\n\n[^1]: с", "list european 1) tight 1:1\n  item\n    p 1:4 | а{note 0 1}\n  item\n    p 2:4 | б\nnote 0 4:1\n  p 4:7 | с"),
        ("+ а[^1]\n\n1) б\n\n* в\n\n1. г\n\n- д\n\n[^1]: с",
         "list bullets tight 1:1\n  item\n    p 1:3 | а{note 0 1}\nlist european 1) tight 3:1\n  item\n    p 3:4 | б\nlist bullets tight 5:1\n  item\n    p 5:3 | в\n"
            + "list european 1. tight 7:1\n  item\n    p 7:4 | г\nlist bullets tight 9:1\n  item\n    p 9:3 | д\nnote 0 11:1\n  p 11:7 | с"),
        // Links of the article lead from notes too.
        ("а[^1]\n\n[^1]: [б][r]\n\n[r]: u", "p 1:1 | а{note 0 1}\nnote 0 3:1\n  p 3:7 | {link u б}"),
    ])
    func areRead(_ source: String, _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.result?.bodyDump == dump)
        #expect(reading.faults.isEmpty, "\(reading.faults)")
    }

    @Test(arguments: [
        ("*слово*[^1]", "{emphasis слово}{note 0 1}"), ("_слово_[^1]_ещё_", "{emphasis слово}{note 0 1}{emphasis ещё}"),
        ("**«گفت»**[^1]که", "{strong «گفت»}{note 0 1}که"), ("*گفت[^1]*ها", "{emphasis گفت{note 0 1}}ها"),
        ("**слово[^1]**", "{strong слово{note 0 1}}"), ("«گفت»[^1].", "«گفت»{note 0 1}."), ("«گفت[^1]»،", "«گفت{note 0 1}»،"),
        ("[^1]", "{note 0 1}"), ("[^1][^1]", "{note 0 1}{note 0 1}"), ("[а[^1]]{.name}", "{span .name а{note 0 1}}"), ("[а]{.name}[^1]", "{span .name а}{note 0 1}"),
        ("[а[^1]](u)", "{link u а{note 0 1}}"), ("[а][^1]", "[а]{note 0 1}"), ("[^1](u)", "{note 0 1}(u)"), ("![^1]", "!{note 0 1}"),
        ("\\[^1] `[^1]`[^1]", "[^1] {code [^1]}{note 0 1}"), ("<http://e.org/[^1]> [^1]", "{link http://e.org/[^1] http://e.org/[^1]} {note 0 1}"),
        ("[^] [^а б] [ [^ [^1]", "[^] [^а б] [ [^ {note 0 1}"), ("می‌خواهم[^1]‌ها", "می<200C>خواهم{note 0 1}<200C>ها"), ("[^1]{.name}", "{note 0 1}{.name}"),
        ("а\\\n[^1]", "а<2028>{note 0 1}"), ("а[^1]: б", "а{note 0 1}: б"),
    ])
    func standBesideAnything(_ text: String, _ shown: String) {
        let reading = readArticle(text + "\n\n[^1]: с")
        #expect(reading.result?.bodyDump.split(separator: "\n").first == "p 1:1 | \(shown)")
        #expect(reading.result?.notes.count == 1)
        #expect(reading.faults.isEmpty, "\(reading.faults)")
    }

    @Test(arguments: [
        ("а[^1] б", ["1:2 warning: there is no note [^1], and the reference is set as it stands"], "p 1:1 | а[^1] б"),
        ("а\n\n[^1]: Сноска, которой никто и нигде не ждал", ["3:1 warning: nothing refers to the note [^1], and it is not set: “Сноска, которой никто и нигде …”"],
         "p 1:1 | а"),
        ("а\n\n[^1]:\n\n    Сноска\n", ["3:1 warning: nothing refers to the note [^1], and it is not set: “Сноска”"], "p 1:1 | а"),
        ("а[^1]\n\n[^1]: б\n[^1]: в", ["4:1 warning: the note [^1] is written twice, and the second one is not set: “в”"],
         "p 1:1 | а{note 0 1}\nnote 0 3:1\n  p 3:7 | б"),
        ("а[^1]\n\n[^1]: б[^2]\n[^2]: в", ["4:1 warning: nothing refers to the note [^2], and it is not set: “в”",
                                           "3:8 warning: a note within a note is set as it stands"], "p 1:1 | а{note 0 1}\nnote 0 3:1\n  p 3:7 | б[^2]"),
        ("а[^1]\n\n[^1]:", ["3:1 error: the note [^1] has no text"], "p 1:1 | а{note 0 1}\nnote 0 3:1"),
        ("а[^1]\n\n[^1]: <!-- б -->", ["3:1 error: the note [^1] has no text"], "p 1:1 | а{note 0 1}\nnote 0 3:1"),
        ("```\n[^1]: а\n```\n\n    [^2]: б", [], "verbatim 1:1 | [^1]: а\nverbatim 5:5 | [^2]: б"),
    ])
    func faultsHavePlaces(_ source: String, _ faults: [String], _ dump: String) {
        let reading = readArticle(source)
        #expect(reading.faults == faults)
        #expect(reading.result?.bodyDump == dump)
    }

    @Test func slipsOfLabelsAreSeen() {
        #expect(readArticle("а[^источник]\n\n[^исочник]: б").hints.first == "did you mean [^исочник]? a note is a paragraph that begins with [^источник]:")
    }

    @Test func theScriptOfNotesSpeaksForTheLanguage() {
        #expect(readArticle("12[^1]\n\n[^1]: Это текст").result?.language == "ru")
    }

    @Test func damageInNotesIsSpokenOf() {
        #expect(readArticle("а[^1]\n\n[^1]: б\u{FFFD}").faults == ["3:8 warning: the text is damaged: U+FFFD stands where a character was lost"])
    }
}
