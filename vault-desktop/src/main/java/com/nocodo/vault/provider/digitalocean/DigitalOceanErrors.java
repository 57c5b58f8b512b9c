package com.nocodo.vault.provider.digitalocean;

import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.http.Answer;
import com.nocodo.vault.provider.http.Errors;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// DigitalOcean's errors in sentences: `{"id","message","request_id"}`, where what matters is often only in the
/// message.
final class DigitalOceanErrors implements Errors {

    @Override
    public Optional<Trouble> read(Answer answer) {
        var what = answer.ask().what();
        var said = said(answer);
        return Optional.ofNullable(
                switch (answer.status()) {
                    case 401 ->
                        new Trouble.KeyRefused(
                                "DigitalOcean refuses the API token. Check it, or create a new one under API.");
                    case 403 ->
                        new Trouble.NotAllowed(
                                ("The API token may not %s. Create one with the scopes droplet, firewall, ssh_key and tag"
                                                + " (read, create, delete; update for droplets).")
                                        .formatted(what));
                    case 404, 410 ->
                        new Trouble.Gone("DigitalOcean could not %s: it does not exist (any more).".formatted(what));
                    case 409, 423 ->
                        new Trouble.Busy(
                                "DigitalOcean cannot %s while something else is going on with it. It goes on in a moment."
                                        .formatted(what),
                                Duration.ofSeconds(5));
                    case 400, 422 -> refused(what, said);
                    default -> null; // including all of 500 and more: they say nothing that can be decided on
                });
    }

    private static Trouble refused(String what, String said) {
        var small = said.toLowerCase(Locale.ROOT);
        if (small.contains("limit")) {
            return new Trouble.LimitReached(
                    ("This DigitalOcean account may have no more of them, so it cannot %s. Remove"
                                    + " something, or ask DigitalOcean for a higher limit.")
                            .formatted(what));
        }
        if (small.contains("not available") || small.contains("unavailable")) {
            return new Trouble.SoldOut(
                    "DigitalOcean has none of these left there, so it cannot %s. Choose another size or region."
                            .formatted(what));
        }
        return new Trouble.Refused(
                "DigitalOcean will not %s: %s.".formatted(what, said.isEmpty() ? "no reason" : said));
    }

    private static String said(Answer answer) {
        try {
            var said = answer.json().text("message").replaceAll("\\p{Cntrl}", " ");
            return said.length() > 200 ? said.substring(0, 200) + "…" : said;
        } catch (CloudTrouble noJson) {
            return "";
        }
    }
}
