package com.nocodo.vault.holder;

import com.nocodo.vault.safe.Kind;
import java.util.Map;

/// A key to a cloud, as it is kept.
///
/// @param fields by name, secret ones too
record ProviderKey(String provider, Map<String, String> fields) {
    static final Kind<ProviderKey> KIND = Kind.of("provider-key", ProviderKey.class);

    @Override
    public String toString() {
        return "ProviderKey[%s, ***]".formatted(provider);
    }
}
