package com.nocodo.operator.past;

import com.nocodo.operator.event.Events;
import com.nocodo.protocol.BuildReport.OperationView;
import com.nocodo.protocol.EventRecord;
import com.nocodo.protocol.PastApi;
import com.nocodo.protocol.PastApi.VersionView;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProjectEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The versions of an application, read from its project's stream.
final class Versions {
    private static final int MOST_EVENTS = 20_000;
    private static final List<String> TYPES = List.of(
            "message_said",
            "job_begun",
            "job_ended",
            "build_begun",
            "build_ended",
            "change_proposed",
            "change_applied",
            "check_ended");

    private final Map<Long, Marks.Mark> marks;
    private final Predicate<String> pictured;
    private final List<Version> found = new ArrayList<>();
    private final Map<Long, ProjectEvent.MessageSaid> messages = new HashMap<>();
    private ProjectEvent.@Nullable MessageSaid message;
    private List<OperationView> operations = List.of();
    private String building = "";
    private int checks;
    private int passed;
    private String tree = "";

    private Versions(Map<Long, Marks.Mark> marks, Predicate<String> pictured) {
        this.marks = marks;
        this.pictured = pictured;
    }

    /// @param hash of its spec
    /// @param tree of its source, as git names it; empty where no check told it
    record Version(VersionView view, String hash, String tree) {}

    /// Oldest first.
    ///
    /// @param pictured whether there is a picture of a tree
    static List<Version> of(Events events, String project, Map<Long, Marks.Mark> marks, Predicate<String> pictured) {
        var versions = new Versions(marks, pictured);
        events.newestOf(project, TYPES, MOST_EVENTS).forEach(versions::take);
        var all = versions.found;
        return List.copyOf(all.subList(Math.max(0, all.size() - PastApi.MOST_VERSIONS), all.size()));
    }

    static Version get(List<Version> versions, long number) {
        return versions.stream()
                .filter(one -> one.view().version() == number)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no version %d of this project.", number)
                        .toException());
    }

    private void take(EventRecord record) {
        switch (record.event()) {
            case ProjectEvent.MessageSaid said -> messages.put(said.id(), said);
            case ProjectEvent.JobBegun(var job, var usual) ->
                message = job.message() == null ? null : messages.get(job.message());
            case ProjectEvent.JobEnded ended -> message = null;
            case ProjectEvent.BuildBegun(var hash, var resumed) -> {
                building = hash;
                begin(List.of());
            }
            case ProjectEvent.ChangeProposed(var hash, var proposed) -> begin(proposed);
            case ProjectEvent.CheckEnded(var check, var judged, var reused) -> {
                tree = judged;
                checks++;
                passed += check.verdict().equals("pass") ? 1 : 0;
            }
            case ProjectEvent.BuildEnded(var proven, var commit) -> {
                if (proven) {
                    message = messages.get(1L);
                    add(record.seq(), record.at(), building, commit);
                    message = null;
                }
            }
            case ProjectEvent.ChangeApplied(var hash, var commit) -> add(record.seq(), record.at(), hash, commit);
            default -> throw new IllegalStateException(record.event().type());
        }
    }

    private void begin(List<OperationView> proposed) {
        operations = proposed;
        checks = 0;
        passed = 0;
        tree = "";
    }

    private void add(long seq, Instant at, String hash, @Nullable String commit) {
        Long sameAs = null;
        for (int i = 0; i < found.size(); i++) {
            var one = found.get(i);
            sameAs = one.hash().equals(hash) ? Long.valueOf(one.view().version()) : sameAs;
            found.set(i, new Version(later(one.view()), one.hash(), one.tree()));
        }
        var mark = marks.getOrDefault(seq, Marks.Mark.NONE);
        var view = new VersionView(
                seq,
                commit,
                at,
                message == null ? null : message.text(),
                message == null ? null : message.author(),
                operations,
                sameAs,
                checks,
                passed,
                mark.name(),
                mark.starred(),
                mark.note(),
                true,
                !tree.isEmpty() && pictured.test(tree));
        found.add(new Version(view, hash, tree));
    }

    private static VersionView later(VersionView v) {
        return new VersionView(
                v.version(),
                v.commit(),
                v.at(),
                v.words(),
                v.author(),
                v.operations(),
                v.sameAs(),
                v.checks(),
                v.passed(),
                v.name(),
                v.starred(),
                v.note(),
                false,
                v.picture());
    }
}
