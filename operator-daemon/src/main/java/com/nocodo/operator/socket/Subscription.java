package com.nocodo.operator.socket;

import com.nocodo.protocol.OperatorApi;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.ProjectEvent;
import com.nocodo.protocol.rpc.Replies;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Follows a project until the request is cancelled or the project is deleted: what it is now, then each event as it
/// comes. A follower that falls too far behind is told what it misses, and goes on with the newest.
final class Subscription {
    static final String METHOD = "subscribe";

    /// How far behind a follower may be.
    static final long MOST_BEHIND = 10_000;

    private static final Duration LONG = Duration.ofSeconds(60);

    private final OperatorApi operator;
    private final JsonNode id;
    private final Replies replies;

    Subscription(OperatorApi operator, JsonNode id, Replies replies) {
        this.operator = operator;
        this.id = id;
        this.replies = replies;
    }

    /// @param params `ref` names the project; with `after` there is no snapshot, and events come from there on
    void follow(JsonNode params) {
        var ref = params.path("ref");
        var from = params.path("after");
        if (!ref.isString() || !(from.isMissingNode() || from.isIntegralNumber() && from.asLong() >= 0)) {
            throw Problem.invalid("subscribe takes (ref: String, after: long): the project, and after which event")
                    .toException();
        }
        var project = operator.project(ref.asString()).id();
        var last = from.isMissingNode() ? snapshot(project) : from.asLong();
        var deleted = false;
        while (!deleted && !Thread.currentThread().isInterrupted()) {
            var page = operator.await(project, last, LONG);
            for (var record : page) {
                replies.notice("event", Map.of("id", id, "value", record));
                last = record.seq();
                deleted = record.event() instanceof ProjectEvent.ProjectDeleted;
            }
            last = page.size() < OperatorApi.MOST_EVENTS ? last : skipped(project, last);
        }
        replies.result(id, Map.of("last", last));
    }

    private long snapshot(String project) {
        var now = operator.snapshot(project);
        replies.notice("snapshot", Map.of("id", id, "value", now));
        return now.seq();
    }

    private long skipped(String project, long last) {
        var end = end(project, last);
        if (end - last <= MOST_BEHIND) {
            return last;
        }
        replies.notice("gap", Map.of("id", id, "value", Map.of("from", last + 1, "to", end)));
        return end;
    }

    /// Of a project that was deleted meanwhile there is only the last event, which comes next.
    private long end(String project, long last) {
        try {
            return operator.snapshot(project).seq();
        } catch (ProblemException e) {
            return last;
        }
    }
}
