package com.nocodo.vault.door;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to do after a computer with a copy of this vault was lost.
///
/// @param begun null where nobody said that one was
/// @param exposed what was in the vault, in words
public record StolenView(@Nullable Instant begun, List<String> exposed, List<TaskView> tasks) {
    public StolenView {
        exposed = List.copyOf(exposed);
        tasks = List.copyOf(tasks);
    }

    /// @param server whose keys are to be changed; null where it is about something else
    /// @param link where the person does it; empty where that is here
    /// @param byHand whether only the person knows that it is done
    /// @param trouble why it is not done yet; empty where nothing went wrong
    public record TaskView(
            String id,
            String what,
            State state,
            @Nullable String server,
            String link,
            boolean byHand,
            String trouble) {}

    public enum State {
        OPEN,
        WORKING,
        DONE
    }

    public boolean allDone() {
        return tasks.stream().allMatch(task -> task.state() == State.DONE);
    }
}
