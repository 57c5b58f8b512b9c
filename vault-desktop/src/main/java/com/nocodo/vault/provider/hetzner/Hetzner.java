package com.nocodo.vault.provider.hetzner;

import com.nocodo.vault.provider.Catalogue;
import com.nocodo.vault.provider.CloudStep;
import com.nocodo.vault.provider.KeyReport;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Resource.Kind;
import com.nocodo.vault.provider.Rights;
import com.nocodo.vault.provider.Seen;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.hetzner.Things.Thing;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.BaseAddress;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Limits;
import com.nocodo.vault.provider.http.Pause;
import com.nocodo.vault.provider.http.Token;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Hetzner Cloud as a [Provider]. The server is made with its user data, which nobody can delete later; its disk and
/// its
/// address go with it.
public final class Hetzner implements Provider {
    public static final BaseAddress API = BaseAddress.of("https://api.hetzner.cloud");

    private final CloudApi api;
    private final Things things;
    private final Offers offers;

    public Hetzner(BaseAddress base, Token token, Limits limits, Pause pause) {
        api = new CloudApi("Hetzner", base, "Authorization", "Bearer ", token, limits, pause, new HetznerErrors());
        things = new Things(api);
        offers = new Offers(api, things);
    }

    @Override
    public String name() {
        return "Hetzner";
    }

    @Override
    public List<CloudStep> steps() {
        return List.of(CloudStep.SSH_KEY, CloudStep.FIREWALL, CloudStep.SERVER, CloudStep.START);
    }

    @Override
    public KeyReport checkKey() {
        api.call(Ask.get("check the API token", "/v1/servers").with("per_page", "1"));
        return new KeyReport(
                "a Hetzner project",
                null,
                null,
                new Rights.Unknown("Hetzner does not say what a token may do. It is for one project; it needs"
                        + " 'Read & Write', and can then do everything in that project: use one of its own."));
    }

    @Override
    public List<Zone> zones() {
        return offers.zones();
    }

    @Override
    public Catalogue catalogue(Zone zone) {
        return offers.catalogue(zone);
    }

    @Override
    public Seen observe(CloudStep step, ServerOrder order) {
        return switch (step) {
            case SSH_KEY -> seen(only(Kind.SSH_KEY, order));
            case FIREWALL -> seen(only(Kind.FIREWALL, order));
            case SERVER -> seen(only(Kind.SERVER, order));
            case START -> only(Kind.SERVER, order).map(Hetzner::started).orElseGet(Seen.Absent::new);
            default -> throw unknown(step);
        };
    }

    private static Seen started(Thing server) {
        return switch (server.resource().state()) {
            case "running" -> new Seen.Done(server.resource());
            case "off" -> new Seen.Absent();
            default -> new Seen.Underway(server.resource().state());
        };
    }

    @Override
    public void apply(CloudStep step, ServerOrder order) {
        if (!(observe(step, order) instanceof Seen.Absent)) {
            return;
        }
        switch (step) {
            case SSH_KEY ->
                things.create(Kind.SSH_KEY, order, Map.of("name", order.tag().text(), "public_key", order.sshKey()));
            case FIREWALL -> things.create(Kind.FIREWALL, order, firewall(order));
            case SERVER -> create(order);
            case START -> powerOn(needed(Kind.SERVER, order));
            default -> throw unknown(step);
        }
    }

    private static Map<String, Object> firewall(ServerOrder order) {
        var rules = order.ports().stream()
                .map(port -> Map.of(
                        "direction",
                        "in",
                        "protocol",
                        "tcp",
                        "port",
                        String.valueOf(port),
                        "source_ips",
                        List.of("0.0.0.0/0", "::/0")))
                .toList();
        return Map.of("name", order.tag().text(), "rules", rules);
    }

    private void create(ServerOrder order) {
        var key = needed(Kind.SSH_KEY, order);
        var firewall = needed(Kind.FIREWALL, order);
        order.stillOffered(catalogue(order.zone()), "Hetzner");
        var image = switch (order.image()) {
            case UBUNTU_24_04 -> "ubuntu-24.04";
            case DEBIAN_12 -> "debian-12";
        };
        things.create(
                Kind.SERVER,
                order,
                Map.of(
                        "name", order.name(),
                        "server_type", order.size(),
                        "image", image,
                        "location", order.zone().text(),
                        "ssh_keys", List.of(Long.parseLong(key.id())),
                        "firewalls", List.of(Map.of("firewall", Long.parseLong(firewall.id()))),
                        "public_net", Map.of("enable_ipv4", true, "enable_ipv6", true),
                        "user_data", order.userData().text(),
                        "start_after_create", true));
    }

    private void powerOn(Resource server) {
        var path = "/v1/servers/" + server.id() + "/actions/poweron";
        api.call(new Ask("start the server", "POST", path, List.of(), Map.of(), null, null));
    }

    /// Hetzner hears nothing from its servers.
    @Override
    public Optional<List<String>> hostKeyEvidence(ServerOrder order) {
        return Optional.empty();
    }

    @Override
    public List<Resource> list(Tag tag, Collection<Zone> zones) {
        return listOurs(zones).stream()
                .filter(resource -> tag.equals(resource.tag()))
                .toList();
    }

    /// One project is one list, whatever the place.
    @Override
    public List<Resource> listOurs(Collection<Zone> zones) {
        return Stream.of(Kind.SERVER, Kind.FIREWALL, Kind.SSH_KEY)
                .flatMap(kind -> things.ours(kind).stream())
                .map(Thing::resource)
                .sorted(Resource.REMOVAL)
                .toList();
    }

    @Override
    public void remove(Resource resource) {
        if (!Set.of(Kind.SERVER, Kind.FIREWALL, Kind.SSH_KEY).contains(resource.kind())) {
            throw new IllegalArgumentException("We make no %s at Hetzner".formatted(resource.kind()));
        }
        things.find(resource.kind(), resource.id()).ifPresent(there -> {
            resource.checkStillOurs(there.resource().tag(), "Hetzner");
            if (!there.resource().state().equals("deleting")) {
                things.delete(resource);
            }
        });
    }

    private Optional<Thing> only(Kind kind, ServerOrder order) {
        var found = things.tagged(kind, order.tag());
        if (found.size() > 1) {
            throw new Trouble.Untrusted(
                            "%d things of one kind carry the mark of this one order. Destroy it, which removes"
                                            .formatted(found.size())
                                    + " them all, and order again.")
                    .toException();
        }
        return found.stream().findFirst();
    }

    private Resource needed(Kind kind, ServerOrder order) {
        return only(kind, order)
                .map(Thing::resource)
                .orElseThrow(
                        () -> new Trouble.Gone("A part of this order is not there (any more). Start the order again.")
                                .toException());
    }

    private static Seen seen(Optional<Thing> found) {
        return found.<Seen>map(thing -> new Seen.Done(thing.resource())).orElseGet(Seen.Absent::new);
    }

    private static IllegalArgumentException unknown(CloudStep step) {
        return new IllegalArgumentException("Hetzner has no step " + step);
    }

    @Override
    public void close() {
        api.close();
    }
}
