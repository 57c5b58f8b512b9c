package com.nocodo.operator.identity;

/// Who asks; what is said and queued carries the name.
public record Caller(String name) {

    public Caller {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A caller needs a name");
        }
    }

    /// Whoever uses this machine's account that the operator runs under.
    public static Caller local() {
        var user = System.getProperty("user.name", "");
        return new Caller(user.isBlank() ? "local" : user);
    }
}
