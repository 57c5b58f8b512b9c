package com.nocodo.vault.door;

import java.time.Instant;

/// @param shown enough of it to recognize: the part that is no secret
public record KeyView(String id, String provider, String name, String shown, Instant added) {}
