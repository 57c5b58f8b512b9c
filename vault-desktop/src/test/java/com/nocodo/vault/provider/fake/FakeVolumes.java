package com.nocodo.vault.provider.fake;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Block volumes. They outlive their servers.
final class FakeVolumes {
    final Map<String, Volume> all = new LinkedHashMap<>();
    private final InstantSource time;

    FakeVolumes(InstantSource time) {
        this.time = time;
    }

    static final class Volume {
        final String id = UUID.randomUUID().toString();
        final String zone;
        final String name;
        final long size;
        final String created;
        List<String> tags = List.of();

        @Nullable
        String server;

        @Nullable
        String detached;

        Volume(String zone, String name, long size, String server, String created) {
            this.zone = zone;
            this.name = name;
            this.size = size;
            this.server = server;
            this.created = created;
        }
    }

    Volume create(String zone, String name, long size, String server) {
        var made = new Volume(zone, name, size, server, time.instant().toString());
        all.put(made.id, made);
        return made;
    }

    void detach(String server) {
        all.values().stream().filter(volume -> server.equals(volume.server)).forEach(volume -> {
            volume.server = null;
            volume.detached = time.instant().toString();
        });
    }

    void routes(FakeScaleway.Routes routes) {
        var volumes = "/block/v1/zones/{}/volumes";
        routes.add(
                "GET",
                volumes,
                "volumes",
                FakePages.with(FakePages.COUNTED, "order_by", "project_id", "tags", "include_deleted"),
                (call, path) -> FakePages.counted( // the envelope is synthetic: the one recorded list is a 429
                        call,
                        "volumes",
                        all.values().stream()
                                .filter(volume ->
                                        volume.zone.equals(path.getFirst()) && FakePages.matches(call, volume.tags))
                                .map(FakeVolumes::json)
                                .toList()));
        routes.add("GET", volumes + "/{}", "volume", Set.of(), (_, path) -> {
            var found = find(path.get(0), path.get(1));
            return found == null ? missing(path) : Reply.json(200, json(found));
        });
        routes.add("PATCH", volumes + "/{}", "volume", Set.of(), (call, path) -> { // synthetic, after the SDK
            var found = find(path.get(0), path.get(1));
            if (found == null) {
                return missing(path);
            }
            var fields = new Fields(call, Set.of("name", "tags"));
            var refusal = fields.refusal();
            if (refusal != null) {
                return refusal;
            }
            found.tags = fields.texts("tags");
            return Reply.json(200, json(found));
        });
        routes.add("DELETE", volumes + "/{}", "volume", Set.of(), (_, path) -> {
            var found = find(path.get(0), path.get(1));
            if (found == null) {
                return missing(path);
            }
            if (found.server != null) {
                return FakeScaleway.precondition("the volume is attached to a server"); // synthetic
            }
            all.remove(found.id);
            return Reply.none("application/json");
        });
        // The instance API does not know block volumes.
        routes.add(
                "GET",
                "/instance/v1/zones/{}/volumes/{}",
                "old volume",
                Set.of(),
                (_, path) -> FakeScaleway.notFound("instance_volume", path.get(1)));
    }

    private static Reply missing(List<String> path) {
        return FakeScaleway.notFound("volume", path.get(1)); // synthetic
    }

    private @Nullable Volume find(String zone, String id) {
        var found = all.get(id);
        return found != null && found.zone.equals(zone) ? found : null;
    }

    private static Map<String, Object> json(Volume volume) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", volume.id);
        json.put("name", volume.name);
        json.put("type", "sbs_5k");
        json.put("size", volume.size);
        json.put("project_id", FakeScaleway.PROJECT);
        json.put("created_at", volume.created);
        json.put("updated_at", volume.created);
        json.put("references", volume.server == null ? List.of() : List.of(reference(volume, volume.server)));
        json.put("parent_snapshot_id", "dacec4bb-03fd-4723-ac85-7d8ca6ca83a7");
        json.put("status", volume.server == null ? "available" : "in_use");
        json.put("tags", volume.tags);
        json.put("specs", Map.of("perf_iops", 5000, "class", "sbs"));
        json.put("last_detached_at", volume.detached);
        json.put("kms_key_id", null);
        json.put("zone", volume.zone);
        return json;
    }

    private static Map<String, Object> reference(Volume volume, String server) {
        return Map.of(
                "id", "57389a9b-04ab-4e8f-8f6c-25f0c3c92ee3",
                "product_resource_type", "instance_server",
                "product_resource_id", server,
                "created_at", volume.created,
                "type", "exclusive",
                "status", "attached");
    }
}
