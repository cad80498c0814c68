import Foundation
import Testing

/// Texts from elsewhere, made articles.
@Suite("Importing") struct ImportTests {
    private static let text = """
        Новая мастерская
        Автор: Анна Лукина

        Мастерская открылась в прошлом году, когда соседи разобрали пере-
        городку между двумя чуланами и увидели сухую светлую комнату с
        двумя окнами ,а в ней почти целый верстак...

        Стр. 3

        Теперь по вечерам здесь горит свет, а на двери висит расписание,
        в которое каждый вписывает себя сам.
        """
    private static let article = """
        ---
        title: Новая мастерская
        author: Анна Лукина
        language: ru
        ---

        Мастерская открылась в прошлом году, когда соседи разобрали перегородку между двумя чуланами и увидели сухую светлую комнату с двумя \
        окнами, а в ней почти целый верстак…

        Теперь по вечерам здесь горит свет, а на двери висит расписание, в которое каждый вписывает себя сам.

        """

    private func text(_ folder: Folder, _ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: folder[name])), as: UTF8.self)
    }

    @Test func `a text becomes an article, and importing that changes nothing`() throws {
        let folder = try Folder(["story.txt": Self.text]), run = try Run("import", "story.txt", in: folder.path)
        #expect(run.code == 0, "\(run.complaints)")
        #expect(run.lines == ["story.md"])
        #expect(try text(folder, "story.md") == Self.article)
        #expect(try Run("import", "story.md", "-o", "again.md", in: folder.path).code == 0)
        #expect(try text(folder, "again.md") == Self.article)
        #expect(String(decoding: try Run("import", "story.txt", "-o", "-", "--quiet", in: folder.path).output, as: UTF8.self) == Self.article)
    }

    @Test func `repairs are shown with their places`() throws {
        let folder = try Folder(["story.txt": Self.text])
        let run = try Run("import", "story.txt", "--diff", "--report", "report.json", in: folder.path)
        #expect(run.complaintLines.contains("+ story.txt:5:1: hyphen (high): “пере-⏎городку” → “перегородку”"), "\(run.complaints)")
        #expect(run.complaintLines.contains("+ story.txt:8:1: furniture (high): “Стр. 3” → nothing"))
        let report = try text(folder, "report.json")
        #expect(report.contains("\"rule\" : \"furniture\""))
        #expect(report.contains("\"confidence\" : \"high\""))
    }

    @Test func `an article that is there is not written over`() throws {
        let folder = try Folder(["story.txt": Self.text, "story.md": "мой труд\n"])
        let run = try Run("import", "story.txt", in: folder.path)
        #expect(run.code == 64)
        #expect(run.complaints.contains("there is a file story.md already"))
        #expect(try text(folder, "story.md") == "мой труд\n")
        #expect(try Run("import", "story.txt", "--force", "--quiet", in: folder.path).code == 0)
        #expect(try text(folder, "story.md") == Self.article)
    }

    @Test func `rules are chosen`() throws {
        let folder = try Folder(["story.txt": Self.text])
        let spaces = try Run("import", "story.txt", "--apply", "wrap,spaces", "-o", "-", "--quiet", in: folder.path)
        #expect(spaces.text.contains("пере-городку"))
        #expect(spaces.text.contains("окнами, а"))
        #expect(spaces.text.contains("Стр. 3"))
        #expect(try Run("import", "story.txt", "--off", "furniture", "-o", "-", "--quiet", in: folder.path).text.contains("Стр. 3"))
        #expect(try Run("import", "story.txt", "--apply", "spacs", in: folder.path).code == 64)
    }

    @Test(arguments: [("nothing.txt", ""), ("zeros.txt", "\0\0\0\0\0\0"), ("broken.pdf", "%PDF-1.7\nnothing")])
    func `what cannot be read is an error`(name: String, content: String) throws {
        let folder = try Folder([name: content]), run = try Run("import", name, in: folder.path)
        #expect(run.code == 65)
        #expect(run.complaints.hasPrefix(name))
        #expect(!FileManager.default.fileExists(atPath: folder["nothing.md"]))
    }
}
