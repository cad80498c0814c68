/// What an import repairs and a proof-reader finds. The raw values are the codes that reports and settings name; they stay.
public enum Rule: String, Sendable, CaseIterable {
    // Characters.
    case encoding, controls, presentation, stretch, letters, digits
    // Words.
    case lamAlef = "lam-alef", nonJoiner = "zwnj", ezafe, hyphen, glued, split
    // The order of what stands on a line.
    case visualOrder = "visual-order", pieces
    // Lines and blocks.
    case wrap, furniture, doubled, pageOrder = "page-order", heading, list, questions, verse, address, matter
    // Signs.
    case spaces, punctuation, quotes, dashes, dots
    // What only a reader can mend.
    case altText = "alt-text", undefinedNote = "undefined-note", unusedNote = "unused-note", headingLevel = "heading-level"
    case mixedDigits = "mixed-digits", brackets, bidiControl = "bidi-control", invisible, linkScheme = "link-scheme", email, noFace = "no-face"
    case doubledWord = "doubled-word", sentenceEnd = "sentence-end", longParagraph = "long-paragraph", weekday, lookalike, spelling
}
