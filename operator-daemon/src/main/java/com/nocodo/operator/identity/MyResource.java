package com.nocodo.operator.identity;

import com.nocodo.protocol.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "me", description = "Who is signed in, by which browsers and tokens")
class MyResource {
    private final Accounts accounts;
    private final Sessions sessions;
    private final ApiTokens tokens;

    MyResource(Accounts accounts, Sessions sessions, ApiTokens tokens) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /// @param role `owner`, `builder` or `viewer`
    record MeView(String id, @Nullable String email, String name, String role) {}

    record SessionView(String id, String agent, Instant madeAt, Instant seenAt) {}

    record NewPassword(String email, String password) {}

    /// @param scope `read` or `write`
    record NewToken(String name, String scope, int days) {}

    private static Account account(Authentication who) {
        return (Account) Objects.requireNonNull(who.getPrincipal());
    }

    @GetMapping
    @Operation(summary = "The account that asks")
    MeView me(Authentication who) {
        var account = account(who);
        return new MeView(
                account.id(), account.email(), account.name(), account.role().text());
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign in by this address and password from now on")
    void password(@RequestBody NewPassword wanted, Authentication who) {
        accounts.setPassword(account(who), wanted.email(), wanted.password());
    }

    @GetMapping("/sessions")
    @Operation(summary = "The browsers that are signed in")
    List<SessionView> sessions(Authentication who) {
        return sessions.of(account(who)).stream()
                .map(one -> new SessionView(one.id(), one.agent(), one.madeAt(), one.seenAt()))
                .toList();
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign a browser out")
    void endSession(@PathVariable String id, Authentication who) {
        if (!sessions.end(account(who), id)) {
            throw Problem.notFound("There is no session %.60s.", id).toException();
        }
    }

    @GetMapping("/tokens")
    @Operation(summary = "The tokens, without their secrets")
    List<ApiTokens.ApiToken> tokens(Authentication who) {
        return tokens.of(account(who));
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a token; its secret is shown this once")
    ApiTokens.Made makeToken(@RequestBody NewToken wanted, Authentication who) {
        return tokens.make(account(who), wanted.name(), wanted.scope(), wanted.days());
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make a token void")
    void revokeToken(@PathVariable String id, Authentication who) {
        if (!tokens.revoke(account(who), id)) {
            throw Problem.notFound("There is no token %.60s.", id).toException();
        }
    }
}
