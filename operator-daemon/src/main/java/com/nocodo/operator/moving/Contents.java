package com.nocodo.operator.moving;

import java.util.List;

/// What is in the file, as its entry `contents.json` says.
///
/// @param format counted up when an older program could not read it any more
/// @param product the version of nocodo that wrote it
/// @param entries every other entry
record Contents(int format, String product, List<Entry> entries) {
    static final int FORMAT = 1;
    static final String NAME = "contents.json";

    record Entry(String name, long bytes, String sha256) {}
}
