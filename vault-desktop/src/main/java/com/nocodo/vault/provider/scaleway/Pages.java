package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.http.Answer;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Reads lists to their end, in both of Scaleway's ways.
final class Pages {
    private static final int MOST = 200;
    /// As recorded: `</products/servers?page=2&per_page=50&>; rel="next"`. Only the number counts; the address is
    /// relative to something else than the API, and we would not follow it anyway.
    private static final Pattern NEXT =
            Pattern.compile("<[^<>]{0,500}?[?&]page=([0-9]{1,6})&[^<>]{0,500}>; ?rel=\"next\"");

    private final CloudApi api;

    Pages(CloudApi api) {
        this.api = api;
    }

    /// The older way: `per_page`, and a `Link` to the next page.
    List<Json> linked(Ask ask) {
        var pages = new ArrayList<Json>();
        for (int page = 1; page <= MOST; page++) {
            var answer = api.call(ask.with("page", String.valueOf(page)).with("per_page", "100"));
            pages.add(answer.json());
            if (!goesOn(answer, page)) {
                return pages;
            }
        }
        throw Json.untrusted("Scaleway's list to '%s' has no end".formatted(ask.what()));
    }

    private static boolean goesOn(Answer answer, int page) {
        var next = NEXT.matcher(answer.header("Link").orElse(""));
        if (!next.find()) {
            return false;
        }
        if (Integer.parseInt(next.group(1)) != page + 1) {
            throw Json.untrusted("After page %d of '%s' Scaleway names page %s"
                    .formatted(page, answer.ask().what(), next.group(1)));
        }
        return true;
    }

    /// The newer way: `page_size`, and a `total_count` in the body. What moved between two pages is taken once.
    List<Json> counted(Ask ask, String items) {
        var found = new LinkedHashMap<String, Json>();
        for (int page = 1; page <= MOST; page++) {
            var body = api.call(ask.with("page", String.valueOf(page)).with("page_size", "100"))
                    .json();
            var here = body.list(items);
            here.forEach(item -> found.put(Ids.in(item, "id"), item));
            if (here.isEmpty() || found.size() >= body.whole("total_count")) {
                return List.copyOf(found.values());
            }
        }
        throw Json.untrusted("Scaleway's list to '%s' has no end".formatted(ask.what()));
    }

    /// All items of a list in the older way, each once.
    List<Json> all(Ask ask, String items) {
        var found = new LinkedHashMap<String, Json>();
        linked(ask).forEach(page -> page.list(items).forEach(item -> found.put(Ids.in(item, "id"), item)));
        return List.copyOf(found.values());
    }
}
