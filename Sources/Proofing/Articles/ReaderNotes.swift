/// Rules of signs, and of what only a reader can mend.
extension Rule {
    /// Nil for a rule of another kind.
    var signs: RuleNote? {
        switch self {
        case .spaces:
            note("spaces are doubled, missing, or before a mark",
                 "A mark stands at its word, and a space behind it; a bracket stands at what it holds. Numbers, "
                     + "addresses, abbreviations and initials are left alone, and so is a space that no line may break at.",
                 "Дом ,сад .", "Дом, сад.")
        case .punctuation:
            note("a mark is of another script, or stands twice",
                 "Arabic script has its own comma, semicolon, question mark and percent sign. A comma stands once; "
                     + "?! and !!! may be meant.",
                 "چرا? ۵%", "چرا؟ ۵٪", in: "all languages; marks in fa, ar and others in Arabic letters")
        case .quotes:
            note("quotation marks are not those of the language",
                 "« » hold a quotation, ‹ › in Persian and Arabic and „ “ in Cyrillic one within; Bulgarian opens "
                     + "with „ unless the text does otherwise. A sentence in Latin letters keeps its own; a mark without "
                     + "its other one is never guessed at.",
                 "\"Гроза\"", "«Гроза»", in: "fa, ar, ru, uk, bg and their neighbours")
        case .dashes:
            note("a hyphen stands for a dash",
                 "Between words a dash parts, — in Cyrillic and – in Arabic script unless the text has —; between "
                     + "years – means from and to. Compounds keep their hyphen.",
                 "Лес - дом", "Лес — дом", in: "fa, ar, ru, uk, bg and their neighbours")
        case .dots:
            note("dots stand for an ellipsis",
                 "Three dots are one character. Rows of dots that lead to a number, or are to be written on, stay.",
                 "И вот...", "И вот…")
        case .digits:
            note("digits are of another script than the text's",
                 "Persian has its own digits; Arabic is printed with European or Arabic ones, and then keeps to "
                     + "them. Numbers beside Latin letters, in addresses, versions and behind a plus stay.",
                 "سال 1400", "سال ۱۴۰۰", in: "fa, ar")
        default: nil
        }
    }

    /// Those of all other rules.
    var readers: RuleNote {
        switch self {
        case .altText:
            note("a picture has no text for those who do not see it",
                 "Say in a few words what it shows; a PDF that is read aloud says that instead.",
                 "![](mill.jpg)", "![The mill by the river](mill.jpg)")
        case .undefinedNote:
            note("a reference leads to no note",
                 "A note is a paragraph that begins with the label and a colon. Without it the reference is printed "
                     + "as it stands.",
                 "слово[^1]", "слово[^1] … [^1]: Примечание.")
        case .unusedNote:
            note("nothing refers to a note",
                 "A note that nothing refers to is not printed, and of two with one label only the first is.")
        case .headingLevel:
            note("a heading skips a level",
                 "Below # comes ##, and below that ###: who jumps with the keys of a reading program gets lost "
                     + "otherwise. There are three.",
                 "# … ###", "# … ##")
        case .mixedDigits:
            note("numbers are in digits of two kinds",
                 "The article has about as many numbers of one kind as of the other: decide on one.",
                 "١٢ و 15", "١٢ و١٥", in: "ar and others in Arabic letters")
        case .brackets:
            note("a bracket or a quotation mark has no other one",
                 "Each one that opens has to close, by its own kind and in this paragraph. In text of two directions "
                     + "they easily come to face the wrong way.",
                 "(дом и сад", "(дом и сад)")
        case .bidiControl:
            note("a control of direction misleads, or does nothing",
                 "What opens an embedding, an override or an isolate has to end in its paragraph; an override turns "
                     + "the order of letters round. A left-to-right mark before a telephone number is right.")
        case .invisible:
            note("a character that does not show stands in the text",
                 "Such characters part words for a search and for hyphenation. Non-joiners within words and soft "
                     + "hyphens are not meant.")
        case .linkScheme:
            note("a link has no scheme, or one that is not followed",
                 "Without https:// a link leads to a file of that name beside the PDF.",
                 "[site](www.site.example)", "[site](https://www.site.example)")
        case .email:
            note("a mail address has a slip",
                 "Two @, a comma for a dot, a domain that is missing or misspelt.",
                 "ab@gmial.com", "ab@gmail.com")
        case .noFace:
            note("no font has a character",
                 "It could not be set. Choose another character, or put a font that has it into Fonts/ and name it "
                     + "in catalogue.yaml.")
        case .doubledWord:
            note("a word stands twice",
                 "What is doubled for good (еле-еле, تک تک, رويداً رويداً) is left alone.",
                 "и и дом", "и дом")
        case .sentenceEnd:
            note("a paragraph ends without a full stop",
                 "Perhaps its end was lost. Headings, items, verse, addresses, captions and short lines may end so.")
        case .longParagraph:
            note("a paragraph is very long for a narrow column",
                 "Over 150 words in a narrow column are a wall of text; part it where its thought turns.")
        case .weekday:
            note("a date and its day of the week do not agree",
                 "The days are counted, in the Gregorian and the Persian solar calendar; two dates side by side have "
                     + "to be the same day.",
                 "вторник, 12 марта 2025 г.", "среда, 12 марта 2025 г.", in: "fa, ar, ru, uk, bg")
        case .lookalike:
            note("a letter is one of another script that looks the same",
                 "A Latin letter within a Cyrillic word is not seen, and not found.",
                 "cад (Latin c)", "сад", in: "ru, uk, bg")
        case .spelling:
            note("no list has a word, and one very like it is known",
                 "A list is no proof: names and new words are right as they are.",
                 in: "all languages with a list of words")
        case .encoding, .controls, .presentation, .stretch, .letters, .lamAlef, .nonJoiner, .ezafe, .hyphen, .glued,
             .split, .visualOrder, .pieces, .wrap, .furniture, .doubled, .pageOrder, .heading, .list, .questions, .verse,
             .address, .matter, .spaces, .punctuation, .quotes, .dashes, .dots, .digits:
            preconditionFailure("a rule has one note")
        }
    }
}
