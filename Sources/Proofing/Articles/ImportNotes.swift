/// Rules of what a file brings along: characters, words, lines, blocks.
extension Rule {
    /// Nil for a rule of another kind.
    var imported: RuleNote? {
        switch self {
        case .encoding:
            note("the file is not in the encoding it was taken for",
                 "Older files are in one of several encodings of one byte a character. Which one it is shows in the "
                     + "letters it gives; where two are as likely, it is said.",
                 "Ïðèâåò", "Привет")
        case .controls:
            note("control characters stand in the text",
                 "They steered machines once, and print nothing. They go; a tab becomes a space.",
                 "слово␇", "слово")
        case .presentation:
            note("letters are in one fixed shape instead of the letter itself",
                 "Old encodings kept each shape of an Arabic letter as a character of its own. Such text is not "
                     + "found by a search and does not join as it should.",
                 "ﻛﺘﺎﺏ", "کتاب", in: "fa, ar and others in Arabic letters")
        case .stretch:
            note("a stretching sign or a lost character stands within a word",
                 "A justified line stretches words with tatweels, which come along when its text is copied, or are "
                     + "lost as U+FFFD. Within a word they go.",
                 "کتـــاب", "کتاب", in: "fa, ar and others in Arabic letters")
        case .letters:
            note("letters are those of a neighbour's keyboard",
                 "Persian ی and ک have code points of their own, Arabic ي and ك theirs. Mixed, a word is two words "
                     + "to a search, and its dots come and go.",
                 "كتابي", "کتابی", in: "fa, ar")
        case .lamAlef:
            note("the alef behind a lam is lost",
                 "In some PDFs لا is one glyph of which only the lam comes back. It is put back where only a word "
                     + "with it is known.",
                 "انقلب اسلمی", "انقلاب اسلامی", in: "fa, ar")
        case .nonJoiner:
            note("a non-joiner is missing or too many",
                 "می‌, ها, تر and the parts of compounds are written apart without a space, with U+200C between. "
                     + "Where it was lost the word runs together or falls in two.",
                 "می روم، کتابها", "می‌روم، کتاب‌ها", in: "fa")
        case .ezafe:
            note("the sign of the ezafe behind ه is missing or another",
                 "A word that ends in a silent ه takes ٔ or ی‌ for its ezafe; a text keeps to one of both.",
                 "خانه ی ما", "خانهٔ ما", in: "fa")
        case .hyphen:
            note("a hyphen of a line's end is left within a word",
                 "Where a line ended a word was divided. In the middle of a line the hyphen has to go, unless the "
                     + "word has it anyway.",
                 "рабо-та", "работа", in: "ru, uk, bg")
        case .glued:
            note("two words run together",
                 "The space between two words was lost. It is put back where both are known and the whole is not.",
                 "какбудто", "как будто", in: "all languages with a list of words")
        case .split:
            note("one word is cut in two",
                 "A space has come into a word. It goes where neither half is a word and the whole is.",
                 "рабо та", "работа", in: "all languages with a list of words")
        case .visualOrder:
            note("letters stand in the order in which they are seen",
                 "Some programs write right-to-left text from the left. Each line is turned round, and what is read "
                     + "from the left in it is left alone.",
                 "مالس", "سلام", in: "fa, ar and others in Arabic letters")
        case .pieces:
            note("the pieces of a line are in the wrong order",
                 "A line of a PDF is several strings, which come out in the order they were drawn in. They are put "
                     + "where they make sense.",
                 in: "fa, ar and others in Arabic letters")
        case .wrap:
            note("a paragraph is broken into lines",
                 "Mail and PDFs end each line as it was seen. The lines of a paragraph are joined.")
        case .furniture:
            note("page numbers and running heads stand in the text",
                 "What stood at the edge of each page is no part of the text, and goes.")
        case .doubled:
            note("a text stands twice",
                 "Bold type drawn as two layers comes out twice, and so do headlines that a page repeats. One of them goes.")
        case .pageOrder:
            note("columns or pages are in the wrong order",
                 "A story that goes on elsewhere is put together again.")
        case .heading:
            note("a line is a heading",
                 "A short line without a full stop over a paragraph, or numbered like its like, becomes a heading.")
        case .list:
            note("lines are items of a list",
                 "Lines that begin with bullets or numbers that count on become a list.")
        case .questions:
            note("paragraphs are questions and answers",
                 "Paragraphs that ask and answer in turn become a div of questions and answers.")
        case .verse:
            note("lines are verse",
                 "Lines that end short by themselves, in stanzas, keep their ends.")
        case .address:
            note("lines are an address",
                 "Streets, telephone numbers and mail addresses in short lines become an address.")
        case .matter:
            note("a line belongs to the front matter",
                 "The title, the author and the date at the top of a text go into the front matter of the article.")
        default: nil
        }
    }
}
