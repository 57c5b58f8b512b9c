package com.nocodo.vault.provider.hetzner;

import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.http.Answer;
import com.nocodo.vault.provider.http.Errors;
import java.time.Duration;
import java.util.Optional;

/// Hetzner's errors in sentences: `{"error":{"code","message","details"}}`.
final class HetznerErrors implements Errors {

    @Override
    public Optional<Trouble> read(Answer answer) {
        var what = answer.ask().what();
        try {
            var error = answer.json().at("error");
            var said = error.text("message").replaceAll("\\p{Cntrl}", " ");
            var known = known(error.text("code"), what, said.length() > 200 ? said.substring(0, 200) + "…" : said);
            return known.isPresent() ? known : byStatus(answer.status(), what);
        } catch (CloudTrouble noJson) {
            return byStatus(answer.status(), what); // the body says nothing that we can read
        }
    }

    private static Optional<Trouble> known(String code, String what, String said) {
        return Optional.ofNullable(
                switch (code) {
                    case "unauthorized" -> keyRefused();
                    case "token_readonly" ->
                        new Trouble.NotAllowed(("The API token may only read, so it cannot %s."
                                        + " Create one with 'Read & Write' in Hetzner's console.")
                                .formatted(what));
                    case "forbidden" -> notAllowed(what);
                    case "resource_limit_exceeded" ->
                        new Trouble.LimitReached(
                                ("This Hetzner project may have no more of them, so it cannot %s. Remove something, or ask"
                                                + " Hetzner for a higher limit.")
                                        .formatted(what));
                    case "resource_unavailable", "placement_error" ->
                        new Trouble.SoldOut(
                                "Hetzner has none of these left there, so it cannot %s. Choose another size or place."
                                        .formatted(what));
                    case "locked", "conflict", "resource_in_use", "maintenance" -> busy(what);
                    case "uniqueness_error" ->
                        new Trouble.Refused(
                                ("Hetzner will not %s: something of the same name or the same key is there already. Choose"
                                                + " another name.")
                                        .formatted(what));
                    case "protected" ->
                        new Trouble.Refused(
                                "Hetzner will not %s: it is protected. Take the protection off in the console, then try again."
                                        .formatted(what));
                    case "not_found" -> gone(what);
                    case "invalid_input", "json_error", "unsupported_error" ->
                        new Trouble.Refused("Hetzner will not %s: %s.".formatted(what, said));
                    default -> null;
                });
    }

    private static Optional<Trouble> byStatus(int status, String what) {
        return Optional.ofNullable(
                switch (status) {
                    case 401 -> keyRefused();
                    case 403 -> notAllowed(what);
                    case 404, 410 -> gone(what);
                    case 409, 423 -> busy(what);
                    default -> null;
                });
    }

    private static Trouble keyRefused() {
        return new Trouble.KeyRefused(
                "Hetzner refuses the API token. Check it, or create a new one in the project's Security page.");
    }

    private static Trouble notAllowed(String what) {
        return new Trouble.NotAllowed(
                "The API token may not %s. Create one with 'Read & Write' in Hetzner's console.".formatted(what));
    }

    private static Trouble gone(String what) {
        return new Trouble.Gone("Hetzner could not %s: it does not exist (any more).".formatted(what));
    }

    private static Trouble busy(String what) {
        return new Trouble.Busy(
                "Hetzner cannot %s while something else is going on with it. It goes on in a moment.".formatted(what),
                Duration.ofSeconds(5));
    }
}
