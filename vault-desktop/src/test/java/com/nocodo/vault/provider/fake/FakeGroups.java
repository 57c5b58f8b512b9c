package com.nocodo.vault.provider.fake;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Security groups. Rules are not recorded: their shape is synthetic, after the SDK and the seen list of fixed ones.
final class FakeGroups {
    private static final Set<String> RULE = Set.of(
            "id",
            "action",
            "protocol",
            "direction",
            "ip_range",
            "dest_port_from",
            "dest_port_to",
            "position",
            "editable",
            "zone");
    final Map<String, Group> all = new LinkedHashMap<>();
    private final InstantSource time;

    FakeGroups(InstantSource time) {
        this.time = time;
    }

    final class Group {
        final String id = UUID.randomUUID().toString();
        final String zone;
        final String created = time.instant().toString();
        final Map<String, Object> settings = new LinkedHashMap<>();
        List<Map<String, Object>> rules = new ArrayList<>();
        final Set<String> servers = new TreeSet<>();

        Group(String zone) {
            this.zone = zone;
        }

        @SuppressWarnings("unchecked")
        List<String> tags() {
            return (List<String>) settings.getOrDefault("tags", List.of());
        }
    }

    void routes(FakeScaleway.Routes routes) {
        var groups = "/instance/v1/zones/{}/security_groups";
        routes.add("POST", groups, "security_groups", Set.of(), (call, path) -> create(call, path.getFirst()));
        routes.add(
                "GET", groups, "security_groups", FakePages.with(FakePages.LINKED, "project", "tags"), (call, path) -> {
                    var page = FakePages.linked(
                            call,
                            "/security_groups",
                            all.values().stream()
                                    .filter(group ->
                                            group.zone.equals(path.getFirst()) && FakePages.matches(call, group.tags()))
                                    .toList());
                    return page.reply(Map.of(
                            "security_groups",
                            page.items().stream().map(FakeGroups::json).toList()));
                });
        routes.add("GET", groups + "/{}", "security_group", Set.of(), (_, path) -> {
            var found = find(path.get(0), path.get(1));
            return found == null ? missing(path) : Reply.json(200, Map.of("security_group", json(found)));
        });
        routes.add("PATCH", groups + "/{}", "security_group", Set.of(), (call, path) -> {
            var found = find(path.get(0), path.get(1));
            return found == null ? missing(path) : update(call, found);
        });
        routes.add("DELETE", groups + "/{}", "security_group", Set.of(), (_, path) -> {
            var found = find(path.get(0), path.get(1));
            if (found == null) {
                return missing(path);
            }
            if (!found.servers.isEmpty()) {
                return FakeScaleway.precondition("the group has servers"); // synthetic
            }
            all.remove(found.id);
            return Reply.none("application/json");
        });
        routes.add("GET", groups + "/{}/rules", "rules of group", FakePages.LINKED, (call, path) -> {
            var found = find(path.get(0), path.get(1));
            if (found == null) {
                return missing(path);
            }
            var rules = new ArrayList<>(found.rules);
            rules.addAll(fixed(found.zone));
            var page = FakePages.linked(call, "/security_groups/" + found.id + "/rules", rules);
            return page.reply(Map.of("rules", page.items()));
        });
        routes.add("PUT", groups + "/{}/rules", "rules of group", Set.of(), (call, path) -> {
            var found = find(path.get(0), path.get(1));
            return found == null ? missing(path) : rules(call, found);
        });
    }

    private static Reply missing(List<String> path) {
        return FakeScaleway.notFound("instance_security_group", path.get(1));
    }

    @Nullable
    Group find(String zone, String id) {
        var found = all.get(id);
        return found != null && found.zone.equals(zone) ? found : null;
    }

    private Reply create(Call call, String zone) {
        var fields = settings(call);
        fields.require("name", "project");
        fields.check("project", FakeScaleway.PROJECT);
        var refusal = fields.refusal();
        if (refusal != null) {
            return refusal;
        }
        var made = new Group(zone);
        set(made, fields);
        all.put(made.id, made);
        return Reply.json(201, Map.of("security_group", json(made)))
                .with("Location", "https://api.scaleway.com/instance/v1/zones/" + zone + "/security_groups/" + made.id);
    }

