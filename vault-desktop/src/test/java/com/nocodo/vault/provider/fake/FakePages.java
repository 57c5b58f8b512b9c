package com.nocodo.vault.provider.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Scaleway's two ways to cut a list into pages.
final class FakePages {
    static final Set<String> LINKED = Set.of("page", "per_page");
    static final Set<String> COUNTED = Set.of("page", "page_size");

    private FakePages() {}

    /// @param path as in the Link, which leaves out API and zone
    static <T> Linked<T> linked(Call call, String path, List<T> all) {
        int size = Math.min(call.number("per_page", 50), 100);
        int page = call.number("page", 1);
        int last = Math.max(1, (all.size() + size - 1) / size);
        var links = new LinkedHashMap<String, Integer>();
        if (page > 1) {
            links.put("first", 1);
            links.put("previous", page - 1);
        }
        if (page < last) {
            links.put("next", page + 1);
        }
        links.put("last", last);
        var link = links.entrySet().stream()
                .map(entry ->
                        "<%s?page=%d&per_page=%d&>; rel=\"%s\"".formatted(path, entry.getValue(), size, entry.getKey()))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        return new Linked<>(cut(all, page, size), link, all.size());
    }

    record Linked<T>(List<T> items, String link, int total) {
        Reply reply(Object body) {
            return Reply.json(200, body).with("Link", link).with("X-Total-Count", String.valueOf(total));
        }
    }

    static Reply counted(Call call, String name, List<?> all) {
        var items = cut(all, call.number("page", 1), Math.min(call.number("page_size", 50), 100));
        return Reply.json(200, Map.of(name, items, "total_count", all.size()));
    }

    private static <T> List<T> cut(List<T> all, int page, int size) {
        int from = Math.min((page - 1) * size, all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    static Set<String> with(Set<String> paging, String... more) {
        var all = new TreeSet<>(paging);
        all.addAll(List.of(more));
        return all;
    }

    /// Servers, addresses and groups by project and tag.
    static boolean matches(Call call, List<String> tags) {
        var tag = call.parameter("tags");
        return tag == null || tags.contains(tag);
    }
}
