package com.nocodo.operator.job;

import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.JobId;
import com.nocodo.protocol.JobState;
import com.nocodo.protocol.JobView;
import com.nocodo.protocol.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One job.
///
/// @param message the number of the message that a change carries out; 0 where there is none
/// @param losses whether it may throw stored data away
/// @param begunSeq the event of its first begin; 0 before
/// @param proposed the hash of the spec that it was bringing the application to, when it got that far
/// @param operations what that changes
/// @param asked what a restore, a backup or a changed answer is about, as JSON of who queued it
public record Job(
        JobId id,
        String project,
        JobView.Kind kind,
        long message,
        String author,
        JobState state,
        int attempts,
        boolean cancelling,
        boolean losses,
        Instant queuedAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable Problem problem,
        long begunSeq,
        @Nullable String proposed,
        List<OperationView> operations,
        @Nullable String asked) {

    public JobView view() {
        return new JobView(
                id,
                kind,
                state,
                message == 0 ? null : message,
                author,
                attempts,
                cancelling,
                queuedAt,
                begunAt,
                endedAt,
                problem);
    }
}
