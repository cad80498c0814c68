public import Paragraphs

extension TextLine {
    /// The line in the order of reading: inside a right-to-left word clusters lie the other way round.
    public var logicalText: String {
        var bytes: [UInt8] = []
        for word in words {
            var start = Int(word.text.lowerBound), parts: [ArraySlice<UInt8>] = []
            for cluster in clusters[Int(word.clusters.lowerBound)..<Int(word.clusters.upperBound)] {
                parts.append(text[start..<start + Int(cluster.bytes)])
                start += Int(cluster.bytes)
            }
            for part in word.isRightToLeft ? parts.reversed() : parts { bytes += part }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
