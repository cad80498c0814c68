/// The word among `known` that `word` was most likely meant to be; nil where none is near.
///
/// Near is an edit distance (insertions, deletions, substitutions, swaps of neighbours) of at most a third of the
/// longer word. Of equally near words the first wins.
package func nearestWord(to word: String, among known: [String]) -> String? {
    let letters = Array(word.unicodeScalars.prefix(64))
    var best: (word: String, distance: Int)?
    for candidate in known {
        let others = Array(candidate.unicodeScalars.prefix(64))
        let near = max(1, max(letters.count, others.count) / 3)
        guard abs(letters.count - others.count) <= near else { continue }
        let distance = editDistance(letters, others)
        if distance <= near, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
}

/// A text of the author's as a diagnostic quotes it: what goes beyond forty characters is left out.
func shortened(_ text: String) -> String {
    let head = text.prefix(40)
    return head.endIndex == text.endIndex ? text : head.dropLast() + "…"
}

/// A hint that names the nearest known word, or all of them where none is near and they are few.
package func spellingHint(for word: String, among known: [String]) -> String? {
    if let near = nearestWord(to: word, among: known) { return "did you mean '\(shortened(near))'?" }
    return known.isEmpty || known.count > 12 ? nil : "known: \(known.map(shortened).joined(separator: ", "))"
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var older: [Int] = [], previous = Array(0...b.count)
    for i in 0..<a.count {
        var row = [i + 1]
        for j in 0..<b.count {
            var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
            row.append(cost)
        }
        (older, previous) = (previous, row)
    }
    return previous[b.count]
}
