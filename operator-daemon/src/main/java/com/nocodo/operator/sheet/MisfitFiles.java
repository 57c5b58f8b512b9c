package com.nocodo.operator.sheet;

import com.nocodo.protocol.JobId;
import java.nio.file.Path;

/// Where the lists of what did not fit are.
public final class MisfitFiles {
    private MisfitFiles() {}

    public static Path of(Path state, JobId job) {
        return state.resolve("not-taken").resolve(job.text() + ".csv");
    }
}
