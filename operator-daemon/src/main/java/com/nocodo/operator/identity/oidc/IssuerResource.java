package com.nocodo.operator.identity.oidc;

import com.nocodo.operator.identity.SessionContexts;
import com.nocodo.operator.server.Hosts;
import com.nocodo.protocol.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The way to the issuer and back.
@RestController
public class IssuerResource {
    private final ObjectProvider<IssuerSignIn> issuer;
    private final SessionContexts contexts;
    private final Hosts hosts;

    IssuerResource(ObjectProvider<IssuerSignIn> issuer, SessionContexts contexts, Hosts hosts) {
        this.issuer = issuer;
        this.contexts = contexts;
        this.hosts = hosts;
    }

    @GetMapping("/session/oidc")
    ResponseEntity<Void> begin(HttpServletRequest request, HttpServletResponse response) {
        if (!hosts.ui().equalsIgnoreCase(request.getHeader("Host"))) {
            return to(hosts.address() + "/session/oidc"); // the issuer sends people back there, where the cookie is
        }
        return to(signIn().begin(request, response).orElseGet(() -> refusal(Refused.DOWN)));
    }

    @GetMapping(Discovery.BACK)
    ResponseEntity<Void> back(HttpServletRequest request, HttpServletResponse response) {
        return switch (signIn().end(request)) {
            case IssuerSignIn.Back.In(var account) -> {
                contexts.begin(account, request, response);
                yield to("/");
            }
            case IssuerSignIn.Back.No(var why) -> to(refusal(why));
        };
    }

    private IssuerSignIn signIn() {
        var known = issuer.getIfAvailable();
        if (known == null) {
            throw Problem.notFound("No issuer is set up here; see NOCODO_OIDC_ISSUER in the reference.")
                    .toException();
        }
        return known;
    }

    private static String refusal(Refused why) {
        return "/sign-in?oidc=" + why.text();
    }

    private static ResponseEntity<Void> to(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .header("Cache-Control", "no-store")
                .build();
    }
}
