/// What tells that a short line is part of an address or names a person or a day.
enum Contacts {
    /// A web address, a mail address or a telephone number.
    static func has(_ text: [Unicode.Scalar]) -> Bool {
        if words(in: text).contains(where: { $0.kind == .address }) { return true }
        return hasTelephone(text)
    }

    private static func hasTelephone(_ text: [Unicode.Scalar]) -> Bool {
        var digits = 0
        for character in text {
            if character.digitValue != nil {
                digits += 1
                if digits >= 7 { return true }
            } else if !(character.isBlank || character == "-" || character == "+" || character == "(" || character == ")") {
                digits = 0
            }
        }
        return false
    }

    /// Whether it is the word that an address is written under.
    static func isLabel(_ text: [Unicode.Scalar]) -> Bool {
        let words = String(text).lowercased().split { !($0.isLetter) }.map(String.init)
        return words.count <= 6 && words.contains { labels.contains($0) }
    }

    private static let labels: Set<String> = [
        "address", "contact", "contacts", "адрес", "адреса", "контакты", "контакт", "связь", "контакти", "адресу", "آدرس", "نشانی", "تماس", "عنوان",
        "العنوان", "للتواصل", "للاتصال",
    ]
}
