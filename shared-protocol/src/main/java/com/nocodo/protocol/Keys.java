package com.nocodo.protocol;

/// Names of requests, which the client makes up. Who is not sure whether a request arrived sends it again, with the
/// same key: the second time answers what the first did, and does nothing. Another request under it is a `conflict`.
public final class Keys {
    /// The field that a `conflict` has an error of where nobody knows whether a request under its key was done. It has
    /// a dot, as no field of an application has.
    public static final String IN_DOUBT = "request.key";

    private Keys() {}

    /// Refuses what is not 1 to 64 of `A-Z a-z 0-9 _ -`.
    ///
    /// @param named what the key names, for the sentence
    public static void check(String key, String named) {
        if (key.length() > 64 || !key.matches("[A-Za-z0-9_-]+")) {
            throw Problem.invalid(
                            "'%.20s' cannot be the key of %s: it is 1 to 64 letters, digits, _ or -",
                            Readable.of(key), named)
                    .toException();
        }
    }
}
