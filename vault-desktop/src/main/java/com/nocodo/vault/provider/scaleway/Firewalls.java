package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Security groups: everything from outside is dropped but the ordered ports.
final class Firewalls {
    private static final List<String> EVERYBODY = List.of("0.0.0.0/0", "::/0");
    private final CloudApi api;
    private final Pages pages;

    Firewalls(CloudApi api, Pages pages) {
        this.api = api;
        this.pages = pages;
    }

    List<Resource> tagged(Zone zone, String project, Tag tag) {
        var list = Ask.get("list the firewalls", path(zone, ""))
                .with("project", project)
                .with("tags", tag.text());
        return read(zone, list).stream()
                .filter(found -> tag.equals(found.tag()))
                .toList();
    }

    List<Resource> ours(Zone zone, String project) {
        return read(zone, Ask.get("list the firewalls", path(zone, "")).with("project", project)).stream()
                .filter(found -> found.tag() != null)
                .toList();
    }

    private List<Resource> read(Zone zone, Ask list) {
        return pages.all(list, "security_groups").stream()
                .map(found -> resource(zone, found))
                .toList();
    }

    Optional<Resource> find(Zone zone, String id) {
        return api.find(Ask.get("look at the firewall", path(zone, "/" + Ids.checked(id, "firewall"))))
                .map(answer -> answer.json().at("security_group"))
                .map(found -> {
                    Ids.expect(id, found);
                    return resource(zone, found);
                });
    }

    void create(ServerOrder order, String project) {
        var made = api.call(Ask.json(
                        "create the firewall",
                        "POST",
                        path(order.zone(), ""),
                        Map.of(
                                "name",
                                order.tag().text(),
                                "project",
                                project,
                                "tags",
                                List.of(order.tag().text()),
                                "stateful",
                                true,
                                "inbound_default_policy",
                                "drop",
                                "outbound_default_policy",
                                "accept",
                                "enable_default_security",
                                true)))
                .json()
                .at("security_group");
        if (!order.tag().equals(resource(order.zone(), made).tag())) {
            throw Json.untrusted("Scaleway answers with another firewall than the one that was ordered");
        }
    }

    /// Whether it lets in what was ordered and nothing else.
    boolean isOpen(Resource firewall, List<Integer> ports) {
        var wanted = new TreeSet<String>();
        ports.forEach(port -> EVERYBODY.forEach(range -> wanted.add("accept TCP %s %d".formatted(range, port))));
        var list = Ask.get("read the firewall's rules", path(firewall.zone(), "/" + firewall.id() + "/rules"));
        var there = new TreeSet<String>();
        for (var rule : pages.all(list, "rules")) {
            // Those that nobody can change drop outgoing mail.
            if (rule.flag("editable")) {
                there.add(words(rule));
            }
        }
        return there.equals(wanted);
    }

    private static String words(Json rule) {
        if (!rule.text("direction").equals("inbound")
                || rule.maybe("dest_port_from").isEmpty()) {
            return "another rule";
        }
        var to = rule.maybe("dest_port_to").map(_ -> "-" + rule.whole("dest_port_to"));
        return "%s %s %s %d%s"
                .formatted(
                        rule.text("action"),
                        rule.text("protocol"),
                        rule.text("ip_range"),
                        rule.whole("dest_port_from"),
                        to.orElse(""));
    }

    void open(Resource firewall, List<Integer> ports) {
        var rules = new ArrayList<Map<String, Object>>();
        for (int port : ports) {
            for (var range : EVERYBODY) {
                rules.add(rule(firewall.zone(), range, port, rules.size() + 1));
            }
        }
        api.call(Ask.json(
                "set the firewall's rules",
                "PUT",
                path(firewall.zone(), "/" + firewall.id() + "/rules"),
                Map.of("rules", rules)));
    }

    private static Map<String, Object> rule(Zone zone, String range, int port, int position) {
        var rule = new HashMap<String, Object>();
        rule.put("id", null);
        rule.put("action", "accept");
        rule.put("protocol", "TCP");
        rule.put("direction", "inbound");
        rule.put("ip_range", range);
        rule.put("dest_port_from", port);
        rule.put("dest_port_to", null);
        rule.put("position", position);
        rule.put("editable", null);
        rule.put("zone", zone.text());
        return rule;
    }

    void delete(Resource firewall) {
        api.find(Ask.delete("delete the firewall", path(firewall.zone(), "/" + firewall.id())));
    }

    private static Resource resource(Zone zone, Json found) {
        Ids.expect(zone, found);
        var name = found.text("name");
        var words = new ArrayList<>(found.texts("tags"));
        words.add(name);
        return new Resource(
                Resource.Kind.FIREWALL,
                zone,
                Ids.in(found, "id"),
                Tag.in(words).orElse(null),
                name,
                found.text("state"),
                null);
    }

    private static String path(Zone zone, String rest) {
        return Ids.path("instance", zone, "/security_groups" + rest);
    }
}
