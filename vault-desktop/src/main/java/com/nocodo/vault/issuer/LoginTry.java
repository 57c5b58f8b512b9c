package com.nocodo.vault.issuer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One person's login while it goes on, and why it came to nothing.
public final class LoginTry {
    private final String page;
    private volatile @Nullable Refused refused;

    /// @param page of ours, to which it leads in the end
    public LoginTry(String page) {
        this.page = page;
    }

    public String page() {
        return page;
    }

    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    public void refuse(Refused why) {
        refused = why;
    }
}
