package com.nocodo.operator.identity;

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

    Passwords(Accounts accounts, Attempts attempts, Audit audit) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var email = String.valueOf(asked.getName());
        if (!attempts.allow(email)) {
            throw new LockedException("Too many attempts; try again later.");
        }
        var account = accounts.find(email, String.valueOf(asked.getCredentials()));
        if (account.isEmpty()) {
            attempts.failed(email);
            audit.note(null, "sign_in_failed", "by password");
            throw new BadCredentialsException("Address or password are wrong.");
        }
        return SessionContexts.authentication(account.get());
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
