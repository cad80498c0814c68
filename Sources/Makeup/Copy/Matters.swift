import LayoutBook

extension Layout {
    /// Everything that its frames and threads name.
    var matters: [Matter] {
        let framed = pages.flatMap(\.frames).flatMap { frame -> [Matter] in
            if case .matter(let matters) = frame.content { return matters }
            return []
        }
        return framed + threads.flatMap(\.stories)
    }
}

extension Matter {
    /// The slot it names.
    var slot: String? {
        switch self {
        case .titlePage(let slot), .head(let slot), .body(let slot), .article(let slot), .picture(let slot): slot
        case .masthead, .mastheadPart, .others, .contents, .inThisIssue: nil
        }
    }

    var hasHead: Bool {
        switch self {
        case .titlePage, .head, .article, .others: true
        case .masthead, .mastheadPart, .body, .picture, .contents, .inThisIssue: false
        }
    }

    var hasBody: Bool {
        switch self {
        case .body, .article, .others: true
        case .masthead, .mastheadPart, .titlePage, .head, .picture, .contents, .inThisIssue: false
        }
    }
}
