package com.nocodo.vault.work;

import java.util.Map;

/// A provider and the key to it.
///
/// @param provider `scaleway`, `hetzner`, `digitalocean`
/// @param fields of the key by name, secret ones too
public record Access(String provider, Map<String, String> fields) {
    @Override
    public String toString() {
        return "Access[%s, ***]".formatted(provider);
    }
}
