package com.nocodo.operator.server;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The cookies between a browser and an application. The page of another application may set cookies for the name that
/// all of them share, and so put somebody else in a person's place, but none whose name begins with `__Host-`: where a
/// browser keeps such a one, no other counts.
///
/// @see "docs/decisions/0057-cookies-that-no-neighbour-sets.md"
final class AppCookies {
    private static final String OWN = "__Host-";
    private static final int KEPT_SECONDS = 30 * 24 * 3600;
    /// Stands in the cookie of a browser that nobody is signed in by.
    private static final String NOBODY = "none";

    private AppCookies() {}

    /// @param headers what the browser sent
    /// @return what the application gets, under the names that it gave; empty where nothing is left
    static String toApplication(Collection<String> headers) {
        var all = headers.stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        Set<String> own = all.stream()
                .map(AppCookies::name)
                .filter(name -> name.startsWith(OWN))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(one -> !own.contains(OWN + name(one)))
                .map(one -> own.contains(name(one)) ? one.substring(OWN.length()) : one)
                .collect(Collectors.joining("; "));
    }

    /// @param cookie as the application sets it
    /// @return what the browser gets: the same, for those that keep no other, and beside it the one that counts
    static List<String> toBrowser(String cookie) {
        var parts = Arrays.stream(cookie.split(";")).map(String::strip).toList();
        var pair = parts.getFirst();
        if (pair.startsWith("__") || !pair.contains("=") || parts.stream().anyMatch(part -> is(part, "domain"))) {
            return List.of(cookie);
        }
        var ended = parts.stream().anyMatch(part -> part.equalsIgnoreCase("Max-Age=0"));
        var attributes = parts.stream()
                .skip(1)
                .filter(part -> !is(part, "path") && !is(part, "secure"))
                .filter(part -> !ended || !is(part, "max-age") && !is(part, "expires"))
                .map(part -> "; " + part)
                .collect(Collectors.joining());
        var kept = ended ? "%s=%s; Max-Age=%d".formatted(name(pair), NOBODY, KEPT_SECONDS) : pair;
        return List.of(cookie, OWN + kept + attributes + "; Path=/; Secure");
    }

    private static String name(String pair) {
        return pair.split("=", 2)[0].strip();
    }

    private static boolean is(String part, String attribute) {
        return name(part).toLowerCase(Locale.ROOT).equals(attribute);
    }
}
