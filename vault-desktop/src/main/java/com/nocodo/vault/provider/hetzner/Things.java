package com.nocodo.vault.provider.hetzner;

import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Resource.Kind;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Hetzner's servers, firewalls and keys are all alike: a number, a name, labels, and lists in pages.
final class Things {
    /// What exists in no place of its own.
    static final Zone EVERYWHERE = new Zone("everywhere");

    private static final String LABEL = "nocodo";
    private static final int MOST = 200;
    private final CloudApi api;

    Things(CloudApi api) {
        this.api = api;
    }

    /// One thing as we keep it, and as Hetzner tells it.
    record Thing(Resource resource, Json json) {}

    List<Thing> tagged(Kind kind, Tag tag) {
        var list =
                Ask.get("list the " + words(kind) + "s", path(kind)).with("label_selector", LABEL + "==" + tag.text());
        return things(kind, list).stream()
                .filter(thing -> tag.equals(thing.resource().tag()))
                .toList();
    }

    List<Thing> ours(Kind kind) {
        return things(kind, Ask.get("list the " + words(kind) + "s", path(kind))).stream()
                .filter(thing -> thing.resource().tag() != null)
                .toList();
    }

    Optional<Thing> find(Kind kind, String id) {
        if (!id.matches("[0-9]{1,19}")) {
            throw new IllegalArgumentException("Not the number of a %s: '%.40s'".formatted(words(kind), id));
        }
        return api.find(Ask.get("look at the " + words(kind), path(kind) + "/" + id))
                .map(answer -> thing(kind, answer.json().at(one(kind))))
                .map(thing -> {
                    if (!thing.resource().id().equals(id)) {
                        throw Json.untrusted("Asked for %s, Hetzner answers with another one".formatted(id));
                    }
                    return thing;
                });
    }

    void create(Kind kind, ServerOrder order, Map<String, Object> settings) {
        var body = new LinkedHashMap<>(settings);
        body.put("labels", Map.of(LABEL, order.tag().text()));
        var made = api.call(Ask.json("create the " + words(kind), "POST", path(kind), body))
                .json();
        if (!order.tag().equals(thing(kind, made.at(one(kind))).resource().tag())) {
            throw Json.untrusted(
                    "Hetzner answers with another %s than the one that was ordered".formatted(words(kind)));
        }
    }

    void delete(Resource resource) {
        api.find(Ask.delete("delete the " + words(resource.kind()), path(resource.kind()) + "/" + resource.id()));
    }

    List<Json> all(Ask list, String items) {
        var found = new LinkedHashMap<Long, Json>();
        for (long page = 1; page <= MOST; ) {
            var body = api.call(list.with("page", String.valueOf(page)).with("per_page", "50"))
                    .json();
            body.list(items).forEach(item -> found.put(item.whole("id"), item));
            var pagination = body.at("meta").at("pagination");
            if (pagination.maybe("next_page").isEmpty()) {
                return new ArrayList<>(found.values());
            }
            if (pagination.whole("next_page") != page + 1) {
                throw Json.untrusted("After page %d of '%s' Hetzner names another one".formatted(page, list.what()));
            }
            page++;
        }
        throw Json.untrusted("Hetzner's list to '%s' has no end".formatted(list.what()));
    }

    private List<Thing> things(Kind kind, Ask list) {
        return all(list, one(kind) + "s").stream()
                .map(found -> thing(kind, found))
                .toList();
    }

    private static Thing thing(Kind kind, Json found) {
        var labels = found.entries("labels");
        var tag = Optional.ofNullable(labels.get(LABEL)).flatMap(label -> Tag.in(List.of(label.text())));
        boolean server = kind == Kind.SERVER;
        var address = server
                ? found.at("public_net")
                        .maybe("ipv4")
                        .map(ipv4 -> ipv4.text("ip"))
                        .filter(Resource::isIpv4)
                : Optional.<String>empty();
        var resource = new Resource(
                kind,
                server ? new Zone(place(found)) : EVERYWHERE,
                String.valueOf(found.whole("id")),
                tag.orElse(null),
                found.text("name"),
                server ? state(found.text("status")) : "there",
                address.orElse(null));
        return new Thing(resource, found);
    }

    /// Younger answers name the location itself, older ones the data centre in it.
    private static String place(Json server) {
        var location =
                server.maybe("location").orElseGet(() -> server.at("datacenter").at("location"));
        var name = location.text("name");
        if (!name.matches("[a-z0-9]{2,16}(-[a-z0-9]{1,8})?")) {
            throw Json.untrusted("Hetzner names '%.40s' as a place".formatted(name));
        }
        return name;
    }

    private static String state(String said) {
        return switch (said) {
            case "running", "initializing", "starting", "stopping", "off", "deleting", "migrating", "rebuilding" ->
                said;
            default -> throw Json.untrusted("Hetzner says that the server is '%.40s'".formatted(said));
        };
    }

    private static String words(Kind kind) {
        return kind == Kind.SSH_KEY ? "SSH key" : kind.name().toLowerCase(Locale.ROOT);
    }

    private static String one(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String path(Kind kind) {
        return "/v1/" + one(kind) + "s";
    }
}
