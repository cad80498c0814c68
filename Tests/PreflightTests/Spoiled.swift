/// Files spoiled byte by byte.
enum Spoiled {
    /// The place that the trailer gives for the table is wrong.
    static func table(_ file: [UInt8]) -> [UInt8] {
        guard let place = place(of: "startxref\n", in: file) else { return file }
        return file[..<place] + Array("startxref\n7\n%%EOF\n".utf8)
    }

    /// The second line is no comment of high bytes any more; lengths stay.
    static func header(_ file: [UInt8]) -> [UInt8] {
        var file = file
        for place in 10..<14 where file[place] > 127 { file[place] = 32 }
        return file
    }

    static func place(of word: String, in file: [UInt8]) -> Int? {
        let word = Array(word.utf8)
        return (0...(file.count - word.count)).last { file[$0..<$0 + word.count].elementsEqual(word) }
    }
}

/// LZW without any compression: each byte by itself, the table emptied before its codes get longer. Source: ISO 32000-1 7.4.4.2.
enum LZW {
    static func packed(_ bytes: [UInt8]) -> [UInt8] {
        var packed: [UInt8] = [], held = 0, bits = 0
        func write(_ code: Int) {
            bits = bits << 9 | code
            held += 9
            while held >= 8 {
                packed.append(UInt8(truncatingIfNeeded: bits >> (held - 8)))
                held -= 8
                bits &= 1 << held - 1
            }
        }
        for (place, byte) in bytes.enumerated() {
            if place % 200 == 0 { write(256) }
            write(Int(byte))
        }
        write(257)
        write(0)
        return packed
    }
}
