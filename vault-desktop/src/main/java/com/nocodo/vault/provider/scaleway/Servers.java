package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Instances and their user data.
final class Servers {
    private static final String CLOUD_INIT = "cloud-init";
    private final CloudApi api;
    private final Pages pages;

    Servers(CloudApi api, Pages pages) {
        this.api = api;
        this.pages = pages;
    }

    List<Server> tagged(Zone zone, String project, Tag tag) {
        var list = Ask.get("list the servers", path(zone, ""))
                .with("project", project)
                .with("tags", tag.text());
        return read(zone, list).stream()
                .filter(server -> server.tags().contains(tag.text()))
                .toList();
    }

    List<Server> ours(Zone zone, String project) {
        return read(zone, Ask.get("list the servers", path(zone, "")).with("project", project)).stream()
                .filter(server -> Tag.in(server.tags()).isPresent())
                .toList();
    }

    private List<Server> read(Zone zone, Ask list) {
        return pages.all(list, "servers").stream()
                .map(found -> Server.read(zone, found))
                .toList();
    }

    Optional<Server> find(Zone zone, String id) {
        return api.find(Ask.get("look at the server", path(zone, "/" + Ids.checked(id, "server"))))
                .map(answer -> answer.json().at("server"))
                .map(found -> {
                    Ids.expect(id, found);
                    return Server.read(zone, found);
                });
    }

    /// Scaleway makes it stopped, so there is time to set its user data.
    void create(ServerOrder order, String project, String image, String address, String firewall) {
        var disk = new TreeMap<String, Object>(Map.of(
                "boot",
                true,
                "name",
                order.tag().text(),
                "volume_type",
                "sbs_volume",
                "size",
                order.diskGigabytes() * 1_000_000_000L));
        var body = new TreeMap<String, Object>(Map.of(
                "name",
                order.name(),
                "commercial_type",
                order.size(),
                "image",
                image,
                "project",
                project,
                "tags",
                List.of(order.tag().text()),
                "dynamic_ip_required",
                false,
                "public_ips",
                List.of(address),
                "security_group",
                firewall,
                "boot_type",
                "local",
                "volumes",
                Map.of("0", disk)));
        var made = api.call(Ask.json("create the server", "POST", path(order.zone(), ""), body))
                .json()
                .at("server");
        var server = Server.read(order.zone(), made);
        if (!server.tags().contains(order.tag().text())
                || !made.text("commercial_type").equals(order.size())) {
            throw Json.untrusted("Scaleway answers with another server than the one that was ordered");
        }
    }

    void powerOn(Server server) {
        act(server, "start the server", "poweron");
    }

    /// Its volumes and address stay, and are billed on.
    void end(Server server) {
        if (server.isProtected()) {
            throw new Trouble.Refused("The server %s is protected in Scaleway's console. Take the protection off there,"
                                    .formatted(server.name())
                            + " then destroy it again.")
                    .toException();
        }
        if (server.state().equals("locked")) {
            throw locked();
        }
        if (server.allowedActions().contains("terminate")) {
            act(server, "end the server", "terminate");
        } else if (server.state().equals("stopped")) {
            api.find(Ask.delete("delete the server", path(server.zone(), "/" + server.id())));
        }
    }

    static CloudTrouble locked() {
        return new Trouble.Refused(
                        "Scaleway has locked the server. Its support knows why; open a ticket in the console.")
                .toException();
    }

    /// The task that comes back is a fake of Scaleway's; only the server's own state tells.
    private void act(Server server, String what, String action) {
        api.call(Ask.json(what, "POST", path(server.zone(), "/" + server.id() + "/action"), Map.of("action", action)));
    }

    boolean hasUserData(Server server) {
        return api.call(Ask.get("list the user data", path(server.zone(), "/" + server.id() + "/user_data")))
                .json()
                .texts("user_data")
                .contains(CLOUD_INIT);
    }

    Optional<String> userData(Server server, String key) {
        return api.find(Ask.get("read the user data", path(server.zone(), "/" + server.id() + "/user_data/" + key)))
                .map(answer -> answer.text());
    }

    Optional<String> cloudInit(Server server) {
        return userData(server, CLOUD_INIT);
    }

    void setCloudInit(Server server, String text) {
        api.call(Ask.text("set the user data", "PATCH", cloudInitPath(server), text));
    }

    void forgetCloudInit(Server server) {
        api.find(Ask.delete("delete the user data", cloudInitPath(server)));
    }

    private static String cloudInitPath(Server server) {
        return path(server.zone(), "/" + server.id() + "/user_data/" + CLOUD_INIT);
    }

    private static String path(Zone zone, String rest) {
        return Ids.path("instance", zone, "/servers" + rest);
    }

    /// One instance, as far as we look at it.
    record Server(
            Zone zone,
            String id,
            String name,
            List<String> tags,
            String state,
            String detail,
            boolean isProtected,
            List<String> allowedActions,
            List<String> disks,
            Optional<String> address) {

        static Server read(Zone zone, Json found) {
            Ids.expect(zone, found);
            var disks = found.entries("volumes").values().stream()
                    .filter(volume -> volume.text("volume_type").equals("sbs_volume"))
                    .map(volume -> Ids.in(volume, "id"))
                    .toList();
            var address = found.list("public_ips").stream()
                    .map(ip -> ip.text("address"))
                    .filter(Resource::isIpv4)
                    .findFirst();
            return new Server(
                    zone,
                    Ids.in(found, "id"),
                    found.text("name"),
                    found.texts("tags"),
                    state(found.text("state")),
                    found.text("state_detail"),
                    found.flag("protected"),
                    found.texts("allowed_actions"),
                    disks,
                    address);
        }

        private static String state(String said) {
            return switch (said) {
                case "running", "stopped", "stopped in place", "starting", "stopping", "locked" -> said;
                default -> throw Json.untrusted("Scaleway says that the server is '%.40s'".formatted(said));
            };
        }

        Resource resource() {
            return new Resource(
                    Resource.Kind.SERVER, zone, id, Tag.in(tags).orElse(null), name, state, address.orElse(null));
        }
    }
}
