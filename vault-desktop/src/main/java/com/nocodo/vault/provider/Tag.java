package com.nocodo.vault.provider;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// The mark of one operation of ours on everything that it makes at a provider: `nocodo-op-` and a UUID. After a crash,
/// what carries it is the truth.
public record Tag(String text) {
    private static final String PREFIX = "nocodo-op-";
    private static final String FORM = PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    public Tag {
        if (text.length() > 64 || !text.matches(FORM)) {
            throw new IllegalArgumentException(
                    "Not a mark of ours: '%.60s' (expected %s and a UUID)".formatted(text, PREFIX));
        }
    }

    public static Tag of(UUID operation) {
        return new Tag(PREFIX + operation);
    }

    /// The mark of ours among others' words, if one is there.
    public static Optional<Tag> in(Collection<String> words) {
        return words.stream()
                .filter(word -> word.length() <= 64 && word.matches(FORM))
                .map(Tag::new)
                .findFirst();
    }
}
