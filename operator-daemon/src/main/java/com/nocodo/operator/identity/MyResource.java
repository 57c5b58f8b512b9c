package com.nocodo.operator.identity;

import com.nocodo.protocol.AccountApi;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
@RequestMapping(path = "/api/v1/me", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "me", description = "Who asks, by which browsers and tokens")
class MyResource {
    private final Members members;

    MyResource(Members members) {
        this.members = members;
    }

    record NewPassword(
            @Schema(minLength = 3, maxLength = 200) String email,
            @Schema(minLength = 10, maxLength = 200) String password) {}

    record NewName(@Schema(minLength = 1, maxLength = 100) String name) {}

    @GetMapping
    @Operation(summary = "The account that asks")
    AccountApi.AccountView me(Principal who) {
        return members.of(who).me();
    }

    @PutMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign in by this address and password from now on")
    void password(@RequestBody NewPassword wanted, Principal who) {
        members.of(who).setPassword(wanted.email(), wanted.password());
    }

    @GetMapping("/sessions")
    @Operation(summary = "The browsers that are signed in")
    List<AccountApi.SessionView> sessions(Principal who) {
        return members.of(who).sessions();
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign a browser out")
    void endSession(@PathVariable String id, Principal who) {
        members.of(who).endSession(id);
    }

    @GetMapping("/tokens")
    @Operation(summary = "The tokens, without their secrets")
    List<AccountApi.TokenView> tokens(Principal who) {
        return members.of(who).tokens();
    }

    @PostMapping(path = "/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a token; its secret is shown this once")
    AccountApi.MadeToken makeToken(@RequestBody NewToken wanted, Principal who) {
        return members.of(who).makeToken(wanted.name(), wanted.scope(), wanted.days(), wanted.key());
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make a token void")
    void revokeToken(@PathVariable String id, Principal who) {
        members.of(who).revokeToken(id);
    }

    @GetMapping("/passkeys")
    @Operation(summary = "The passkeys; a browser adds them, in the web app's settings")
    List<AccountApi.PasskeyView> passkeys(Principal who) {
        return members.of(who).passkeys();
    }

    @PutMapping(path = "/passkeys/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Call a passkey otherwise")
    void renamePasskey(@PathVariable String id, @RequestBody NewName wanted, Principal who) {
        members.of(who).renamePasskey(id, wanted.name());
    }

    @DeleteMapping("/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign in by a passkey no longer")
    void removePasskey(@PathVariable String id, Principal who) {
        members.of(who).removePasskey(id);
    }
}
