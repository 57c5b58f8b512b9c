package com.nocodo.cli;

import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;

/// Jobs for people.
final class JobWords {
    private JobWords() {}

    static String name(JobView job) {
        return switch (job.kind()) {
            case BUILD -> "Build " + job.id().text();
            case IMPORT -> "Import " + job.id().text();
            case UNDO_IMPORT -> "Undo of an import " + job.id().text();
            case CHANGE -> "Change %s of message %d".formatted(job.id().text(), job.message());
            case RESTORE -> "Restore " + job.id().text();
            case BACKUP -> "Backup " + job.id().text();
        };
    }

    static String queued(JobView job) {
        var problem = job.problem();
        return name(job) + " waits" + (problem == null ? "" : " to be tried again: " + problem.message());
    }

    static String begun(JobView job) {
        return name(job) + (job.attempts() > 1 ? " begun, attempt " + job.attempts() : " begun");
    }

    static String ended(JobView job, JobState outcome) {
        return "%s is %s".formatted(name(job), outcome.text());
    }
}
