/// A place where a line may end, with the sums of what stands before it; lengths in ems.
struct Place {
    /// Indexes the items; -1 for the paragraph's beginning.
    var item: Int
    /// Box and glue widths and number of gaps of everything before a line that ends here.
    var boxes = 0.0, scalable = 0.0, glue = 0.0, gaps = 0
    /// The same for a line that begins behind it. The glue that it breaks at is gone; spaces behind a forced break, such as
    /// those that code is set in by, are not.
    var nextBoxes = 0.0, nextScalable = 0.0, nextGlue = 0.0, nextGaps = 0
    /// Words that can be stretched: those before it, and the first that a line behind it has whole.
    var word = 0, nextWord = 0
    var hyphen = 0.0
    /// How far a line hangs out at its end that ends here, and at its start that begins here.
    var hang = 0.0, nextHang = 0.0
    var cost = 0.0
    var isHyphen = false, isForced = false
    /// Behind a stop of the author's.
    var endsPhrase = false

    private init(item: Int) { self.item = item }

    static func all(of items: [Item], words: [StretchableWord], em: Double, firstHang: Double) -> [Place] {
        var places = [Place(item: -1)]
        places.reserveCapacity(items.count / 2)
        places[0].nextHang = firstHang / em
        var sums = Place(item: -1)
        var pending = 0   // places whose next line has not met an item yet start here
        for (index, item) in items.enumerated() {
            sums.settle(&places, from: &pending)
            switch item.kind {
            case .box:
                sums.boxes += Double(item.width) / em
                sums.scalable += Double(item.scalable) / em
            case .glue, .tie:
                if item.kind == .glue, index > 0, items[index - 1].kind == .box || items[index - 1].kind == .discretionary {
                    sums.add(item, at: index, words: words, em: em, to: &places)
                }
                sums.glue += Double(item.width) / em
                sums.gaps += 1
            case .penalty, .writtenHyphen, .discretionary, .cut, .forced:
                sums.add(item, at: index, words: words, em: em, to: &places)
            }
        }
        sums.settle(&places, from: &pending)
        return places
    }

    /// Gives the places that wait for it what stands before the next line.
    private func settle(_ places: inout [Place], from pending: inout Int) {
        while pending < places.count {
            places[pending].nextBoxes = boxes
            places[pending].nextScalable = scalable
            places[pending].nextGlue = glue
            places[pending].nextGaps = gaps
            pending += 1
        }
    }

    private func add(_ item: Item, at index: Int, words: [StretchableWord], em: Double, to places: inout [Place]) {
        var place = self
        let last = places[places.count - 1]
        place.item = index
        place.word = last.word
        while place.word < words.count, words[place.word].end <= item.offset { place.word += 1 }
        place.nextWord = last.nextWord
        while place.nextWord < words.count, words[place.nextWord].start < item.offset { place.nextWord += 1 }
        place.cost = Double(item.cost)
        place.isHyphen = item.kind == .discretionary || item.kind == .writtenHyphen
        place.hyphen = item.kind == .discretionary ? Double(item.width) / em : 0
        place.isForced = item.kind == .forced
        place.hang = Double(item.endHang) / em
        place.nextHang = Double(item.startHang) / em
        place.endsPhrase = item.endsPhrase
        places.append(place)
    }
}
