package com.nocodo.modes.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The states of an entity (values of its enum field `field`) and the moves between them that are allowed.
public record Workflow(
        String field,
        String initial,
        List<Move> moves,
        @Nullable Origin from) {

    public Workflow {
        moves = Lists.copy(moves);
    }

    /// One allowed move; no roles means whoever may update the record.
    public record Move(String from, String to, List<String> roles) {
        public Move {
            roles = Lists.copy(roles);
        }
    }
}
