package com.nocodo.operator.identity.oidc;

import java.util.Locale;

/// Why somebody who comes from the issuer is not let in. The page to sign in has a sentence for each.
enum Refused {
    /// No account has the address, as an owner has said it.
    NOT_INVITED,
    /// The issuer does not say that the address is the person's.
    UNVERIFIED,
    /// The issuer says no address.
    NO_ADDRESS,
    /// The account of that address belongs to another person of the issuer.
    TAKEN,
    /// The issuer cannot be reached.
    DOWN,
    /// The issuer knows this operator not, or by another secret.
    MISCONFIGURED,
    /// What came back was not asked for by this browser, or before a restart, or too long ago; or the browser keeps no
    /// cookie that is ours alone.
    LOST,
    /// Too many were refused lately.
    TOO_MANY,
    /// The person, or the issuer, has said no.
    CANCELLED,
    /// What the issuer has said does not hold.
    UNTRUSTED;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
