package com.nocodo.protocol;

import com.nocodo.protocol.HistoryApi.EvidenceView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project's plans: what each task asks, what became of it, and what people say about it.
public interface PlanApi {

    /// The most plans that are listed.
    int MOST_PLANS = 50;

    /// The most comments that one task has.
    int MOST_COMMENTS = 200;

    /// One plan.
    ///
    /// @param epic numbers it; its tasks' ids are unique within it
    record PlanView(long epic, String title, Instant at, List<TaskView> tasks) {
        public PlanView {
            tasks = List.copyOf(tasks);
        }
    }

    /// One step of a task through its states.
    ///
    /// @param from empty where it was made
    /// @param actor as in [ProjectEvent.TaskMoved]
    record MoveView(Instant at, String from, String to, String actor, String reason) {}

    /// What somebody said about a task.
    ///
    /// @param id numbers the comments of the project
    /// @param reached `waits`: it goes to whoever carries the task out, when that begins; `went`: it did;
    ///     `late`: the task was over before. To be given a comment is not to obey it: a `template` writes what
    ///     the description says, and reads none.
    /// @param message the message that it was said to the project as; null where nobody asked for that
    /// @param change what became of that message
    record CommentView(
            long id,
            String author,
            Instant at,
            String text,
            String reached,
            @Nullable Long message,
            @Nullable JobView change) {}

    /// One task, with everything that is known of it.
    ///
    /// @param part which part of the application it makes: `spec`, `tooling`, `database`, `backend`, `records`,
    ///     `rules`, `reports`, `frontend`, `screens` or `tests`
    /// @param words what was said that led to its plan; null where nothing was, as for an edited spec
    /// @param needs ids of the tasks that are done before
    /// @param paths which files it may write, as glob patterns
    /// @param attempts how often it was begun
    /// @param moves oldest first
    /// @param checks of the whole application, those that look at what this task makes, as they ended for its plan
    /// @param comments oldest first
    record TaskDetailView(
            long epic,
            TaskView task,
            String part,
            @Nullable String words,
            List<String> needs,
            List<String> paths,
            int attempts,
            List<MoveView> moves,
            List<EvidenceView> checks,
            List<CommentView> comments) {
        public TaskDetailView {
            needs = List.copyOf(needs);
            paths = List.copyOf(paths);
            moves = List.copyOf(moves);
            checks = List.copyOf(checks);
            comments = List.copyOf(comments);
        }
    }

    /// Newest first.
    List<PlanView> all();

    /// @param task as `T-3`
    TaskDetailView task(long epic, String task);

    /// Says something about a task; it is durable when this returns. The same key again does nothing.
    CommentView comment(long epic, String task, Remark remark);

    /// Says a comment on a task that is over to the project, as a change in words. Once: asked again, it is the same
    /// change.
    CommentView askFor(long epic, String task, long comment);
}
