/// The values between braces, `{width=50% credit="Photo: N. N."}`, of what takes no classes.
struct AttributeList {
    struct Item {
        var key: String
        /// Source bytes of the value, without its quotation marks.
        var value: Range<Int>
        /// The source byte of the key.
        var offset: Int
    }

    /// What is none of the known, at a byte of the source.
    struct Fault {
        var offset: Int
        var message: String
        var hint: String
    }

    let source: SourceText
    private(set) var items: [Item] = []
    private(set) var faults: [Fault] = []

    /// Reads the attributes in a byte range of the source.
    ///
    /// - Parameter owner: what has them, as a fault names it: “a picture”.
    init(_ range: Range<Int>, of source: SourceText, keys: [String], owner: String) {
        self.source = source
        for word in attributeWords(in: range, of: source) { read(word, keys: keys, owner: owner) }
    }

    private mutating func read(_ word: Range<Int>, keys: [String], owner: String) {
        func fault(_ message: String, _ hint: String) {
            faults.append(Fault(offset: word.lowerBound, message: message, hint: hint))
        }
        guard let sign = source.bytes[word].firstIndex(of: UInt8(ascii: "=")) else {
            fault("“\(source.string(word))” is no attribute of \(owner)",
                  "known are: \(keys.joined(separator: ", ")), as \(keys[0])=…")
            return
        }
        let key = source.string(word.lowerBound..<sign), value = withoutQuotes(sign + 1..<word.upperBound)
        if !keys.contains(key) {
            fault("\(owner) has no “\(key)”", hint(for: key, among: keys))
        } else if value.isEmpty {
            fault("“\(key)” of \(owner) has no value", "write \(key)=…; a value with blanks stands in quotation marks")
        } else if items.contains(where: { $0.key == key }) {
            fault("“\(key)” of \(owner) is given twice", "keep one of the two")
        } else {
            items.append(Item(key: key, value: value, offset: word.lowerBound))
        }
    }

    private func withoutQuotes(_ range: Range<Int>) -> Range<Int> {
        let quote = UInt8(ascii: "\"")
        guard range.count >= 2, source.bytes[range.lowerBound] == quote, source.bytes[range.upperBound - 1] == quote else {
            return range
        }
        return range.lowerBound + 1..<range.upperBound - 1
    }

    func text(of item: Item) -> String { source.string(item.value) }

    /// Says that a value is not what its key takes.
    mutating func reject(_ item: Item, hint: String) {
        faults.append(Fault(offset: item.value.lowerBound, message: "“\(text(of: item))” is no value of “\(item.key)”", hint: hint))
    }

    /// A value of grid lines.
    mutating func gridLines(of item: Item) -> Double? {
        if let lines = number(in: text(of: item)), lines > 0, lines <= 500 { return lines }
        reject(item, hint: "write how many lines of text it is high: \(item.key)=12")
        return nil
    }
}

/// Ranges without blanks; in quotes a blank is none.
func attributeWords(in range: Range<Int>, of source: SourceText) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound, at = start, isQuoted = false
    func end() { if start < at { words.append(start..<at) } }
    while at < range.upperBound {
        if source.bytes[at] == UInt8(ascii: "\"") { isQuoted.toggle() }
        if source.bytes[at].isBlank, !isQuoted { end(); start = at + 1 }
        at += 1
    }
    end()
    return words
}
