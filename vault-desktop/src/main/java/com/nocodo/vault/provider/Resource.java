package com.nocodo.vault.provider;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing of ours at a provider.
///
/// @param tag null on a disk that came with a server of ours and is not marked yet
/// @param address of a server or of an address; null while it has none
public record Resource(
        Kind kind,
        Zone zone,
        String id,
        @Nullable Tag tag,
        String name,
        String state,
        @Nullable String address) {

    /// In this order they can be removed: each is in use by the one before.
    public static final Comparator<Resource> REMOVAL =
            Comparator.comparing(Resource::kind).thenComparing(Resource::zone).thenComparing(Resource::id);

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    public enum Kind {
        SERVER,
        DISK,
        ADDRESS,
        FIREWALL,
        SSH_KEY,
        MARK
    }

    /// We will open a connection to it, so it is a plain IPv4 address or nothing.
    public static boolean isIpv4(String text) {
        return text.matches("(" + BYTE + "\\.){3}" + BYTE);
    }

    /// Refuses to remove what carries another mark than the one that was listed.
    ///
    /// @param there its mark now
    public void checkStillOurs(@Nullable Tag there, String provider) {
        if (tag == null || !tag.equals(there)) {
            throw new Trouble.Refused(
                            ("The %s %s does not carry our mark (any more), so it is left alone. If it is yours,"
                                            + " remove it in %s's console.")
                                    .formatted(kind.name().toLowerCase(Locale.ROOT), id, provider))
                    .toException();
        }
    }
}
