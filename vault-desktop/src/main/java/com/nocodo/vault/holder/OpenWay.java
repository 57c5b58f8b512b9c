package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import java.time.Instant;

/// A way in that is open, and opens again after a lock; its id is the server's.
///
/// @param until when that ends
/// @param place the server's name and the port, for the server may be forgotten meanwhile
record OpenWay(Instant until, String place) {
    static final Kind<OpenWay> KIND = Kind.of("open-way", OpenWay.class);
}
