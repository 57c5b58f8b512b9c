package com.nocodo.operator.check;

import java.util.Locale;

/// How a check ended. A check whose tool cannot be had did not run; that is never a pass.
public enum Verdict {
    PASS,
    FAIL,
    NOT_RUN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
