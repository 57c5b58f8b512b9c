package com.nocodo.modes.intake.catalogue;

import java.util.Locale;

/// What sort of thing an entity is, whatever the trade.
public enum Archetype {
    PARTY,
    ASSET,
    PLACE,
    STOCK_ITEM,
    MOVEMENT,
    EVENT,
    APPOINTMENT,
    LOAN,
    MEMBERSHIP,
    CERTIFICATE,
    DOCUMENT,
    LINE,
    PAYMENT,
    TASK,
    LOOKUP;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Notes down something that happened between other things, and so needs links to them.
    public boolean deed() {
        return switch (this) {
            case EVENT, APPOINTMENT, LOAN, MEMBERSHIP, DOCUMENT, TASK, PAYMENT, MOVEMENT, CERTIFICATE -> true;
            case PARTY, ASSET, PLACE, STOCK_ITEM, LINE, LOOKUP -> false;
        };
    }

    /// Takes a stretch of time, so that two of them may clash.
    public boolean timed() {
        return this == APPOINTMENT || this == LOAN || this == EVENT || this == TASK;
    }
}
