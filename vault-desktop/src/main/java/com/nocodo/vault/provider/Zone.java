package com.nocodo.vault.provider;

/// One of a provider's places, by the provider's own name: `fr-par-1`, `fsn1`.
public record Zone(String text) implements Comparable<Zone> {

    public Zone {
        // It becomes a part of addresses.
        if (text.length() > 32 || !text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("Not a zone: '%.40s' (expected e.g. fr-par-1)".formatted(text));
        }
    }

    @Override
    public int compareTo(Zone other) {
        return text.compareTo(other.text);
    }
}
