import GRDB

extension Row {
    /// A value of a column. Throws that the database is damaged where it is none of that type: anybody may have written to it.
    func read<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard let value: Value = try readIfAny(column) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return value
    }

    /// The same where there may be none.
    func readIfAny<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
        let stored: DatabaseValue = self[column]
        if stored.isNull { return nil }
        guard let value = Value.fromDatabaseValue(stored) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        return value
    }
}
