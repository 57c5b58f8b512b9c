package com.nocodo.vault.provider.fake;

import com.nocodo.vault.provider.fake.FakeInstances.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A server as Scaleway tells it, with every recorded key.
final class InstanceJson {

    private InstanceJson() {}

    static Map<String, Object> of(Instance found, FakeAddresses addresses) {
        var ips = new ArrayList<Map<String, Object>>();
        found.ips.forEach(id -> ips.add(publicIp(id, addresses)));
        var detail = switch (found.state) {
            case "starting" -> "allocating node";
            case "running" -> "booting kernel";
            case "stopping" -> "terminating";
            default -> "";
        };
        var json = new LinkedHashMap<String, Object>();
        json.put("id", found.id);
        json.put("name", found.name);
        json.put("arch", "x86_64");
        json.put("commercial_type", found.type);
        json.put("boot_type", "local");
        json.put("organization", FakeScaleway.PROJECT);
        json.put("project", FakeScaleway.PROJECT);
        json.put("hostname", found.name);
        json.put("image", FakeProducts.image(found.image, found.zone));
        json.put("volumes", Map.of("0", volume(found)));
        json.put("tags", found.tags);
        json.put("state", found.state);
        json.put("protected", false);
        json.put("state_detail", detail);
        json.put("public_ip", ips.isEmpty() ? null : ips.getFirst());
        json.put("public_ips", ips);
        json.put("mac_address", "de:00:01:27:16:61");
        json.put("routed_ip_enabled", true);
        json.put("ipv6", null);
        json.put("extra_networks", List.of());
        json.put("dynamic_ip_required", false);
        json.put("enable_ipv6", false);
        json.put("private_ip", null);
        json.put("creation_date", found.created.toString());
        json.put("modification_date", found.since.toString());
        json.put("bootscript", null);
        json.put(
                "security_group",
                Map.of(
                        "id",
                        found.group == null ? "5881315f-2400-43a0-ac75-08adf6cb8c12" : found.group,
                        "name",
                        "Default security group"));
        json.put("location", List.of("running", "stopping").contains(found.state) ? location() : null);
        json.put("maintenances", List.of());
        json.put("allowed_actions", FakeInstances.actions(found));
        json.put("placement_group", null);
        json.put("private_nics", List.of());
        json.put("zone", found.zone);
        json.put("filesystems", List.of());
        json.put("end_of_service", false);
        json.put("dns", found.id + ".pub.instances.scw.cloud");
        return json;
    }

    private static Map<String, Object> volume(Instance found) {
        return Map.of(
                "boot", found.boots,
                "volume_type", "sbs_volume",
                "id", found.volume,
                "state", "available",
                "zone", found.zone);
    }

    private static Map<String, Object> location() {
        return Map.of("zone_id", "par1", "platform_id", "14", "cluster_id", "1", "hypervisor_id", "1", "node_id", "1");
    }

    private static Map<String, Object> publicIp(String id, FakeAddresses addresses) {
        var address = Objects.requireNonNull(addresses.all.get(id));
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("address", address.address);
        json.put("dynamic", false);
        json.put("gateway", "203.0.113.254");
        json.put("netmask", "32");
        json.put("family", "inet");
        json.put("provisioning_mode", "dhcp");
        json.put("tags", address.tags);
        json.put("state", "attached");
        json.put("ipam_id", id);
        return json;
    }
}
