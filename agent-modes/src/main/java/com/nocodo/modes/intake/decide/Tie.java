package com.nocodo.modes.intake.decide;

import com.nocodo.modes.spec.Origin;

/// A link in the making, held by one [Thing].
public final class Tie {
    public final Thing to;
    public final String label;
    public final boolean many;
    public boolean required;
    public boolean unique;
    public final Origin from;
    public String name = "";
    public String reverse = "";

    Tie(Thing to, String label, boolean many, boolean required, Origin from) {
        this.to = to;
        this.label = label;
        this.many = many;
        this.required = required;
        this.from = from;
    }
}
