/// A hint for a word that is none of the known: the one that was meant, if one is near, and all of them.
func hint(for word: String, among known: [String]) -> String {
    let all = "known are: " + known.joined(separator: ", ")
    guard let near = nearest(to: word, among: known) else { return all }
    return "did you mean \(near)? \(all)"
}

/// The known word that `word` is a slip of: one edit in three letters at most, the first of equals.
func nearest(to word: String, among known: [String]) -> String? {
    let letters = Array(word.lowercased().unicodeScalars.prefix(64))
    let reach = max(1, letters.count / 3)
    let distances = known.map { (name: $0, distance: editDistance(letters, Array($0.unicodeScalars))) }
    guard let best = distances.min(by: { $0.distance < $1.distance }), best.distance <= reach else { return nil }
    return best.name
}

/// Letters to insert, drop or replace, and neighbours to swap, to make one word of the other.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var older: [Int] = [], last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var distance = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, older[j - 1] + 1) }
            row.append(distance)
        }
        (older, last) = (last, row)
    }
    return last[b.count]
}
