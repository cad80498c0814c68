import CMarkGFM
import Glibc

/// The tree of a text that cmark-gfm read, and its one owner.
final class CommonMarkTree {
    private let handle: OpaquePointer

    /// Reads UTF-8 without NUL; smart punctuation is off, so that every character stays the author's.
    init(_ bytes: [UInt8]) {
        let node = bytes.withUnsafeBytes { buffer in
            cmark_parse_document(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
        }
        guard let node else { preconditionFailure("cmark gives a document for any text") }
        handle = node
    }

    deinit { cmark_node_free(handle) }

    /// The document; valid as long as the tree lives.
    var root: CommonMarkNode { CommonMarkNode(handle) }
}

/// A node of a tree that someone holds on to.
struct CommonMarkNode {
    private let handle: OpaquePointer

    fileprivate init(_ handle: OpaquePointer) { self.handle = handle }

    enum Kind {
        case document, quote, list, item, code, html, paragraph, heading, rule
        case text, softBreak, lineBreak, codeSpan, inlineHTML, emphasis, strong, link, image
        case unknown
    }

    var kind: Kind {
        switch cmark_node_get_type(handle) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .code
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .codeSpan
        case CMARK_NODE_HTML_INLINE: .inlineHTML
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: .unknown
        }
    }

    var children: some Sequence<CommonMarkNode> {
        sequence(first: firstChild, next: { $0?.next }).lazy.prefix { $0 != nil }.compactMap(\.self)
    }

    var firstChild: CommonMarkNode? { cmark_node_first_child(handle).map(CommonMarkNode.init) }
    var next: CommonMarkNode? { cmark_node_next(handle).map(CommonMarkNode.init) }

    /// The line it starts on, from 0. True for blocks only.
    var line: Int { Int(cmark_node_get_start_line(handle)) - 1 }
    /// The byte of its line that it starts at, from 0. True for blocks only.
    var column: Int { Int(cmark_node_get_start_column(handle)) - 1 }
    var isFenced: Bool {
        var length: Int32 = 0, offset: Int32 = 0
        var character: CChar = 0
        return cmark_node_get_fenced(handle, &length, &offset, &character) != 0
    }
    var headingLevel: Int { Int(cmark_node_get_heading_level(handle)) }
    var isBulletList: Bool { cmark_node_get_list_type(handle) == CMARK_BULLET_LIST }
    var isTightList: Bool { cmark_node_get_list_tight(handle) != 0 }
    var listStart: Int { Int(cmark_node_get_list_start(handle)) }
    var listDelimiter: Character { cmark_node_get_list_delim(handle) == CMARK_PAREN_DELIM ? ")" : "." }

    /// The text of a leaf: characters, code, HTML.
    var literal: [UInt8] { bytes(cmark_node_get_literal(handle)) }
    /// The lines of a paragraph or heading as the inline parser saw them: without containers and indents.
    var content: [UInt8] {
        // cmark leaves the content of an empty heading without the NUL that ends it.
        firstChild == nil ? [] : bytes(cmark_node_get_string_content(handle))
    }
    var address: [UInt8] { bytes(cmark_node_get_url(handle)) }
    /// What stands in quotation marks behind the address of a link or picture.
    var title: [UInt8] { bytes(cmark_node_get_title(handle)) }

    private func bytes(_ string: UnsafePointer<CChar>?) -> [UInt8] {
        guard let string else { return [] }
        return Array(UnsafeRawBufferPointer(start: string, count: strlen(string)))
    }
}

