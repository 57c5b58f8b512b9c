package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import java.time.Instant;

/// A way in that is open, and opens again after a lock; its id is the server's.
///
/// @param until when that ends
record OpenWay(Instant until) {
    static final Kind<OpenWay> KIND = Kind.of("open-way", OpenWay.class);
}
