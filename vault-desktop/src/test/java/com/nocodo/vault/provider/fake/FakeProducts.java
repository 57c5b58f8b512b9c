package com.nocodo.vault.provider.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sizes, stock and images. Enough sizes for two pages.
final class FakeProducts {
    static final Map<String, Type> TYPES = types();
    private static final Map<String, String> LABELS = Map.of(
            "ubuntu_noble", "Ubuntu 24.04 Noble Numbat",
            "ubuntu_focal", "Ubuntu 20.04 Focal Fossa",
            "ubuntu_jammy", "Ubuntu 22.04 Jammy Jellyfish",
            "debian_bookworm", "Debian Bookworm");

    record Type(String name, String arch, int cores, int gibibytes, double hour, double month, String availability) {}

    private static Map<String, Type> types() {
        var types = new LinkedHashMap<String, Type>();
        var known = List.of(
                new Type("BASIC2-A4C-8G", "arm64", 4, 8, 0.0517, 37.74, "scarce"),
                new Type("DEV1-L", "x86_64", 4, 8, 0.04284, 31.27, "available"),
                new Type("DEV1-M", "x86_64", 3, 4, 0.0202, 14.74, "available"),
                new Type("DEV1-S", "x86_64", 2, 2, 0.0088, 6.42, "available"),
                new Type("PLAY2-MICRO", "x86_64", 4, 8, 0.0551, 40.21, "shortage"));
        known.forEach(type -> types.put(type.name(), type));
        for (int i = 100; i < 230; i++) {
            types.put("FILL1-" + i, new Type("FILL1-" + i, "x86_64", 1, 1, 0.01, 7.3, "shortage"));
        }
        return types;
    }

    void routes(FakeScaleway.Routes routes) {
        routes.add("GET", "/instance/v1/zones/{}/products/servers", "sizes", FakePages.LINKED, (call, _) -> {
            var page = FakePages.linked(call, "/products/servers", List.copyOf(TYPES.values()));
            var servers = new LinkedHashMap<String, Object>();
            page.items().forEach(type -> servers.put(type.name(), json(type)));
            return page.reply(Map.of("servers", servers));
        });
        routes.add(
                "GET", "/instance/v1/zones/{}/products/servers/availability", "stock", FakePages.LINKED, (call, _) -> {
                    var page = FakePages.linked(call, "/products/servers/availability", List.copyOf(TYPES.values()));
                    var servers = new LinkedHashMap<String, Object>();
                    page.items().forEach(type -> servers.put(type.name(), Map.of("availability", type.availability())));
                    return page.reply(Map.of("servers", servers));
                });
        routes.add(
                "GET",
                "/marketplace/v2/local-images",
                "images",
                FakePages.with(FakePages.COUNTED, "image_label", "order_by", "type", "zone"),
                (call, _) -> images(call));
        routes.add(
                "GET",
                "/instance/v1/zones/{}/images/{}",
                "image",
                Set.of(),
                (_, path) -> imageLabel(path.get(1)) == null
                        ? FakeScaleway.notFound("instance_image", path.get(1))
                        : Reply.json(200, Map.of("image", image(path.get(1), path.get(0)))));
    }

    private static Reply images(Call call) {
        var label = String.valueOf(call.parameter("image_label"));
        var zone = String.valueOf(call.parameter("zone"));
        if (!LABELS.containsKey(label)) {
            return FakeScaleway.notFound("MarketplaceImage", label);
        }
        var type = "unknown_type".equals(call.parameter("type")) ? "instance_local" : call.parameter("type");
        var found = new ArrayList<Object>();
        for (var arch : List.of("arm64", "x86_64")) {
            var fitting = TYPES.values().stream()
                    .filter(one -> one.arch().equals(arch))
                    .map(Type::name)
                    .toList();
            found.add(Map.of(
                    "id", imageId(label, arch, zone),
                    "arch", arch,
                    "zone", zone,
                    "compatible_commercial_types", fitting,
                    "label", label,
                    "type", String.valueOf(type)));
        }
        return FakePages.counted(call, "local_images", found);
    }

    static String imageId(String label, String arch, String zone) {
        return UUID.nameUUIDFromBytes((label + arch + zone).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /// The label of an image of any zone and arch; null where there is none.
    static @Nullable String imageLabel(String id) {
        for (var label : LABELS.keySet()) {
            for (var zone : List.of("fr-par-1", "fr-par-2", "nl-ams-1")) {
                if (imageId(label, "x86_64", zone).equals(id)
                        || imageId(label, "arm64", zone).equals(id)) {
                    return label;
                }
            }
        }
        return null;
    }

    static Map<String, Object> image(String id, String zone) {
        var image = new LinkedHashMap<String, Object>();
        image.put("id", id);
        image.put("name", LABELS.get(String.valueOf(imageLabel(id))));
        image.put("organization", "51b656e3-4865-41e8-adbc-0c45bdd780db");
        image.put("project", "51b656e3-4865-41e8-adbc-0c45bdd780db");
        image.put(
                "root_volume",
                Map.of(
                        "volume_type", "sbs_snapshot",
                        "id", "dacec4bb-03fd-4723-ac85-7d8ca6ca83a7",
                        "size", 0,
                        "name", ""));
        image.put("extra_volumes", Map.of());
        image.put("public", true);
        image.put("arch", "x86_64");
        image.put("creation_date", "2026-05-12T15:20:10.934226+00:00");
        image.put("modification_date", "2026-05-12T15:20:10.934226+00:00");
        image.put("default_bootscript", null);
        image.put("from_server", "");
        image.put("state", "available");
        image.put("tags", List.of());
        image.put("zone", zone);
        return image;
    }

    private static Map<String, Object> json(Type type) {
        var json = new HashMap<String, Object>();
        json.put("alt_names", List.of());
        json.put("arch", type.arch());
        json.put("ncpus", type.cores());
        json.put("ram", type.gibibytes() * 1024L * 1024 * 1024);
        json.put("gpu", 0);
        json.put("gpu_info", null);
        json.put("mig_profile", null);
        json.put("volumes_constraint", Map.of("min_size", 0, "max_size", 0));
        json.put("per_volume_constraint", Map.of("l_ssd", Map.of("min_size", 0, "max_size", 0)));
        json.put("scratch_storage_max_size", 0);
        json.put("scratch_storage_max_volumes_count", 0);
        json.put("monthly_price", type.month());
        json.put("hourly_price", type.hour());
        json.put(
                "capabilities",
                Map.of(
                        "boot_types",
                        List.of("local", "rescue"),
                        "placement_groups",
                        true,
                        "block_storage",
                        true,
                        "hot_snapshots_local_volume",
                        false,
                        "private_network",
                        8,
                        "max_file_systems",
                        0));
        json.put(
                "network",
                Map.of(
                        "ipv6_support",
                        true,
                        "sum_internal_bandwidth",
                        1,
                        "sum_internet_bandwidth",
                        1,
                        "interfaces",
                        List.of(Map.of("internal_bandwidth", 1, "internet_bandwidth", 1))));
        json.put("block_bandwidth", 1);
        json.put("end_of_service", false);
        return json;
    }
}
