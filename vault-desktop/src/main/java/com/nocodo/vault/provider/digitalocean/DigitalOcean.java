package com.nocodo.vault.provider.digitalocean;

import com.nocodo.vault.provider.Catalogue;
import com.nocodo.vault.provider.CloudStep;
import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.KeyReport;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Rights;
import com.nocodo.vault.provider.Seen;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.digitalocean.Things.Form;
import com.nocodo.vault.provider.http.Ask;
import com.nocodo.vault.provider.http.BaseAddress;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Limits;
import com.nocodo.vault.provider.http.Pause;
import com.nocodo.vault.provider.http.Token;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// DigitalOcean as a [Provider]. The droplet is made with its user data, which nobody can delete later; its disk and
/// its
/// address go with it. It is destroyed alone, not "with associated resources": those would not be ours.
public final class DigitalOcean implements Provider {
    public static final BaseAddress API = BaseAddress.of("https://api.digitalocean.com");

    private final CloudApi api;
    private final Things things;
    private final Offers offers;

    public DigitalOcean(BaseAddress base, Token token, Limits limits, Pause pause) {
        api = new CloudApi(
                "DigitalOcean", base, "Authorization", "Bearer ", token, limits, pause, new DigitalOceanErrors());
        things = new Things(api);
        offers = new Offers(things);
    }

    @Override
    public String name() {
        return "DigitalOcean";
    }

    /// The firewall holds for whatever carries the tag, so it is there before the droplet is.
    @Override
    public List<CloudStep> steps() {
        return List.of(CloudStep.MARK, CloudStep.SSH_KEY, CloudStep.FIREWALL, CloudStep.SERVER, CloudStep.START);
    }

    @Override
    public KeyReport checkKey() {
        var rights = new Rights.Unknown("DigitalOcean does not say what a token may do. A token with custom scopes for"
                + " droplet, firewall, ssh_key and tag is enough; one with full access can do far more.");
        try {
            var account = api.call(Ask.get("check the API token", "/v2/account"))
                    .json()
                    .at("account");
            return new KeyReport(account.text("email"), null, null, rights);
        } catch (CloudTrouble e) {
            if (e.trouble() instanceof Trouble.NotAllowed) {
                // A token with few scopes, as it should be: see whether it sees what it must.
                api.call(Ask.get("list the servers", "/v2/droplets")
                        .with("page", "1")
                        .with("per_page", "1"));
                return new KeyReport("a DigitalOcean account", null, null, rights);
            }
            throw e;
        }
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
            case MARK -> seen(only(Form.MARK, order));
            case SSH_KEY -> seen(only(Form.SSH_KEY, order));
            case FIREWALL -> seen(only(Form.FIREWALL, order));
            case SERVER -> seen(only(Form.SERVER, order));
            case START -> only(Form.SERVER, order).map(DigitalOcean::started).orElseGet(Seen.Absent::new);
            default -> throw unknown(step);
        };
    }

    private static Seen started(Resource droplet) {
        return switch (droplet.state()) {
            case "active" -> new Seen.Done(droplet);
            case "off" -> new Seen.Absent();
            case "archive" ->
                throw new Trouble.Refused(
                                "DigitalOcean has archived the server. Its support knows why; open a ticket in the console.")
                        .toException();
            default -> new Seen.Underway(droplet.state());
        };
    }

    @Override
    public void apply(CloudStep step, ServerOrder order) {
        if (!(observe(step, order) instanceof Seen.Absent)) {
            return;
        }
        var name = order.tag().text();
        switch (step) {
            case MARK -> things.create(Form.MARK, order.tag(), Map.of("name", name));
            case SSH_KEY ->
                things.create(Form.SSH_KEY, order.tag(), Map.of("name", name, "public_key", order.sshKey()));
            case FIREWALL -> things.create(Form.FIREWALL, order.tag(), firewall(order));
            case SERVER -> create(order);
            case START -> powerOn(needed(Form.SERVER, order));
            default -> throw unknown(step);
        }
    }

    private static Map<String, Object> firewall(ServerOrder order) {
        var everybody = Map.of("addresses", List.of("0.0.0.0/0", "::/0"));
        var in = order.ports().stream()
                .map(port -> Map.of("protocol", "tcp", "ports", String.valueOf(port), "sources", everybody))
                .toList();
        var out = Stream.of("tcp", "udp")
                .map(protocol -> Map.of("protocol", protocol, "ports", "all", "destinations", everybody))
                .toList();
        return Map.of(
                "name",
                order.tag().text(),
                "inbound_rules",
                in,
                "outbound_rules",
                out,
                "tags",
                List.of(order.tag().text()));
    }

    private void create(ServerOrder order) {
        var key = needed(Form.SSH_KEY, order);
        needed(Form.FIREWALL, order);
        order.stillOffered(catalogue(order.zone()), "DigitalOcean");
        var image = switch (order.image()) {
            case UBUNTU_24_04 -> "ubuntu-24-04-x64";
            case DEBIAN_12 -> "debian-12-x64";
        };
        things.create(
                Form.SERVER,
                order.tag(),
                Map.of(
                        "name", order.name(),
                        "region", order.zone().text(),
                        "size", order.size(),
                        "image", image,
                        "ssh_keys", List.of(Long.parseLong(key.id())), // else a password of root is mailed
                        "user_data", order.userData().text(),
                        "tags", List.of(order.tag().text()),
                        "ipv6", true,
                        "monitoring", false,
                        "with_droplet_agent", false));
    }

    private void powerOn(Resource droplet) {
        var path = "/v2/droplets/" + droplet.id() + "/actions";
        api.call(Ask.json("start the server", "POST", path, Map.of("type", "power_on")));
    }

    /// DigitalOcean hears nothing from its droplets.
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

    /// One account is one list, whatever the region.
    @Override
    public List<Resource> listOurs(Collection<Zone> zones) {
        return Arrays.stream(Form.values())
                .flatMap(form -> things.ours(form).stream())
                .sorted(Resource.REMOVAL)
                .toList();
    }

    @Override
    public void remove(Resource resource) {
        things.find(Form.of(resource.kind()), resource.id()).ifPresent(there -> {
            resource.checkStillOurs(there.tag(), "DigitalOcean");
            things.delete(resource);
        });
    }

    private Optional<Resource> only(Form form, ServerOrder order) {
        var found = things.tagged(form, order.tag());
        if (found.size() > 1) {
            throw new Trouble.Untrusted(
                            "%d %ss carry the mark of this one order. Destroy it, which removes them all, and"
                                            .formatted(found.size(), form.words)
                                    + " order again.")
                    .toException();
        }
        return found.stream().findFirst();
    }

    private Resource needed(Form form, ServerOrder order) {
        return only(form, order)
                .orElseThrow(
                        () -> new Trouble.Gone("The %s of this order is not there (any more). Start the order again."
                                        .formatted(form.words))
                                .toException());
    }

    private static Seen seen(Optional<Resource> found) {
        return found.<Seen>map(Seen.Done::new).orElseGet(Seen.Absent::new);
    }

    private static IllegalArgumentException unknown(CloudStep step) {
        return new IllegalArgumentException("DigitalOcean has no step " + step);
    }

    @Override
    public void close() {
        api.close();
    }
}
