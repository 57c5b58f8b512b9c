package com.nocodo.vault.provider.fake;

import com.nocodo.vault.provider.fake.FakeScaleway.Machine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Servers: made stopped, started by an action, gone some time after their end, and never with their volumes.
final class FakeInstances {
    private static final Duration BOOT = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(10);
    final FakeAddresses addresses;
    private final Map<String, Instance> all = new LinkedHashMap<>();
    private final InstantSource time;
    private final FakeVolumes volumes;
    private final FakeGroups groups;
    BiConsumer<Machine, String> onPowerOn = (_, _) -> {};
    Consumer<Machine> onTerminate = _ -> {};
    Duration lag = Duration.ZERO;
    int made;

    FakeInstances(InstantSource time, FakeVolumes volumes, FakeGroups groups, FakeAddresses addresses) {
        this.time = time;
        this.volumes = volumes;
        this.groups = groups;
        this.addresses = addresses;
    }

    static final class Instance {
        final String id = UUID.randomUUID().toString();
        final String zone;
        final String name;
        final String type;
        final String image;
        final List<String> tags;
        final List<String> ips;
        final @Nullable String group;
        final Instant created;
        final Map<String, String> userData = new LinkedHashMap<>();
        String volume = "";
        boolean boots;
        String state = "stopped";
        Instant since;

        Instance(String zone, Fields fields, Instant now) {
            this.zone = zone;
            this.name = fields.text("name", "");
            this.type = fields.text("commercial_type", "");
            this.image = fields.text("image", "");
            this.tags = fields.texts("tags");
            this.ips = fields.texts("public_ips");
            this.group = fields.get("security_group") == null ? null : fields.text("security_group", "");
            this.created = now;
            this.since = now;
        }
    }

    int count() {
        tick();
        return all.size() + volumes.all.size() + addresses.all.size() + groups.all.size();
    }

    void publish(String id, String key, String text) {
        Objects.requireNonNull(all.get(id)).userData.put(key, text);
    }

    void routes(FakeScaleway.Routes routes) {
        var servers = "/instance/v1/zones/{}/servers";
        var server = servers + "/{}";
        routes.add("POST", servers, "servers", Set.of(), (call, path) -> create(call, path.getFirst()));
        routes.add("GET", servers, "servers", FakePages.with(FakePages.LINKED, "project", "tags"), (call, path) -> {
            tick();
            var page = FakePages.linked(call, "/servers", listed(call, path.getFirst()));
            return page.reply(
                    Map.of("servers", page.items().stream().map(this::json).toList()));
        });
        routes.add(
                "GET",
                server,
                "server",
                Set.of(),
                (_, path) -> with(path, found -> Reply.json(200, Map.of("server", json(found)))));
        routes.add("DELETE", server, "server", Set.of(), (_, path) -> with(path, this::delete));
        routes.add(
                "POST", server + "/action", "action", Set.of(), (call, path) -> with(path, found -> act(call, found)));
        routes.add(
                "GET",
                server + "/user_data",
                "user_data",
                Set.of(),
                (_, path) -> with(
                        path, found -> Reply.json(200, Map.of("user_data", List.copyOf(found.userData.keySet())))));
        var data = server + "/user_data/{}";
        routes.add(
                "GET",
                data,
                "user_data key",
                Set.of(),
                (_, path) -> with(
                        path,
                        found -> found.userData.containsKey(path.get(2))
                                ? Reply.text(200, String.valueOf(found.userData.get(path.get(2))))
                                : Reply.text(404, "")));
        routes.add(
                "PATCH",
                data,
                "user_data key",
                Set.of(),
                (call, path) -> with(path, found -> {
                    if (!"text/plain".equals(call.headers().get("content-type"))) {
                        return FakeScaleway.invalid("Content-Type", "format", "expected text/plain"); // synthetic
                    }
                    if (!found.state.equals("stopped")) {
                        return FakeScaleway.precondition(
                                "too late: the server has been started"); // synthetic, stricter than real
                    }
                    found.userData.put(path.get(2), call.text());
                    return Reply.none("text/plain");
                }));
        routes.add(
                "DELETE",
                data,
                "user_data key",
                Set.of(),
                (_, path) -> with(
                        path,
                        found -> found.userData.remove(path.get(2)) == null
                                ? Reply.text(404, "")
                                : Reply.none("application/json")));
    }

    private List<Instance> listed(Call call, String zone) {
        return all.values().stream()
                .filter(found -> found.zone.equals(zone)
                        && FakePages.matches(call, found.tags)
                        && !found.created.plus(lag).isAfter(time.instant()))
                .toList();
    }

    private Reply with(List<String> path, Function<Instance, Reply> then) {
        tick();
        var found = all.get(path.get(1));
        return found == null || !found.zone.equals(path.getFirst())
                ? FakeScaleway.notFound("instance_server", path.get(1))
                : then.apply(found);
    }

    /// What time alone changes.
    private void tick() {
        var now = time.instant();
        for (var found : List.copyOf(all.values())) {
            if (found.state.equals("starting") && !found.since.plus(BOOT).isAfter(now)) {
                found.state = "running";
            } else if (found.state.equals("stopping") && !found.since.plus(END).isAfter(now)) {
                leave(found);
            }
        }
    }

