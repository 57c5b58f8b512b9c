package com.nocodo.vault.provider.fake;

/// What can go wrong with one call.
public enum Fault {
    /// 429 before anything happened, with an empty body and no Retry-After, as recorded.
    TOO_MANY,
    /// 503 before anything happened.
    UNAVAILABLE,
    /// The line is dropped before anything happened.
    DROPPED,
    /// It happened, then 502 with a page of HTML.
    BAD_GATEWAY,
    /// It happened, then the line is dropped.
    LOST,
    /// It happened, and the answer ends in its middle.
    CUT_OFF,
    /// It happened, and the answer comes after the client has given up.
    SLOW,
    /// It happened, and the answer arrives twice.
    TWICE,
    /// It happened, and the answer is no JSON.
    GARBAGE,
    /// It happened, and the answer is JSON without anything in it.
    HOLLOW,
    /// It happened, and the answer never ends.
    HUGE,
    /// Nothing happened: the answer points to another place.
    REDIRECT,
    /// The provider's own refusals: nothing happened.
    UNAUTHORIZED,
    DENIED,
    TRANSIENT,
    SOLD_OUT,
    QUOTA;

    boolean isRefusal() {
        return ordinal() >= UNAUTHORIZED.ordinal();
    }
}
