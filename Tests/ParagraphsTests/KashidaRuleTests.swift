@testable import Paragraphs
import FontKit
import Shaping
import Testing

/// The tables by themselves, letter group by letter group.
@Suite struct KashidaRuleTests {
    /// Letters on both sides, the letter behind them, and the rule in the simple and in the naskh set; 0 is none. What is behind
    /// a letter makes it medial.
    static let pairs: [(letters: String, simple: UInt8, naskh: UInt8)] = [
        // 2: after seen and sad, whatever follows; in naskh not before what its calligraphers avoid.
        ("سم", 2, 2), ("شمن", 2, 2), ("صب", 2, 2), ("ضر", 2, 2), ("سا", 2, 2), ("سد", 2, 2), ("سة", 2, 2), ("سی", 2, 0), ("صي", 2, 0),
        ("سح", 2, 0), ("سجم", 2, 0), ("سع", 2, 0), ("سو", 2, 0), ("سص", 2, 0), ("سق", 2, 0), ("سقم", 2, 2), ("ضفت", 2, 2),
        // 3: before final teh marbuta, heh, dal; a medial heh is no place.
        ("بة", 3, 3), ("نۃ", 3, 3), ("به", 3, 3), ("بہ", 3, 3), ("بھ", 3, 3), ("مد", 3, 3), ("مذ", 3, 3), ("یڈ", 3, 3), ("بهم", 0, 0), ("مۀ", 3, 3),
        // 4: before final alef, tah, lam, kaf, gaf.
        ("با", 4, 4), ("مآ", 4, 4), ("نأ", 4, 4), ("بط", 4, 4), ("بظ", 4, 4), ("مل", 4, 4), ("مك", 4, 4), ("مک", 4, 4), ("نگ", 4, 4), ("مڪ", 4, 4),
        ("بلم", 0, 0), ("بطم", 0, 0), ("نگم", 0, 0),
        // 5: before a medial letter like beh, if reh or yeh ends the run behind it.
        ("مبر", 5, 5), ("متز", 5, 5), ("منی", 5, 5), ("مثي", 5, 5), ("مپى", 5, 5), ("مير", 5, 5), ("میز", 5, 5), ("مئر", 5, 5), ("مبے", 5, 5),
        ("مبن", 0, 0), ("مفر", 0, 0),
        // 6: before final waw, ain, qaf, feh, which naskh forbids.
        ("بو", 6, 0), ("مؤ", 6, 0), ("بع", 6, 0), ("مغ", 6, 0), ("بق", 6, 0), ("مف", 6, 0), ("بعم", 0, 0),
        // 7: before any other final letter.
        ("بر", 7, 7), ("بژ", 7, 7), ("بن", 7, 7), ("بم", 7, 7), ("بت", 7, 7), ("مس", 7, 7), ("مش", 7, 7), ("مص", 7, 0), ("مح", 7, 0), ("مچ", 7, 0),
        ("بمن", 0, 0), ("ںم", 7, 7),
        // Never: inside lam-alef, before final yeh but after seen and sad; in naskh after kaf and lam.
        ("لا", 0, 0), ("لآ", 0, 0), ("لأ", 0, 0), ("لإ", 0, 0), ("بی", 0, 0), ("بي", 0, 0), ("بى", 0, 0), ("مے", 0, 0), ("مۍ", 0, 0),
        ("لم", 7, 0), ("كا", 4, 0), ("کا", 4, 0), ("گل", 4, 0), ("لد", 3, 0), ("کبر", 5, 0),
    ]

    @Test(arguments: pairs) func aPair(letters: String, simple: UInt8, naskh: UInt8) {
        #expect(Self.rule(of: letters, in: .simple) == simple)
        #expect(Self.rule(of: letters, in: .naskh) == naskh)
    }

    /// The rule for a kashida between the first two letters of a run.
    static func rule(of letters: String, in table: KashidaTable, isAuthors: Bool = false) -> UInt8 {
        var joining = JoiningTable()
        let groups = letters.utf16.map { joining.traits(of: $0).group }, isLong = groups.count > 2
        return table.rule(after: KashidaTable.index(group: groups[0], form: 1),
                          before: KashidaTable.index(group: groups[1], form: isLong ? 3 : 2),
                          then: isLong ? KashidaTable.index(group: groups[2], form: 2) : 0, isAuthors: isAuthors)
    }

    @Test func theAuthorMayDoWhatCalligraphersAvoidButNotPartLamAlef() {
        for letters in ["بی", "سح", "كا", "بمن"] { #expect(Self.rule(of: letters, in: .naskh, isAuthors: true) == 1) }
        #expect(Self.rule(of: "لا", in: .naskh, isAuthors: true) == 0)
    }

    @Test func everyRuleAndBanHasANameAndASource() {
        for set in [KashidaRules.simple, .naskh] {
            #expect(set.rules.map(\.number) == [1, 2, 3, 4, 5, 6, 7])
            #expect(set.rules.allSatisfy { !$0.name.isEmpty && !$0.source.isEmpty })
            #expect(set.bans.allSatisfy { !$0.name.isEmpty && !$0.source.isEmpty } && set.wordBans.allSatisfy { !$0.source.isEmpty })
        }
        #expect(KashidaRules.name(ofRule: 2) == "after seen or sad" && KashidaRules.name(ofRule: 9) == "")
        #expect(KashidaRules.of(.off) == nil)
    }
}
