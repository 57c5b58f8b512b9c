package com.nocodo.operator.identity;

import com.nocodo.protocol.Problem;
import java.util.Arrays;
import java.util.Locale;

/// What a member of an operator may do; each may do what the ones after it may.
public enum Role {
    /// Everything, also inviting others.
    OWNER,
    /// Describe, build, change and remove applications.
    BUILDER,
    /// Look.
    VIEWER;

    public boolean includes(Role other) {
        return compareTo(other) <= 0;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("'%.20s' is no role; there are owner, builder and viewer.", text)
                        .toException());
    }
}
