package com.nocodo.vault.server;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A server as it was ordered, the same at every try.
///
/// @param boot seed of the host key that it boots with, and so on
/// @param vault seed of the key that the vault proves itself with to the operator
/// @param pairing what makes the two known to each other once; empty when they are
/// @param port where the operator answers, on its loopback and on this computer's
public record Wanted(
        String tag,
        String zone,
        String size,
        String image,
        int diskGigabytes,
        String name,
        @Nullable BigDecimal agreedPerHour,
        byte[] boot,
        byte[] admin,
        byte[] bridge,
        byte[] vault,
        byte[] pairing,
        int port) {

    /// The secret is dead.
    public Wanted paired() {
        return new Wanted(
                tag,
                zone,
                size,
                image,
                diskGigabytes,
                name,
                agreedPerHour,
                boot,
                admin,
                bridge,
                vault,
                new byte[0],
                port);
    }

    /// Its keys were changed.
    public Wanted opened(AccessKeys next) {
        return new Wanted(
                tag,
                zone,
                size,
                image,
                diskGigabytes,
                name,
                agreedPerHour,
                boot,
                next.admin(),
                next.bridge(),
                next.vault(),
                pairing,
                port);
    }

    public AccessKeys keys() {
        return new AccessKeys(admin, bridge, vault);
    }

    @Override
    public String toString() {
        return "Wanted[%s]".formatted(name);
    }
}
