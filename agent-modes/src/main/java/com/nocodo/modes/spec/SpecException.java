package com.nocodo.modes.spec;

import java.util.List;

/// A spec, or an operation on one, that is not valid: one sentence for each thing that is wrong.
public final class SpecException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final List<String> problems;

    public SpecException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public SpecException(String problem) {
        this(List.of(problem));
    }

    public List<String> problems() {
        return problems;
    }
}
