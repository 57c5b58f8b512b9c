package com.nocodo.vault.safe;

import java.util.List;
import java.util.stream.Collectors;

/// One thing in the file that is not as the vault wrote it.
///
/// @param place for example `item/provider-key/scaleway`
public record Finding(String place, What what) {

    public enum What {
        CHANGED("is not as it was written: changed, exchanged for another, or put back as it was before"),
        REMOVED("is missing"),
        ADDED("was not written by this vault"),
        /// Rows and what stands for them in the register fit together, and the whole is not what the header seals.
        TOGETHER("was changed as a whole: some of it is missing, added, or as it was before");

        private final String words;

        What(String words) {
            this.words = words;
        }
    }

    public String sentence() {
        return place + " " + what.words;
    }

    static String sentences(List<Finding> findings) {
        var first = findings.stream().limit(5).map(Finding::sentence).collect(Collectors.joining("; "));
        return findings.size() > 5 ? first + "; and " + (findings.size() - 5) + " more" : first;
    }
}
