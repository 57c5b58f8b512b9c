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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A stand-in of Hetzner Cloud's API. All shapes are synthetic, after Hetzner's own Go library: no recording was at
/// hand.
public final class FakeHetzner extends FakeCloud {
    public static final String TOKEN = "hetzner-token-of-a-stand-in-0123456789";
    private static final Set<String> PAGES = Set.of("page", "per_page", "label_selector");
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "ssh_keys", Set.of("name", "public_key", "labels"),
            "firewalls", Set.of("name", "rules", "labels"),
            "servers",
                    Set.of(
                            "name",
                            "server_type",
                            "image",
                            "location",
                            "ssh_keys",
                            "user_data",
                            "labels",
                            "firewalls",
                            "public_net",
                            "start_after_create"));
    private final Map<String, Map<Long, Thing>> all = new TreeMap<>(
            Map.of("ssh_keys", new TreeMap<>(), "firewalls", new TreeMap<>(), "servers", new TreeMap<>()));
    private BiConsumer<Long, String> onPowerOn = (_, _) -> {};
    private long lastId = 1000;
    private int made;

    public FakeHetzner(InstantSource time) {
        super(0, time);
        for (var kind : all.keySet()) {
            routes(kind);
        }
        route("POST", "/v1/servers/{}/actions/poweron", "poweron", Set.of(), (_, path) -> {
            var server = find("servers", path.getFirst());
            if (server == null) {
                return error(404, "not_found", "server not found");
            }
            server.status = "starting";
            server.since = time.instant();
            return Reply.json(201, Map.of("action", action("start_server")));
        });
        route(
                "GET",
                "/v1/locations",
                "locations",
                PAGES,
                (call, _) -> page(
                        call, "locations", List.of(Map.of("id", 1, "name", "fsn1"), Map.of("id", 3, "name", "hel1"))));
        route(
                "GET",
                "/v1/pricing",
                "pricing",
                Set.of(),
                (_, _) -> Reply.json(
                        200,
                        Map.of(
                                "pricing",
                                Map.of(
                                        "currency", "EUR",
                                        "vat_rate", "19.00",
                                        "primary_ips",
                                                List.of(Map.of(
                                                        "type", "ipv4", "prices", prices("0.0008", "0.5950")))))));
        route("GET", "/v1/server_types", "server_types", PAGES, (call, _) -> page(call, "server_types", types()));
    }

    static final class Thing {
        final long id;
        final Map<String, JsonNode> fields;
        Instant since;
        String status = "initializing";

        Thing(long id, Map<String, JsonNode> fields, Instant since) {
            this.id = id;
            this.fields = fields;
            this.since = since;
        }

        String text(String name) {
            return fields.containsKey(name) ? fields.get(name).stringValue() : "";
        }
    }

    /// What happens when a server boots: its number, and its user data.
    public void onPowerOn(BiConsumer<Long, String> boot) {
        onPowerOn = boot;
    }

    private void routes(String kind) {
        var one = kind.substring(0, kind.length() - 1);
        route("POST", "/v1/" + kind, kind, Set.of(), (call, _) -> create(call, kind, one));
        route("GET", "/v1/" + kind, kind, PAGES, (call, _) -> {
            tick();
            var selector = call.parameter("label_selector");
            var found = things(kind).values().stream()
                    .filter(thing -> selector == null || selector.equals("nocodo==" + label(thing)))
                    .map(thing -> json(kind, thing))
                    .toList();
            return page(call, kind, found);
        });
        route("GET", "/v1/" + kind + "/{}", one, Set.of(), (_, path) -> {
            var found = find(kind, path.getFirst());
            return found == null
                    ? error(404, "not_found", one + " not found")
                    : Reply.json(200, Map.of(one, json(kind, found)));
        });
        route("DELETE", "/v1/" + kind + "/{}", one, Set.of(), (_, path) -> {
            var found = find(kind, path.getFirst());
            return found == null ? error(404, "not_found", one + " not found") : delete(kind, found);
        });
    }

    private Map<Long, Thing> things(String kind) {
        return Objects.requireNonNull(all.get(kind));
    }

    private @Nullable Thing find(String kind, String id) {
        tick();
        return id.matches("[0-9]{1,18}") ? things(kind).get(Long.parseLong(id)) : null;
    }

    private Reply create(Call call, String kind, String one) {
        var fields = call.fields();
        var known = Objects.requireNonNull(FIELDS.get(kind));
        if (fields == null || !"application/json".equals(call.headers().get("content-type"))) {
            return error(400, "json_error", "no JSON object");
        }
        var odd = new TreeSet<>(fields.keySet());
        odd.removeAll(known);
        var missing = new TreeSet<>(known);
        missing.removeAll(fields.keySet());
        if (!odd.isEmpty() || !missing.isEmpty()) {
            return error(422, "invalid_input", "unknown fields %s, missing fields %s".formatted(odd, missing));
        }
        var made = new Thing(++lastId, fields, time.instant());
        boolean taken = things(kind).values().stream()
                .anyMatch(other -> other.text("name").equals(made.text("name")));
        if (taken) {
            return error(409, "uniqueness_error", "name is already used");
        }
        var refusal = kind.equals("servers") ? refuseServer(made) : null;
        if (refusal != null) {
            return refusal;
        }
        things(kind).put(made.id, made);
        var body = new LinkedHashMap<String, Object>();
        body.put(one, json(kind, made));
        if (kind.equals("servers")) {
            this.made++;
            onPowerOn.accept(made.id, made.text("user_data"));
            body.put("action", action("create_server"));
            body.put("next_actions", List.of(action("start_server")));
            body.put("root_password", null);
        }
        return Reply.json(201, body);
    }

    private @Nullable Reply refuseServer(Thing server) {
        var keys = server.fields.get("ssh_keys");
        var walls = server.fields.get("firewalls");
        if (keys == null || keys.isEmpty() || find("ssh_keys", keys.get(0).asString()) == null) {
            return error(422, "invalid_input", "without a key a password of root would be mailed");
        }
        if (walls == null
                || walls.isEmpty()
                || find("firewalls", walls.get(0).get("firewall").asString()) == null) {
            return error(422, "invalid_input", "no such firewall");
        }
        return types().stream().noneMatch(type -> server.text("server_type").equals(type.get("name")))
                ? error(422, "invalid_input", "no such server_type")
                : null;
    }

    private Reply delete(String kind, Thing found) {
        if (kind.equals("servers")) {
            if (found.status.equals("deleting")) {
                return error(423, "locked", "server is locked");
            }
            found.status = "deleting";
            found.since = time.instant();
            return Reply.json(200, Map.of("action", action("delete_server")));
        }
        boolean used = kind.equals("firewalls")
                && things("servers").values().stream()
                        .anyMatch(server ->
                                String.valueOf(server.fields.get("firewalls")).contains(":" + found.id + "}"));
        if (used) {
            return error(422, "resource_in_use", "firewall is in use");
        }
        things(kind).remove(found.id);
        return Reply.none("application/json");
    }

    /// What time alone changes.
    private void tick() {
        var now = time.instant();
        var servers = things("servers");
        for (var server : List.copyOf(servers.values())) {
            boolean over = !server.since.plus(Duration.ofSeconds(6)).isAfter(now);
            if (over && server.status.equals("deleting")) {
                servers.remove(server.id);
            } else if (over) {
                server.status = "running";
            }
        }
    }

    private static String label(Thing thing) {
        var labels = thing.fields.get("labels");
        return labels == null || !labels.has("nocodo")
                ? ""
                : labels.get("nocodo").stringValue();
    }

    private static Map<String, Object> json(String kind, Thing thing) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", thing.id);
        json.put("name", thing.text("name"));
        json.put("labels", thing.fields.get("labels"));
        json.put("created", thing.since.toString());
        if (kind.equals("servers")) {
            json.put("status", thing.status);
            json.put("location", Map.of("id", 1, "name", thing.text("location")));
            json.put("protection", Map.of("delete", false, "rebuild", false));
            json.put("server_type", Map.of("id", 45, "name", thing.text("server_type")));
            json.put("public_net", Map.of("ipv4", Map.of("id", thing.id + 1, "ip", "203.0.113." + thing.id % 250)));
        } else if (kind.equals("firewalls")) {
            json.put("rules", thing.fields.get("rules"));
            json.put("applied_to", List.of());
        } else {
            json.put("public_key", thing.text("public_key"));
            json.put("fingerprint", "b7:2f:30:a0:2f:6c:58:6c:21:04:58:61:ba:06:3b:2f");
        }
        return json;
    }

    private Map<String, Object> action(String command) {
        return Map.of("id", ++lastId, "status", "running", "progress", 0, "command", command);
    }

    private static List<Map<String, Object>> types() {
        return List.of(type("cx22", 2, true), type("cx32", 4, true), type("cx42", 8, false));
    }

    private static Map<String, Object> type(String name, int cores, boolean available) {
        return Map.of(
                "id",
                cores,
                "name",
                name,
                "cores",
                cores,
                "memory",
                cores * 2.0,
                "disk",
                cores * 20,
                "architecture",
                "x86",
                "prices",
                prices("0.0" + cores, cores + ".50"),
                "locations",
                List.of(Map.of("id", 1, "name", "fsn1", "available", available, "recommended", true)));
    }

    private static List<Map<String, Object>> prices(String hour, String month) {
        return List.of(Map.of(
                "location", "fsn1",
                "price_hourly", Map.of("net", "0.0001", "gross", hour),
                "price_monthly", Map.of("net", "0.0001", "gross", month)));
    }

    private static Reply page(Call call, String name, List<?> items) {
        int page = call.number("page", 1);
        int size = Math.min(call.number("per_page", 25), 2); // small, so that every list has pages
        int last = Math.max(1, (items.size() + size - 1) / size);
        var pagination = new LinkedHashMap<String, Object>();
        pagination.put("page", page);
        pagination.put("per_page", size);
        pagination.put("next_page", page < last ? page + 1 : null);
        pagination.put("last_page", last);
        pagination.put("total_entries", items.size());
        int from = Math.min((page - 1) * size, items.size());
        return Reply.json(
                200,
                Map.of(
                        name,
                        items.subList(from, Math.min(from + size, items.size())),
                        "meta",
                        Map.of("pagination", pagination)));
    }

    @Override
    public int resources() {
        tick();
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
        return error(404, "not_found", "no such path");
    }

    @Override
    protected Reply refuse(Call call, String why) {
        return error(400, "invalid_input", why);
    }

    @Override
    protected Map<String, String> usualHeaders() {
        return Map.of("RateLimit-Limit", "3600", "RateLimit-Remaining", "3000", "X-Correlation-Id", "abc-" + lastId);
    }

    @Override
    protected Reply tooMany() {
        return error(429, "rate_limit_exceeded", "limit of 3600 requests per hour reached");
    }

    @Override
    protected Reply refusal(Fault fault) {
        return switch (fault) {
            case UNAUTHORIZED -> error(401, "unauthorized", "the token is invalid");
            case DENIED -> error(403, "token_readonly", "the token is only allowed to perform GET requests");
            case TRANSIENT -> error(423, "locked", "the item is locked");
            case SOLD_OUT -> error(412, "resource_unavailable", "the size is sold out");
            case QUOTA -> error(403, "resource_limit_exceeded", "server limit reached");
            default -> throw new IllegalStateException("Not a refusal: " + fault);
        };
    }

    private static Reply error(int status, String code, String message) {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code);
        error.put("message", message);
        error.put("details", null);
        return Reply.json(status, Map.of("error", error));
    }
}
