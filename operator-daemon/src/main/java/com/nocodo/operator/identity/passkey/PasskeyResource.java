package com.nocodo.operator.identity.passkey;

import com.nocodo.operator.identity.Account;
import com.nocodo.operator.identity.Members;
import com.nocodo.operator.identity.SessionContexts;
import com.nocodo.operator.server.Hosts;
import com.nocodo.operator.server.Refusal;
import com.nocodo.protocol.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the script of our pages asks for and answers; both speak as the standard's JSON.
@RestController
@RequestMapping(path = "/session/passkey")
public class PasskeyResource {
    private static final int LONGEST = 64 * 1024;
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final Passkeys passkeys;
    private final Members members;
    private final SessionContexts contexts;
    private final Hosts hosts;

    PasskeyResource(Passkeys passkeys, Members members, SessionContexts contexts, Hosts hosts) {
        this.passkeys = passkeys;
        this.members = members;
        this.contexts = contexts;
        this.hosts = hosts;
    }

    @PostMapping(path = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    String options(HttpServletRequest request) {
        refuseElsewhere(request);
        return JSON.writeValueAsString(passkeys.askToComeIn());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    void comeIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuseElsewhere(request);
        switch (passkeys.comeIn(
                read(request, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {}))) {
            case Passkeys.Judged.In(var account) -> {
                contexts.begin(account, request, response);
                response.setStatus(204);
            }
            case Passkeys.Judged.Refused(var sentence) -> Refusal.send(response, 401, "Unauthorized", sentence);
            case Passkeys.Judged.TooMany() ->
                Refusal.send(
                        response,
                        429,
                        "Too Many Requests",
                        "Too many attempts failed. Wait a quarter of an hour, or come in another way.");
        }
    }

    @PostMapping(path = "/new/options", produces = MediaType.APPLICATION_JSON_VALUE)
    String newOptions(@Nullable Authentication who, HttpServletRequest request) {
        refuseElsewhere(request);
        var account = members.fresh(who);
        return JSON.writeValueAsString(passkeys.askToAdd(Objects.requireNonNull(who), account, session(account)));
    }

    @PostMapping(path = "/new", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    void add(@RequestParam String name, @Nullable Authentication who, HttpServletRequest request) throws IOException {
        refuseElsewhere(request);
        var account = members.fresh(who);
        passkeys.add(
                account,
                session(account),
                name,
                read(request, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {}));
    }

    private static String session(Account account) {
        return Objects.requireNonNull(account.session(), "a fresh sign-in is a browser's");
    }

    /// An address is no host that a passkey can be for.
    private void refuseElsewhere(HttpServletRequest request) {
        if (!hosts.ui().equalsIgnoreCase(request.getHeader("Host"))) {
            throw Problem.conflict("Passkeys are good at %s only.", hosts.address())
                    .toException();
        }
    }

    private static <T extends AuthenticatorResponse> PublicKeyCredential<T> read(
            HttpServletRequest request, TypeReference<PublicKeyCredential<T>> type) throws IOException {
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw Problem.invalid("This is too long for the answer of a device.")
                    .toException();
        }
        try {
            var answer = JSON.readValue(body, type);
            if (answer.getRawId() != null && isWhole(answer.getResponse())) {
                return answer;
            }
        } catch (JacksonException | IllegalArgumentException e) {
            // Told below.
        }
        throw Problem.invalid("This is not the answer of a device.").toException();
    }

    /// The reader leaves out what is not there.
    private static boolean isWhole(@Nullable AuthenticatorResponse said) {
        return said != null
                && said.getClientDataJSON() != null
                && switch (said) {
                    case AuthenticatorAttestationResponse made -> made.getAttestationObject() != null;
                    case AuthenticatorAssertionResponse signed ->
                        signed.getAuthenticatorData() != null && signed.getSignature() != null;
                    default -> false;
                };
    }
}
