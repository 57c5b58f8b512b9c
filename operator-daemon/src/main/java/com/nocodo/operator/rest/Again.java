package com.nocodo.operator.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A body that may be sent again. What a creator takes has to be there; what is set, as the key, may be missing.
class Again {
    static final String KEY = "^[A-Za-z0-9_-]{1,64}$";
    static final String ONCE = "Names the request; made up by the client, and used again when it is sent again";

    @JsonProperty
    @Nullable
    String key;
}
