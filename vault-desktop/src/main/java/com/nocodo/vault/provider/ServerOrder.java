package com.nocodo.vault.provider;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One server as the person agreed to it; the same at every try.
///
/// @param diskGigabytes for providers where the disk is ordered apart
/// @param ports reachable from everywhere by TCP
/// @param sshKey a public key, for providers that would mail a password of root otherwise
/// @param agreedPerHour what the person saw as the size's price; null where no price was known
public record ServerOrder(
        Tag tag,
        Zone zone,
        String size,
        Image image,
        int diskGigabytes,
        String name,
        List<Integer> ports,
        UserData userData,
        String sshKey,
        @Nullable BigDecimal agreedPerHour) {

    public ServerOrder {
        ports = List.copyOf(ports);
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "Not a server's name: '%.70s' (small letters, digits and -, at most 63)".formatted(name));
        }
        if (!isSize(size)) {
            throw new IllegalArgumentException("Not a size: '%.70s' (expected e.g. DEV1-L)".formatted(size));
        }
        if (!isDisk(diskGigabytes)) {
            throw new IllegalArgumentException("A disk has 10 to 10000 GB, not %d".formatted(diskGigabytes));
        }
        if (ports.isEmpty() || ports.stream().anyMatch(port -> port < 1 || port > 65_535)) {
            throw new IllegalArgumentException("Ports are 1 to 65535 and at least one: %s".formatted(ports));
        }
        if (!sshKey.matches("ssh-ed25519 [A-Za-z0-9+/]{68}")) {
            throw new IllegalArgumentException("Not a public key: expected 'ssh-ed25519 AAAA…' without a comment");
        }
    }

    /// It reaches addresses, host names and the server's own files: nothing is quoted, so nothing may need it.
    public static boolean isName(String text) {
        return text.length() <= 63 && text.matches("[a-z]([a-z0-9-]*[a-z0-9])?");
    }

    public static boolean isDisk(int gigabytes) {
        return gigabytes >= 10 && gigabytes <= 10_000;
    }

    static boolean isSize(String text) {
        return text.length() <= 64 && text.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    /// The ordered size, if it can be had now for no more than was agreed.
    public Size stillOffered(Catalogue now, String provider) {
        var found = now.find(size)
                .filter(offered -> offered.stock() != Size.Stock.SOLD_OUT)
                .orElseThrow(() -> new Trouble.SoldOut("%s has no %s left in %s. Choose another size or zone."
                                .formatted(provider, size, zone.text()))
                        .toException());
        if (agreedPerHour != null
                && found.price() instanceof Price.Known known
                && known.perHour().compareTo(agreedPerHour) > 0) {
            throw new Trouble.TooDear(
                            "%s now costs %s %s an hour, more than the %s that you agreed to. Look at the price"
                                            .formatted(
                                                    size,
                                                    known.perHour().toPlainString(),
                                                    known.currency(),
                                                    agreedPerHour)
                                    + " and agree again, or choose another size.")
                    .toException();
        }
        return found;
    }
}
