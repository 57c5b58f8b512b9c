package com.nocodo.operator.identity;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/// Signs in by address and password, a few times a quarter of an hour.
final class Passwords implements AuthenticationProvider {
    private final Accounts accounts;
    private final Attempts attempts;
    private final Audit audit;
    private final Semaphore hashing = new Semaphore(2);

    Passwords(Accounts accounts, Attempts attempts, Audit audit) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var email = String.valueOf(asked.getName());
        if (!attempts.begin(email)) {
            throw new LockedException("Too many attempts; try again later.");
        }
        var account = hashed(email, String.valueOf(asked.getCredentials()));
        if (account.isEmpty()) {
            audit.note(null, "sign_in_failed", "by password");
            throw new BadCredentialsException("Address or password are wrong.");
        }
        attempts.succeeded(email);
        audit.note(account.get().id(), "signed_in", "by password");
        return SessionContexts.authentication(account.get());
    }

    /// Each hash takes some memory, so only a few are made at once.
    private Optional<Account> hashed(String email, String password) {
        hashing.acquireUninterruptibly();
        try {
            return accounts.find(email, password);
        } finally {
            hashing.release();
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
