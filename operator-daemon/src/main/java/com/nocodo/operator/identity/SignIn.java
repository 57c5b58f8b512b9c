package com.nocodo.operator.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/// The ways in and out that are no page of their own.
@RestController
class SignIn {
    static final String LINK = "/session/link";

    private final SignInLinks links;
    private final SessionContexts contexts;
    private final Audit audit;

    SignIn(SignInLinks links, SessionContexts contexts, Audit audit) {
        this.links = links;
        this.contexts = contexts;
        this.audit = audit;
    }

    @GetMapping(LINK)
    ResponseEntity<Void> byLink(@RequestParam String token, HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("GET")) {
            return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).build(); // whoever only asks uses nothing up
        }
        return switch (links.redeem(token)) {
            case SignInLinks.Redeemed.In(var account) -> {
                contexts.begin(account, request, response);
                audit.note(account.id(), "signed_in", "by link");
                yield to("/");
            }
            case SignInLinks.Redeemed.Again(var first) -> to("/sign-in?link=used&at=" + encoded(first.toString()));
            case SignInLinks.Redeemed.Expired() -> to("/sign-in?link=expired");
            case SignInLinks.Redeemed.Unknown() -> to("/sign-in?link=unknown");
        };
    }

    @PostMapping("/session/end")
    ResponseEntity<Void> end(HttpServletRequest request, HttpServletResponse response) {
        contexts.end(request, response);
        // Drafts and looks that this origin keeps in the browser. "cookies" would take those of the applications, too.
        response.setHeader("Clear-Site-Data", "\"storage\"");
        return to("/sign-in");
    }

    private static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
