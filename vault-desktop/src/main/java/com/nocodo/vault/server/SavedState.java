package com.nocodo.vault.server;

import com.nocodo.protocol.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// An operator's state as one archive, by the word of the server that made it. It is believed nothing that does not
/// look like that.
///
/// @param sum SHA-256 of the archive, 64 hexadecimal digits
/// @param version of the operator that it is of
/// @param projects how many there are
/// @param older which project is in it as it was before what was being done to it, and why; empty where none is
public record SavedState(String sum, long bytes, String version, int projects, String older) {
    /// The fact that the file has its name, which only the step that brings it may tell.
    static final String FETCHED = "sealed-bytes";

    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BYTES = Pattern.compile("[1-9][0-9]{0,14}");
    private static final Pattern VERSION = Pattern.compile("[0-9][0-9.]{0,30}(-[A-Z]{1,20})?");
    private static final Pattern FILE = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*){1,10}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
    private static final int LONGEST_WORDS = 300;

    public SavedState {
        if (!SUM.matcher(sum).matches()
                || bytes < 1
                || !VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("Not a saved state of an operator");
        }
    }

    /// What a run with these entries brought; nothing where the file is not there yet.
    public static Optional<SavedState> pulled(List<RunEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.step().equals(Pulling.FETCH) && entry.state() == RunEntry.State.DONE)
                .filter(entry -> entry.facts().containsKey(FETCHED))
                .findFirst()
                .map(entry -> of(Facts.of(entries).all()));
    }

    /// Of what the server told, what a saved state is: of its other words none is kept.
    ///
    /// @throws com.nocodo.protocol.ProblemException where it told something else
    static Map<String, String> checked(Map<String, String> told) {
        var state = of(told);
        return Map.of(
                "state-sum", state.sum(),
                "state-bytes", Long.toString(state.bytes()),
                "state-version", state.version(),
                "state-projects", Integer.toString(state.projects()),
                "state-older", state.older(),
                "state-file", file(told));
    }

    /// @throws com.nocodo.protocol.ProblemException where the server told something else
    static SavedState of(Map<String, String> facts) {
        return new SavedState(
                fact(facts, "state-sum", SUM),
                Long.parseLong(fact(facts, "state-bytes", BYTES)),
                fact(facts, "state-version", VERSION),
                Integer.parseInt(fact(facts, "state-projects", COUNT)),
                shown(facts.getOrDefault("state-older", "")));
    }

    /// Where the archive lies on the server.
    static String file(Map<String, String> facts) {
        return fact(facts, "state-file", FILE);
    }

    private static String fact(Map<String, String> facts, String name, Pattern pattern) {
        var value = facts.getOrDefault(name, "");
        if (!pattern.matcher(value).matches()) {
            throw Problem.unavailable(
                            "The server saved the operator's state, but told no %s that makes sense ('%.40s')."
                                    + " Nothing was taken.",
                            name, shown(value))
                    .toException();
        }
        return value;
    }

    /// A terminal, or a page, may show it.
    static String shown(String text) {
        var plain = text.replaceAll("[^\\p{L}\\p{N} .,:;()_-]", "");
        return plain.length() > LONGEST_WORDS ? plain.substring(0, LONGEST_WORDS) : plain;
    }
}
