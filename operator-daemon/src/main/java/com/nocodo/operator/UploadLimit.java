package com.nocodo.operator;

import com.nocodo.protocol.Problem;
import java.util.Map;

/// How large an uploaded file may be: `NOCODO_UPLOAD_MB`, 1 to 1000; 25 unless it is said.
final class UploadLimit {
    static final String NAME = "NOCODO_UPLOAD_MB";
    private static final long USUAL = 25;
    private static final long BYTES = 1_000_000;

    private UploadLimit() {}

    static long of(Map<String, String> environment) {
        var said = environment.getOrDefault(NAME, "");
        if (said.isBlank()) {
            return USUAL * BYTES;
        }
        if (!said.matches("[1-9][0-9]{0,2}|1000")) {
            throw Problem.invalid("%s=%.20s is no size; say megabytes from 1 to 1000, or leave it away.", NAME, said)
                    .toException();
        }
        return Long.parseLong(said) * BYTES;
    }
}
