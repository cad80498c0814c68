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

/// Letters to insert, drop or replace to make one word of the other.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
        var diagonal = row[0]
        row[0] = i + 1
        for j in b.indices {
            let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[b.count]
}
