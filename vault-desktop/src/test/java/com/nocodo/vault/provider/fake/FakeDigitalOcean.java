package com.nocodo.vault.provider.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A stand-in of DigitalOcean's API. All shapes are synthetic, after DigitalOcean's own OpenAPI: no recording was at
/// hand.
public final class FakeDigitalOcean extends FakeCloud {
    public static final String TOKEN = "digitalocean-token-of-a-stand-in-0123456789";
    private static final Set<String> PAGES = Set.of("page", "per_page");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "tags", Set.of("name"),
            "account/keys", Set.of("name", "public_key"),
            "firewalls", Set.of("name", "inbound_rules", "outbound_rules", "tags"),
            "droplets",
                    Set.of(
                            "name",
                            "region",
                            "size",
                            "image",
                            "ssh_keys",
                            "user_data",
                            "tags",
                            "ipv6",
                            "monitoring",
                            "with_droplet_agent"));
    private static final Map<String, String> NAMES =
            Map.of("tags", "tag", "account/keys", "ssh_key", "firewalls", "firewall", "droplets", "droplet");
    private final Map<String, Map<String, Thing>> all = new TreeMap<>();
    private BiConsumer<String, String> onPowerOn = (_, _) -> {};
    private long lastId = 3_000_000;
    private int made;

    public FakeDigitalOcean(InstantSource time) {
        super(0, time);
        NAMES.forEach(this::routes);
        route("POST", "/v2/droplets/{}/actions", "action", Set.of(), (call, path) -> act(call, path.getFirst()));
        route(
                "GET",
                "/v2/account",
                "account",
                Set.of(),
                (_, _) -> Reply.json(
                        200,
                        Map.of("account", Map.of("email", "me@example.org", "droplet_limit", 25, "status", "active"))));
        route(
                "GET",
                "/v2/regions",
                "regions",
                PAGES,
                (call, _) -> page(
                        call,
                        "regions",
                        List.of(
                                Map.of("slug", "fra1", "name", "Frankfurt 1", "available", true),
                                Map.of("slug", "nyc2", "name", "New York 2", "available", false),
                                Map.of("slug", "ams3", "name", "Amsterdam 3", "available", true))));
        route(
                "GET",
                "/v2/sizes",
                "sizes",
                PAGES,
                (call, _) -> page(
                        call,
                        "sizes",
                        List.of(
                                size("s-2vcpu-4gb", "fra1"),
                                size("s-4vcpu-8gb", "fra1"),
                                size("s-8vcpu-16gb", "ams3"))));
    }

    static final class Thing {
        final String id;
        final Map<String, JsonNode> fields;
        Instant since;
        String status = "new";

        Thing(String id, Map<String, JsonNode> fields, Instant since) {
            this.id = id;
            this.fields = fields;
            this.since = since;
        }

        String text(String name) {
            return fields.containsKey(name) ? fields.get(name).stringValue() : "";
        }

        boolean isTagged(String tag) {
            return String.valueOf(fields.get("tags")).contains("\"" + tag + "\"");
        }
    }

    /// What happens when a droplet boots: its number, and its user data.
    public void onPowerOn(BiConsumer<String, String> boot) {
        onPowerOn = boot;
    }

    private void routes(String kind, String one) {
        all.put(kind, new LinkedHashMap<>());
        var parameters = kind.equals("droplets") ? Set.of("page", "per_page", "tag_name") : PAGES;
        route("POST", "/v2/" + kind, kind, Set.of(), (call, _) -> create(call, kind, one));
        route("GET", "/v2/" + kind, kind, parameters, (call, _) -> {
            tick();
            var tag = call.parameter("tag_name");
            var found = things(kind).values().stream()
                    .filter(thing -> tag == null || thing.isTagged(tag))
                    .map(thing -> json(kind, thing))
                    .toList();
            return page(call, one + "s", found);
        });
        route("GET", "/v2/" + kind + "/{}", one, Set.of(), (_, path) -> {
            tick();
            var found = things(kind).get(path.getFirst());
            return found == null ? missing() : Reply.json(200, Map.of(one, json(kind, found)));
        });
        route("DELETE", "/v2/" + kind + "/{}", one, Set.of(), (_, path) -> {
            tick();
            return things(kind).remove(path.getFirst()) == null ? missing() : Reply.none("application/json");
        });
    }

    private Map<String, Thing> things(String kind) {
        return Objects.requireNonNull(all.get(kind));
    }

    private Reply create(Call call, String kind, String one) {
        var fields = call.fields();
        var known = Objects.requireNonNull(FIELDS.get(kind));
        if (fields == null || !"application/json".equals(call.headers().get("content-type"))) {
            return error(400, "bad_request", "no JSON object");
        }
        var odd = new TreeSet<>(fields.keySet());
        odd.removeAll(known);
        var missing = new TreeSet<>(known);
        missing.removeAll(fields.keySet());
        if (!odd.isEmpty() || !missing.isEmpty()) {
            return error(422, "unprocessable_entity", "unknown fields %s, missing fields %s".formatted(odd, missing));
        }
        var thing = new Thing(id(kind, fields), fields, time.instant());
        var refusal = refuse(kind, thing);
        if (refusal != null) {
            return refusal;
        }
        things(kind).put(thing.id, thing);
        var body = new LinkedHashMap<String, Object>();
        body.put(one, json(kind, thing));
        if (kind.equals("droplets")) {
            made++;
            onPowerOn.accept(thing.id, thing.text("user_data"));
            body.put("links", Map.of("actions", List.of(Map.of("id", ++lastId, "rel", "create", "href", "https://…"))));
        }
        return Reply.json(kind.equals("droplets") || kind.equals("firewalls") ? 202 : 201, body);
    }

    private String id(String kind, Map<String, JsonNode> fields) {
        return switch (kind) {
            case "tags" -> Objects.requireNonNull(fields.get("name")).stringValue();
            case "firewalls" -> UUID.randomUUID().toString();
            default -> String.valueOf(++lastId);
        };
    }

    private @Nullable Reply refuse(String kind, Thing thing) {
        if (things(kind).containsKey(thing.id)) {
            return error(422, "unprocessable_entity", "it exists already");
        }
        if (kind.equals("account/keys")
                && things(kind).values().stream()
                        .anyMatch(key -> key.text("public_key").equals(thing.text("public_key")))) {
            return error(422, "unprocessable_entity", "SSH Key is already in use on your account");
        }
        if (kind.equals("firewalls") && things("tags").keySet().stream().noneMatch(thing::isTagged)) {
            return error(422, "unprocessable_entity", "tags must exist"); // they are not made by being named
        }
        if (kind.equals("droplets")) {
            var keys = Objects.requireNonNull(thing.fields.get("ssh_keys"));
            if (keys.isEmpty()
                    || !things("account/keys").containsKey(keys.get(0).asString())) {
                return error(422, "unprocessable_entity", "without a key a password of root would be mailed");
            }
            if (!thing.text("region").equals("fra1")) {
                return error(422, "unprocessable_entity", "Size is not available in this region.");
            }
        }
        return null;
    }

    private Reply act(Call call, String id) {
        tick();
        var droplet = things("droplets").get(id);
        if (droplet == null) {
            return missing();
        }
        if (droplet.status.equals("active") || !call.text().equals("{\"type\":\"power_on\"}")) {
            return error(422, "unprocessable_entity", "not while it is " + droplet.status);
        }
        return Reply.json(201, Map.of("action", Map.of("id", ++lastId, "status", "in-progress")));
    }

    /// What time alone changes.
    private void tick() {
        things("droplets").values().stream()
                .filter(droplet -> !droplet.since.plus(Duration.ofSeconds(20)).isAfter(time.instant()))
                .forEach(droplet -> droplet.status = "active");
    }

    private static Map<String, Object> json(String kind, Thing thing) {
        var json = new LinkedHashMap<String, Object>();
        if (!kind.equals("tags")) {
            json.put("id", kind.equals("firewalls") ? thing.id : (Object) Long.parseLong(thing.id));
        }
        json.put("name", thing.text("name"));
        switch (kind) {
            case "droplets" -> {
                var v4 = List.of(Map.of("ip_address", "203.0.113.7", "type", "public", "netmask", "255.255.240.0"));
                json.put("status", thing.status);
                json.put("locked", false);
                json.put("networks", Map.of("v4", thing.status.equals("new") ? List.of() : v4, "v6", List.of()));
                json.put("region", Map.of("slug", thing.text("region")));
                json.put("size_slug", thing.text("size"));
                json.put("tags", thing.fields.get("tags"));
            }
            case "firewalls" -> {
                json.put("status", "waiting");
                json.put("inbound_rules", thing.fields.get("inbound_rules"));
                json.put("outbound_rules", thing.fields.get("outbound_rules"));
                json.put("droplet_ids", List.of());
                json.put("tags", thing.fields.get("tags"));
            }
            case "account/keys" -> {
                json.put("fingerprint", "3b:16:e4:bf:8b:00:8b:b8:59:8c:a9:d3:f0:19:fa:45");
                json.put("public_key", thing.text("public_key"));
            }
            default -> json.put("resources", Map.of("count", 0));
        }
        return json;
    }

    private static Map<String, Object> size(String slug, String region) {
        return Map.of(
                "slug",
                slug,
                "memory",
                4096,
                "vcpus",
                2,
                "disk",
                80,
                "price_monthly",
                24.0,
                "price_hourly",
                0.03571,
                "regions",
                List.of(region),
                "available",
                true);
    }

    private static Reply page(Call call, String name, List<?> items) {
        int page = call.number("page", 1);
        int size = Math.min(call.number("per_page", 20), 2); // small, so that every list has pages
        int from = Math.min((page - 1) * size, items.size());
        int to = Math.min(from + size, items.size());
        Map<String, Object> links = to < items.size()
                ? Map.of("pages", Map.of("next", "https://api.digitalocean.com/v2/x?page=" + (page + 1)))
                : Map.of();
        return Reply.json(
                200, Map.of(name, items.subList(from, to), "links", links, "meta", Map.of("total", items.size())));
    }

    @Override
    public int resources() {
        return all.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public int serversMade() {
        return made;
    }

    @Override
    protected @Nullable Reply refuseStranger(Call call) {
        return ("Bearer " + TOKEN).equals(call.headers().get("authorization")) ? null : refusal(Fault.UNAUTHORIZED);
    }

    @Override
    protected Reply unknownPath(Call call) {
        return missing();
    }

    @Override
    protected Reply refuse(Call call, String why) {
        return error(400, "bad_request", why);
    }

    @Override
    protected Reply tooMany() {
        return error(429, "too_many_requests", "API rate limit exceeded.").with("retry-after", "3");
    }

    @Override
    protected Reply refusal(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED -> error(401, "unauthorized", "Unable to authenticate you");
            case DENIED -> error(403, "forbidden", "You are not authorized to perform this operation");
            case TRANSIENT -> error(409, "conflict", "Droplet already has a pending event.");
            case SOLD_OUT -> error(422, "unprocessable_entity", "Size is not available in this region.");
            case QUOTA ->
                error(422, "unprocessable_entity", "creating this/these droplet(s) will exceed your droplet limit");
            default -> throw new IllegalStateException("Not a refusal: " + fault);
        };
    }

    private static Reply missing() {
        return error(404, "not_found", "The resource you requested could not be found.");
    }

    private static Reply error(int status, String id, String message) {
        return Reply.json(
                status, Map.of("id", id, "message", message, "request_id", "4d9d8375-3c56-4925-a3e7-eb137fed17e9"));
    }
}