    private void leave(Instance found) {
        all.remove(found.id);
        volumes.detach(found.id);
        addresses.detach(found.id);
        groups.all.values().forEach(group -> group.servers.remove(found.id));
    }

    private Reply create(Call call, String zone) {
        var fields = new Fields(
                call,
                Set.of(
                        "name",
                        "commercial_type",
                        "image",
                        "project",
                        "tags",
                        "dynamic_ip_required",
                        "enable_ipv6",
                        "public_ips",
                        "security_group",
                        "boot_type",
                        "volumes"));
        fields.require("commercial_type", "image");
        if (fields.get("image") == null) {
            fields.require("volumes"); // as recorded: an image brings one of its own
        }
        fields.check("project", FakeScaleway.PROJECT);
        fields.check("boot_type", "local");
        if (fields.get("image") != null && FakeProducts.imageLabel(fields.text("image", "")) == null) {
            fields.add("image", "constraint", "unknown image");
        }
        var type = FakeProducts.TYPES.get(fields.text("commercial_type", ""));
        if (fields.get("commercial_type") != null && type == null) {
            fields.add("commercial_type", "constraint", "unknown type");
        }
        for (var ip : fields.texts("public_ips")) {
            var address = addresses.find(zone, ip);
            if (address == null || address.server != null) {
                fields.add("public_ips", "constraint", "no free address of this zone");
            }
        }
        if (fields.get("security_group") != null && groups.find(zone, fields.text("security_group", "")) == null) {
            fields.add("security_group", "constraint", "no group of this zone");
        }
        var refusal = fields.refusal();
        if (refusal != null) {
            return refusal;
        }
        return Reply.json(201, Map.of("server", json(make(zone, fields))))
                .with("Location", "https://api.scaleway.com/instance/v1/zones/" + zone + "/servers/" + last());
    }

    private String last() {
        return List.copyOf(all.keySet()).getLast();
    }

    private Instance make(String zone, Fields fields) {
        made++;
        var instance = new Instance(zone, fields, time.instant());
        var disks = fields.get("volumes");
        var disk = disks == null ? null : disks.get("0");
        var size = disk != null && disk.has("size") ? disk.get("size").longValue() : 10_000_000_000L;
        var name = disk != null && disk.has("name") ? disk.get("name").stringValue() : "Ubuntu_sbs_volume_0";
        instance.boots = disk != null && disk.has("boot") && disk.get("boot").booleanValue();
        instance.volume = volumes.create(zone, name, size, instance.id).id;
        instance.ips.forEach(ip -> {
            var address = Objects.requireNonNull(addresses.all.get(ip));
            address.server = instance.id;
            address.serverName = instance.name;
        });
        if (instance.group != null) {
            Objects.requireNonNull(groups.all.get(instance.group)).servers.add(instance.id);
        }
        all.put(instance.id, instance);
        return instance;
    }

    private Reply delete(Instance found) {
        if (!found.state.equals("stopped")) {
            return FakeScaleway.error(
                    400, "invalid_request_error", Map.of("message", "server should be stopped")); // synthetic
        }
        leave(found);
        return Reply.none("application/json");
    }

    private Reply act(Call call, Instance found) {
        var fields = new Fields(call, Set.of("action"));
        fields.require("action");
        var action = fields.text("action", "");
        if (!actions(found).contains(action)) {
            fields.add("action", "constraint", "not while the server is " + found.state); // synthetic
        }
        var refusal = fields.refusal();
        if (refusal != null) {
            return refusal;
        }
        found.since = time.instant();
        if (action.equals("poweron")) {
            found.state = "starting";
            onPowerOn.accept(machine(found), found.userData.getOrDefault("cloud-init", ""));
        } else if (action.equals("terminate")) {
            found.state = "stopping";
            onTerminate.accept(machine(found));
        }
        return Reply.json(202, Map.of("task", task(found)));
    }

    private Machine machine(Instance found) {
        var address = found.ips.isEmpty() ? null : addresses.all.get(found.ips.getFirst());
        return new Machine(found.id, found.zone, found.name, address == null ? null : address.address);
    }

    static List<String> actions(Instance found) {
        return switch (found.state) {
            case "stopped" -> List.of("poweron", "backup");
            case "running" -> List.of("poweroff", "terminate", "reboot", "stop_in_place", "backup");
            default -> List.of("stop_in_place", "backup");
        };
    }

    private Map<String, Object> json(Instance found) {
        return InstanceJson.of(found, addresses);
    }

    private Map<String, Object> task(Instance found) {
        var task = new LinkedHashMap<String, Object>();
        task.put("id", "00000000-0000-0000-0000-000000000000");
        task.put("description", "fake task");
        task.put("status", "pending");
        task.put("href_from", "/servers/" + found.id + "/action");
        task.put("href_result", "/servers/" + found.id);
        task.put("started_at", time.instant().toString());
        task.put("terminated_at", null);
        task.put("progress", 0);
        task.put("zone", found.zone);
        return task;
    }
}
