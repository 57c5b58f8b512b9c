package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.http.Answer;
import com.nocodo.vault.provider.http.Errors;
import com.nocodo.vault.provider.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Scaleway's errors in sentences: `{"type","message","details"}`, some older shapes, or a bare status.
final class ScalewayErrors implements Errors {

    @Override
    public Optional<Trouble> read(Answer answer) {
        var what = answer.ask().what();
        try {
            var body = answer.json();
            var known = known(body.maybe("type").map(Json::text).orElse(""), what, body);
            return known.isPresent() ? known : byStatus(answer.status(), what);
        } catch (CloudTrouble noJson) {
            return byStatus(answer.status(), what); // the body says nothing that we can read
        }
    }

    private static Optional<Trouble> known(String type, String what, Json body) {
        return Optional.ofNullable(
                switch (type) {
                    case "denied_authentication" -> keyRefused(reason(body, "reason"));
                    case "permissions_denied" -> notAllowed(what, details(body));
                    case "quotas_exceeded" -> limit(what, details(body));
                    case "out_of_stock" ->
                        new Trouble.SoldOut(
                                "Scaleway has none of these left in this zone, so it cannot %s. Choose another size or zone."
                                        .formatted(what));
                    case "transient_state" ->
                        new Trouble.Busy(
                                "Scaleway cannot %s while the %s is '%s'. It goes on when that is over."
                                        .formatted(what, reason(body, "resource"), reason(body, "current_state")),
                                Duration.ofSeconds(5));
                    case "not_found", "unknown_resource", "resource_expired" ->
                        new Trouble.Gone("Scaleway could not %s: the %s does not exist (any more)."
                                .formatted(what, reason(body, "resource")));
                    case "locked" ->
                        new Trouble.Refused(
                                "Scaleway has locked the %s, so it will not %s. Its support knows why; open a ticket in the"
                                                .formatted(reason(body, "resource"), what)
                                        + " console.");
                    case "precondition_failed" ->
                        new Trouble.Refused(
                                "Scaleway will not %s as things are: %s".formatted(what, reason(body, "help_message")));
                    case "invalid_arguments" ->
                        new Trouble.Refused("Scaleway will not %s: %s".formatted(what, arguments(details(body))));
                    case "invalid_request_error" -> older(what, body);
                    default -> null;
                });
    }

    private static Optional<Trouble> byStatus(int status, String what) {
        return Optional.ofNullable(
                switch (status) {
                    case 401 -> keyRefused("");
                    case 403 -> notAllowed(what, List.of());
                    case 404, 410 ->
                        new Trouble.Gone("Scaleway could not %s: it does not exist (any more).".formatted(what));
                    case 409 ->
                        new Trouble.Busy(
                                "Scaleway cannot %s right now. It goes on in a moment.".formatted(what),
                                Duration.ofSeconds(5));
                    default -> null;
                });
    }

    private static Trouble keyRefused(String reason) {
        return new Trouble.KeyRefused(
                switch (reason) {
                    case "expired" ->
                        "The API key has expired. Create a new one in Scaleway's console and enter it here.";
                    case "not_found" ->
                        "Scaleway does not know this API key (any more). Check it, or create a new one.";
                    default -> "Scaleway refuses the API key. Check that access key and secret key belong together.";
                });
    }

    private static Trouble notAllowed(String what, List<Json> details) {
        var lacking = details.stream()
                .map(detail -> reason(detail, "action") + " on " + reason(detail, "resource"))
                .collect(Collectors.joining(", "));
        return new Trouble.NotAllowed(("The API key may not %s%s. Give its application the permission sets %s for this"
                        + " project, then try again.")
                .formatted(
                        what,
                        lacking.isEmpty() ? "" : " (it lacks: " + lacking + ")",
                        String.join(" and ", Account.NEEDED)));
    }

    private static Trouble limit(String what, List<Json> details) {
        var limits = details.stream()
                .map(detail -> "%s: %s of %s"
                        .formatted(
                                reason(detail, "resource"),
                                detail.maybe("current")
                                        .map(_ -> String.valueOf(detail.whole("current")))
                                        .orElse("?"),
                                detail.maybe("quota")
                                        .map(_ -> String.valueOf(detail.whole("quota")))
                                        .orElse("?")))
                .collect(Collectors.joining(", "));
        return new Trouble.LimitReached(("This Scaleway account may have no more of them (%s), so it cannot %s. Remove"
                        + " something, or ask Scaleway for a higher quota.")
                .formatted(limits.isEmpty() ? "it does not say of what" : limits, what));
    }

    private static Trouble older(String what, Json body) {
        if (reason(body, "message").contains("Quota exceeded")) {
            return limit(what, List.of());
        }
        return new Trouble.Refused("Scaleway will not %s: %s".formatted(what, reason(body, "message")));
    }

    private static String arguments(List<Json> details) {
        var all = details.stream()
                .map(detail -> "%s: %s".formatted(reason(detail, "argument_name"), reason(detail, "help_message")))
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "it does not say which value is wrong" : all;
    }

    private static List<Json> details(Json body) {
        return body.maybe("details").isPresent() ? body.list("details") : List.of();
    }

    /// Their words, short enough and without anything that could pass for ours.
    private static String reason(Json body, String name) {
        var text = body.maybe(name).map(Json::text).orElse("?").replaceAll("\\p{Cntrl}", " ");
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
