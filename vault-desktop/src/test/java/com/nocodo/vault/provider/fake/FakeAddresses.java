package com.nocodo.vault.provider.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Flexible addresses.
final class FakeAddresses {
    final Map<String, Address> all = new LinkedHashMap<>();
    Supplier<String> source = () -> "203.0.113." + (1 + all.size() % 250);

    static final class Address {
        final String id = UUID.randomUUID().toString();
        final String zone;
        final String address;
        final List<String> tags;

        @Nullable
        String server;

        @Nullable
        String serverName;

        Address(String zone, String address, List<String> tags) {
            this.zone = zone;
            this.address = address;
            this.tags = tags;
        }
    }

    void routes(FakeScaleway.Routes routes) {
        var zone = "/instance/v1/zones/{}/ips";
        routes.add("POST", zone, "ips", Set.of(), (call, path) -> create(call, path.getFirst()));
        routes.add("GET", zone, "ips", FakePages.with(FakePages.LINKED, "project", "tags"), (call, path) -> {
            var page = FakePages.linked(
                    call,
                    "/ips",
                    all.values().stream()
                            .filter(ip -> ip.zone.equals(path.getFirst()) && FakePages.matches(call, ip.tags))
                            .toList());
            return page.reply(
                    Map.of("ips", page.items().stream().map(FakeAddresses::json).toList()));
        });
        routes.add("GET", zone + "/{}", "ip", Set.of(), (_, path) -> {
            var found = find(path.get(0), path.get(1));
            return found == null
                    ? FakeScaleway.notFound("instance_ip", path.get(1))
                    : Reply.json(200, Map.of("ip", json(found)));
        });
        routes.add("DELETE", zone + "/{}", "ip", Set.of(), (_, path) -> {
            var found = find(path.get(0), path.get(1));
            if (found == null) {
                return FakeScaleway.notFound("instance_ip", path.get(1));
            }
            if (found.server != null) {
                return FakeScaleway.precondition("the address is attached to a server"); // synthetic
            }
            all.remove(found.id);
            return Reply.none("application/json");
        });
    }

    private Reply create(Call call, String zone) {
        var fields = new Fields(call, Set.of("project", "type", "tags"));
        fields.require("project");
        fields.check("project", FakeScaleway.PROJECT);
        fields.check("type", "routed_ipv4");
        var refusal = fields.refusal();
        if (refusal != null) {
            return refusal;
        }
        var made = new Address(zone, source.get(), fields.texts("tags"));
        all.put(made.id, made);
        return Reply.json(201, Map.of("ip", json(made)))
                .with("Location", "https://api.scaleway.com/instance/v1/zones/" + zone + "/ips/" + made.id);
    }

    @Nullable
    Address find(String zone, String id) {
        var found = all.get(id);
        return found != null && found.zone.equals(zone) ? found : null;
    }

    void detach(String server) {
        all.values().stream().filter(ip -> server.equals(ip.server)).forEach(ip -> ip.server = null);
    }

    private static Map<String, Object> json(Address ip) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", ip.id);
        json.put("address", ip.address);
        json.put("prefix", null);
        json.put("reverse", null);
        json.put("server", ip.server == null ? null : Map.of("id", ip.server, "name", String.valueOf(ip.serverName)));
        json.put("organization", FakeScaleway.PROJECT);
        json.put("project", FakeScaleway.PROJECT);
        json.put("zone", ip.zone);
        json.put("type", "routed_ipv4");
        json.put("state", ip.server == null ? "detached" : "attached");
        json.put("tags", ip.tags);
        json.put("ipam_id", ip.id);
        return json;
    }
}
