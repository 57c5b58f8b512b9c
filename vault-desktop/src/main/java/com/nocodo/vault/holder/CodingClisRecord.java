package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import java.util.List;
import java.util.Map;

/// The coding CLIs of a server, beside its [ServerRecord] of the same id.
///
/// @param wanted ids
/// @param there versions by id, since the last change that ended
/// @param number of the change
/// @param settled whether it has ended
/// @param trouble why it paused; empty where it did not
record CodingClisRecord(List<String> wanted, Map<String, String> there, int number, boolean settled, String trouble) {
    static final Kind<CodingClisRecord> KIND = Kind.of("coding-clis", CodingClisRecord.class);
    static final CodingClisRecord NONE = new CodingClisRecord(List.of(), Map.of(), 0, true, "");

    CodingClisRecord changing(List<String> next) {
        return new CodingClisRecord(next, there, number + 1, false, "");
    }

    CodingClisRecord again() {
        return new CodingClisRecord(wanted, there, number, false, "");
    }

    CodingClisRecord troubled(String why) {
        return new CodingClisRecord(wanted, there, number, false, why);
    }

    CodingClisRecord settled(Map<String, String> versions) {
        return new CodingClisRecord(wanted, versions, number, true, "");
    }
}
