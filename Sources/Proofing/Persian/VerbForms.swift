/// Which letters are a form of a verb.
enum VerbForms {
    /// A form that می or نمی may precede, as it stands without them: کند, رفتند, گفته‌اند without its non-joiner.
    /// Gives where a non-joiner belongs within it; nil for no such form.
    static func continuous(_ form: Letters) -> [Int]? {
        if isFinite(form) || Verbs.spoken.contains(form) { return [] }
        return perfect(form)
    }

    /// A present or past form, with or without a pronoun behind it.
    static func isFinite(_ form: Letters) -> Bool {
        isPlainFinite(form) || Verbs.objects.contains { object in form.before(object).map(isPlainFinite) ?? false }
    }

    /// A participle in -ه, with or without what it takes behind it: the place between the two.
    static func perfect(_ form: Letters) -> [Int]? {
        if isParticiple(form) { return [] }
        for copula in Verbs.copulas {
            if let base = form.before(copula), isParticiple(base) { return [base.endIndex] }
        }
        return nil
    }

    /// رفته, نرفته, برگشته, بازنگشته.
    static func isParticiple(_ form: Letters) -> Bool {
        guard form.count >= 3, form.last == Letter.heh else { return false }
        return isPastStem(form.dropLast())
    }

    /// نویسنده, خواننده.
    static func isAgent(_ word: Letters) -> Bool { word.before(Piece.agent).map { Verbs.present.contains($0) } ?? false }

    /// A form with ب, ن or a prefix, or without: what a verb may look like where neither می nor نمی stands.
    static func isForm(_ word: Letters) -> Bool {
        if isFinite(word) || isParticiple(word) { return true }
        for prefix in Verbs.bounded {
            if let rest = word.behind(prefix), rest.count >= 2, isFinite(rest) || isNegated(rest) { return true }
        }
        return isNegated(word)
    }

    /// Where the non-joiner belongs in a word that begins with می, نمی or همی, or a prefix and one of these.
    static func places(in word: Letters) -> [Int]? {
        guard !Verbs.lookalikes.contains(word) else { return nil }
        if let found = unprefixedPlaces(in: word) { return found }
        for prefix in Verbs.prefixes {
            if let rest = word.behind(prefix), let found = unprefixedPlaces(in: rest) { return found }
        }
        return nil
    }

    /// Whether a word is one of the marks of a continuous form, alone or behind a prefix.
    static func isMark(_ word: Letters) -> Bool {
        if marks.contains(word) { return true }
        return Verbs.prefixes.contains { prefix in word.behind(prefix).map { marks.contains($0) } ?? false }
    }

    private static let marks = Vocabulary.split("نمی می همی")
    private static let subjunctives = Vocabulary.split("بی نی ب ن م")

    private static func unprefixedPlaces(in word: Letters) -> [Int]? {
        for mark in marks {
            guard let form = word.behind(mark), form.count >= 2, let within = continuous(form) else { continue }
            return [form.startIndex] + within
        }
        return nil
    }

    /// ب and ن before a form, with the glide before a vowel: بروند, بیاموزد, نیامد.
    private static func isNegated(_ word: Letters) -> Bool {
        subjunctives.contains { prefix in
            guard let rest = word.behind(prefix), rest.count >= 2 else { return false }
            if isFinite(rest) || isParticiple(rest) || Verbs.present.contains(rest) { return true }
            // بیاید has the madda no more, بیفتد not even the alef.
            return isFinite([Letter.alef] + rest) || rest.first == Letter.alef && isFinite(["آ"] + rest.dropFirst())
        }
    }

    private static func isPlainFinite(_ form: Letters) -> Bool {
        if form.count >= 2, Verbs.past.contains(form) { return true }
        let isPresent = Verbs.presentEndings.contains { ending in form.before(ending).map { Verbs.present.contains($0) } ?? false }
        return isPresent || Verbs.pastEndings.contains { ending in form.before(ending).map { Verbs.past.contains($0) } ?? false }
    }

    private static func isPastStem(_ form: Letters) -> Bool {
        if Verbs.past.contains(form) { return true }
        if let rest = form.behind(["ن"]), isBarePast(rest) { return true }
        for prefix in Verbs.bounded {
            if let rest = form.behind(prefix), rest.count >= 2 {
                if isBarePast(rest) { return true }
                if let negated = rest.behind(["ن"]), isBarePast(negated) { return true }
            }
        }
        return false
    }

    /// Past stems, the glide of نیامد and نیفتاد before them.
    private static func isBarePast(_ form: Letters) -> Bool {
        if Verbs.past.contains(form) { return true }
        guard let rest = form.behind(["ی"]), let first = rest.first else { return false }
        if first == Letter.alef, Verbs.past.contains(["آ"] + rest.dropFirst()) { return true }
        return Verbs.past.contains([Letter.alef] + rest) || Verbs.past.contains(rest)
    }
}
