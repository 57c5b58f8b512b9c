package com.nocodo.vault.door;

import java.util.Map;

/// @param provider `scaleway`, `hetzner`, `digitalocean`
/// @param name what the person calls it
/// @param fields by name, as the provider's form asks for them
public record KeyForm(String provider, String name, Map<String, String> fields) {
    @Override
    public String toString() {
        return "KeyForm[%s, %s, ***]".formatted(provider, name);
    }
}
