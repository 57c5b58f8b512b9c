package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// How far a server is with a state that is sent to it, by its own word.
///
/// @param room free bytes on its disk
record SentState(Far far, long room) {
    enum Far {
        /// It has to be sent.
        MISSING,
        /// It was sent, and nothing was begun with it.
        HERE,
        BEGUN,
        /// It began, and what was sent for it is gone: it has to be sent again.
        LOST,
        /// It tells how that ended.
        ENDED
    }

    /// @throws com.nocodo.protocol.ProblemException where the server told something else
    static SentState of(Map<String, String> facts) {
        var said = facts.getOrDefault("state-sent", "");
        var room = facts.getOrDefault("state-room", "");
        return Arrays.stream(Far.values())
                .filter(far -> far.name().toLowerCase(Locale.ROOT).equals(said) && room.matches("[0-9]{1,18}"))
                .findFirst()
                .map(far -> new SentState(far, Long.parseLong(room)))
                .orElseThrow(() -> Problem.unavailable(
                                "The server was asked how far the restore is, and told nothing that makes sense. Try again.")
                        .toException());
    }
}
