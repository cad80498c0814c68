import CQPDF

/// An element of a PDF's structure tree, read back.
public struct ReadElement {
    /// The number of its object.
    public var object: Int
    /// Without its slash.
    public var type: String
    /// Its place among the elements that were read; nil for the highest.
    public var parent: Int?
    public var language: String?
    public var text: String?
    public var alternative: String?
    /// Its name, for notes.
    public var id: String?
    /// Its attributes as syntax, `null` without any.
    public var attributes: String
    /// What it holds of pages, both by number.
    public var content: [Mark] = []
    /// The objects that it holds, by number.
    public var objects: [Int] = []

    public struct Mark: Hashable {
        public var page, number: Int

        public init(page: Int, number: Int) {
            self.page = page
            self.number = number
        }
    }
}

/// An annotation of a page, read back.
public struct ReadAnnotation {
    public var object: Int
    /// Its key in the parent tree.
    public var key: Int?
    public var contents: String
}

extension Proof {
    /// The elements of the structure tree, each before those in it; none without a tree.
    public var elements: [ReadElement] {
        let root = qpdf_oh_get_key(handle, qpdf_get_root(handle), "/StructTreeRoot")
        guard qpdf_oh_is_dictionary(handle, root) != 0 else { return [] }
        var elements: [ReadElement] = []
        for kid in kids(of: root) { read(kid, in: nil, page: nil, into: &elements) }
        return elements
    }

    /// What the parent tree has under each key: an array, or one object.
    public var parentTree: [Int: [Int]] {
        let root = qpdf_oh_get_key(handle, qpdf_get_root(handle), "/StructTreeRoot")
        let numbers = items(of: qpdf_oh_get_key(handle, qpdf_oh_get_key(handle, root, "/ParentTree"), "/Nums"))
        var tree: [Int: [Int]] = [:]
        for index in stride(from: 0, to: numbers.count - 1, by: 2) {
            let value = numbers[index + 1], isArray = qpdf_oh_is_array(handle, value) != 0
            tree[Int(qpdf_oh_get_int_value(handle, numbers[index]))] = (isArray ? items(of: value) : [value]).map(number)
        }
        return tree
    }

    public func annotations(ofPage page: Int) -> [ReadAnnotation] {
        items(of: qpdf_oh_get_key(handle, qpdf_get_page_n(handle, page), "/Annots")).map { annotation in
            ReadAnnotation(object: number(annotation), key: integer("/StructParent", of: annotation),
                           contents: text("/Contents", of: annotation) ?? "")
        }
    }

    private func read(_ object: qpdf_oh, in parent: Int?, page: Int?, into elements: inout [ReadElement]) {
        let home = self.page("/Pg", of: object) ?? page, index = elements.count
        elements.append(ReadElement(
            object: number(object), type: String(name("/S", of: object).dropFirst()), parent: parent,
            language: text("/Lang", of: object), text: text("/ActualText", of: object), alternative: text("/Alt", of: object),
            id: text("/ID", of: object),
            attributes: String(cString: qpdf_oh_unparse_resolved(handle, qpdf_oh_get_key(handle, object, "/A")))))
        for kid in kids(of: object) {
            if qpdf_oh_is_integer(handle, kid) != 0 {
                elements[index].content.append(.init(page: home ?? -1, number: Int(qpdf_oh_get_int_value(handle, kid))))
            } else if name("/Type", of: kid) == "/MCR" {
                elements[index].content.append(.init(page: self.page("/Pg", of: kid) ?? home ?? -1,
                                                     number: integer("/MCID", of: kid) ?? -1))
            } else if name("/Type", of: kid) == "/OBJR" {
                elements[index].objects.append(number(qpdf_oh_get_key(handle, kid, "/Obj")))
            } else {
                read(kid, in: index, page: home, into: &elements)
            }
        }
    }

    private func kids(of object: qpdf_oh) -> [qpdf_oh] {
        let kids = qpdf_oh_get_key(handle, object, "/K")
        if qpdf_oh_is_array(handle, kids) != 0 { return items(of: kids) }
        return qpdf_oh_is_null(handle, kids) != 0 ? [] : [kids]
    }

    private func items(of array: qpdf_oh) -> [qpdf_oh] {
        guard qpdf_oh_is_array(handle, array) != 0 else { return [] }
        return (0..<qpdf_oh_get_array_n_items(handle, array)).map { qpdf_oh_get_array_item(handle, array, $0) }
    }

    private func number(_ object: qpdf_oh) -> Int { Int(qpdf_oh_get_object_id(handle, object)) }

    private func name(_ key: String, of object: qpdf_oh) -> String {
        let name = qpdf_oh_get_key_if_dict(handle, object, key)
        return qpdf_oh_is_name(handle, name) != 0 ? String(cString: qpdf_oh_get_name(handle, name)) : ""
    }

    private func text(_ key: String, of object: qpdf_oh) -> String? {
        let value = qpdf_oh_get_key_if_dict(handle, object, key)
        return qpdf_oh_is_string(handle, value) != 0 ? String(cString: qpdf_oh_get_utf8_value(handle, value)) : nil
    }

    private func integer(_ key: String, of object: qpdf_oh) -> Int? {
        let value = qpdf_oh_get_key_if_dict(handle, object, key)
        return qpdf_oh_is_integer(handle, value) != 0 ? Int(qpdf_oh_get_int_value(handle, value)) : nil
    }

    private func page(_ key: String, of object: qpdf_oh) -> Int? {
        let page = qpdf_oh_get_key_if_dict(handle, object, key)
        return qpdf_oh_is_null(handle, page) != 0 ? nil : Int(qpdf_find_page_by_oh(handle, page))
    }
}
