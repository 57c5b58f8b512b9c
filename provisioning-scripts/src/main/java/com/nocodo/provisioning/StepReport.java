package com.nocodo.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one run of a step said, once it is over.
///
/// @param done whether it came to its end; if not, and nothing failed, a program in it
///     did, or the connection was lost on the way; running it again is right in both cases
public record StepReport(List<String> changed, List<OutputLine.Fact> facts, Optional<String> failed, boolean done) {

    /// A step says a few dozen lines. More than this is not a step of ours.
    private static final int MOST = 10_000;

    public StepReport {
        changed = List.copyOf(changed);
        facts = List.copyOf(facts);
    }

    public static StepReport of(Step step, List<String> lines) {
        if (lines.size() > MOST) {
            throw new IllegalArgumentException("The step %s said %d lines; this server does not run our scripts"
                    .formatted(step.id(), lines.size()));
        }
        var changed = new ArrayList<String>();
        var facts = new ArrayList<OutputLine.Fact>();
        Optional<String> failed = Optional.empty();
        boolean done = false;
        for (var line : lines) {
            switch (OutputLine.read(line)) {
                case OutputLine.Changed(var what) -> changed.add(what);
                case OutputLine.Fact fact -> facts.add(fact);
                case OutputLine.Failed(var why) -> failed = Optional.of(why);
                case OutputLine.Done(var id) -> done = id.equals(step.id());
                case OutputLine.Doing(var _) -> {}
                case OutputLine.Other(var _) -> {}
            }
        }
        return new StepReport(changed, facts, failed, done && failed.isEmpty());
    }

    /// The value of a fact that is told once.
    public Optional<String> fact(String name) {
        return facts.stream()
                .filter(fact -> fact.name().equals(name))
                .map(OutputLine.Fact::value)
                .findFirst();
    }
}
