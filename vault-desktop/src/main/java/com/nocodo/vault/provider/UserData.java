package com.nocodo.vault.provider;

import java.nio.charset.StandardCharsets;

/// What a new server reads at its first boot. It holds the private half of the first host key, so it is never shown.
public record UserData(String text) {
    private static final int LIMIT = 32 * 1024; // the least that the three providers take (Hetzner)

    public UserData {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LIMIT || !text.startsWith("#cloud-config\n")) {
            throw new IllegalArgumentException(
                    "User data starts with a line '#cloud-config' and has at most %d bytes (this: %d)"
                            .formatted(LIMIT, bytes));
        }
    }

    @Override
    public String toString() {
        return "UserData[***]";
    }
}