    private static Reply update(Call call, Group group) {
        var fields = settings(call);
        var refusal = fields.refusal();
        if (refusal != null) {
            return refusal;
        }
        set(group, fields);
        group.settings.put("state", "syncing");
        return Reply.json(200, Map.of("security_group", json(group)));
    }

    private static Fields settings(Call call) {
        var fields = new Fields(
                call,
                Set.of(
                        "name",
                        "description",
                        "project",
                        "project_default",
                        "tags",
                        "stateful",
                        "inbound_default_policy",
                        "outbound_default_policy",
                        "enable_default_security"));
        fields.check("inbound_default_policy", "accept|drop");
        fields.check("outbound_default_policy", "accept|drop");
        return fields;
    }

    private static void set(Group group, Fields fields) {
        for (var name : List.of("name", "description", "inbound_default_policy", "outbound_default_policy")) {
            group.settings.put(name, fields.text(name, String.valueOf(group.settings.getOrDefault(name, ""))));
        }
        group.settings.put("stateful", fields.flag("stateful", true));
        if (fields.get("tags") != null) {
            group.settings.put("tags", fields.texts("tags"));
        }
    }

    private static Reply rules(Call call, Group group) {
        var fields = new Fields(call, Set.of("rules"));
        fields.require("rules");
        var rules = fields.get("rules");
        var next = new ArrayList<Map<String, Object>>();
        if (rules != null) {
            for (var rule : rules) {
                rule.propertyNames().stream()
                        .filter(name -> !RULE.contains(name))
                        .forEach(name -> fields.add(name, "unknown", "unknown key"));
                next.add(rule(rule, group.zone));
            }
        }
        var refusal = fields.refusal();
        if (refusal != null) {
            return refusal;
        }
        group.rules = next;
        var answer = new ArrayList<>(next);
        answer.addAll(fixed(group.zone));
        return Reply.json(200, Map.of("rules", answer));
    }

    private static Map<String, Object> rule(JsonNode rule, String zone) {
        var range = rule.get("ip_range").stringValue();
        return rule(
                rule.get("action").stringValue(),
                rule.get("direction").stringValue(),
                range.replaceFirst("/32$", ""), // as seen: one address comes back without it
                rule.get("dest_port_from").intValue(),
                rule.get("position").intValue(),
                true,
                zone);
    }

    /// Mail is blocked, and nobody can change that.
    private static List<Map<String, Object>> fixed(String zone) {
        var fixed = new ArrayList<Map<String, Object>>();
        for (var range : List.of("0.0.0.0/0", "::/0")) {
            for (int port : List.of(25, 465, 587)) {
                fixed.add(rule("drop", "outbound", range, port, fixed.size(), false, zone));
            }
        }
        return fixed;
    }

    private static Map<String, Object> rule(
            String action, String direction, String range, int port, int position, boolean editable, String zone) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", UUID.nameUUIDFromBytes((action + range + port).getBytes(StandardCharsets.UTF_8)));
        json.put("action", action);
        json.put("protocol", "TCP");
        json.put("direction", direction);
        json.put("ip_range", range);
        json.put("dest_port_from", port);
        json.put("dest_port_to", null);
        json.put("position", position);
        json.put("editable", editable);
        json.put("zone", zone);
        return json;
    }

    private static Map<String, Object> json(Group group) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", group.id);
        json.put("creation_date", group.created);
        json.put("modification_date", group.created);
        json.put("name", group.settings.get("name"));
        json.put("description", group.settings.get("description"));
        json.put("organization", FakeScaleway.PROJECT);
        json.put("project", FakeScaleway.PROJECT);
        json.put(
                "servers",
                group.servers.stream()
                        .map(id -> Map.of("id", id, "name", "server"))
                        .toList());
        json.put("stateful", group.settings.get("stateful"));
        json.put("inbound_default_policy", group.settings.get("inbound_default_policy"));
        json.put("outbound_default_policy", group.settings.get("outbound_default_policy"));
        json.put("organization_default", false);
        json.put("project_default", false);
        json.put("enable_default_security", true);
        json.put("state", group.settings.getOrDefault("state", "available"));
        json.put("tags", group.tags());
        json.put("zone", group.zone);
        return json;
    }
}
