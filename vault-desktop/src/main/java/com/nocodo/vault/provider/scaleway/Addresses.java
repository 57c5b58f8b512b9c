package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Flexible IPv4 addresses. They are billed from their first moment to their deletion, whatever becomes of the server.
final class Addresses {
    private final CloudApi api;
    private final Pages pages;

    Addresses(CloudApi api, Pages pages) {
        this.api = api;
        this.pages = pages;
    }

    List<Resource> tagged(Zone zone, String project, Tag tag) {
        var list = Ask.get("list the addresses", path(zone, ""))
                .with("project", project)
                .with("tags", tag.text());
        return read(zone, list).stream()
                .filter(found -> tag.equals(found.tag()))
                .toList();
    }

    List<Resource> ours(Zone zone, String project) {
        return read(zone, Ask.get("list the addresses", path(zone, "")).with("project", project)).stream()
                .filter(found -> found.tag() != null)
                .toList();
    }

    private List<Resource> read(Zone zone, Ask list) {
        return pages.all(list, "ips").stream()
                .map(found -> resource(zone, found))
                .toList();
    }

    Optional<Resource> find(Zone zone, String id) {
        return api.find(Ask.get("look at the address", path(zone, "/" + Ids.checked(id, "address"))))
                .map(answer -> answer.json().at("ip"))
                .map(found -> {
                    Ids.expect(id, found);
                    return resource(zone, found);
                });
    }

    void create(ServerOrder order, String project) {
        var body = Map.of(
                "project",
                project,
                "type",
                "routed_ipv4",
                "tags",
                List.of(order.tag().text()));
        var made = api.call(Ask.json("reserve an address", "POST", path(order.zone(), ""), body))
                .json()
                .at("ip");
        var address = resource(order.zone(), made);
        if (!order.tag().equals(address.tag()) || !Resource.isIpv4(made.text("address"))) {
            throw Json.untrusted("Scaleway answers with another address than the one that was ordered");
        }
    }

    void delete(Resource address) {
        api.find(Ask.delete("release the address", path(address.zone(), "/" + address.id())));
    }

    private static Resource resource(Zone zone, Json found) {
        Ids.expect(zone, found);
        var address = found.text("address");
        return new Resource(
                Resource.Kind.ADDRESS,
                zone,
                Ids.in(found, "id"),
                Tag.in(found.texts("tags")).orElse(null),
                address,
                found.text("state"),
                Resource.isIpv4(address) ? address : null);
    }

    private static String path(Zone zone, String rest) {
        return Ids.path("instance", zone, "/ips" + rest);
    }
}
