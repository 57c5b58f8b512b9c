package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.Catalogue;
import com.nocodo.vault.provider.CloudStep;
import com.nocodo.vault.provider.KeyReport;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Seen;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.BaseAddress;
import com.nocodo.vault.provider.http.CloudApi;
import com.nocodo.vault.provider.http.Limits;
import com.nocodo.vault.provider.http.Pause;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Scaleway as a [Provider].
public final class Scaleway implements Provider {
    public static final BaseAddress API = BaseAddress.of("https://api.scaleway.com");

    /// Those that have block volumes, by Scaleway's own library (2026-08); no call lists them.
    private static final List<Zone> ZONES = Stream.of(
                    "fr-par-1",
                    "fr-par-2",
                    "fr-par-3",
                    "nl-ams-1",
                    "nl-ams-2",
                    "nl-ams-3",
                    "pl-waw-1",
                    "pl-waw-2",
                    "pl-waw-3")
            .map(Zone::new)
            .toList();

    private final CloudApi api;
    private final Account account;
    private final Offers offers;
    private final Making making;
    private final Removing removing;
    private final Servers servers;

    public Scaleway(BaseAddress base, ScalewayKey key, Limits limits, Pause pause) {
        api = new CloudApi("Scaleway", base, "X-Auth-Token", "", key.secret(), limits, pause, new ScalewayErrors());
        var pages = new Pages(api);
        account = new Account(api, pages, key);
        offers = new Offers(api, pages);
        servers = new Servers(api, pages);
        var disks = new Disks(api, pages);
        var addresses = new Addresses(api, pages);
        var firewalls = new Firewalls(api, pages);
        making = new Making(account, offers, servers, disks, addresses, firewalls);
        removing = new Removing(account, servers, disks, addresses, firewalls);
    }

    @Override
    public String name() {
        return "Scaleway";
    }

    @Override
    public List<CloudStep> steps() {
        return List.of(
                CloudStep.FIREWALL,
                CloudStep.PORTS,
                CloudStep.ADDRESS,
                CloudStep.SERVER,
                CloudStep.CLAIM_DISK,
                CloudStep.USER_DATA,
                CloudStep.START,
                CloudStep.FORGET_USER_DATA);
    }

    @Override
    public KeyReport checkKey() {
        return account.report();
    }

    @Override
    public List<Zone> zones() {
        return ZONES;
    }

    @Override
    public Catalogue catalogue(Zone zone) {
        return offers.catalogue(zone);
    }

    @Override
    public Seen observe(CloudStep step, ServerOrder order) {
        return making.observe(step, order);
    }

    @Override
    public void apply(CloudStep step, ServerOrder order) {
        making.apply(step, order);
    }

    /// The fingerprints that Scaleway's images publish at their first boot, in a key of the user data.
    @Override
    public Optional<List<String>> hostKeyEvidence(ServerOrder order) {
        return making.server(order)
                .flatMap(server -> servers.userData(server, "ssh-host-fingerprints"))
                .map(text -> text.lines()
                        .limit(20)
                        .filter(line -> line.matches("[0-9]{2,5} (SHA256:[A-Za-z0-9+/]{43}|MD5:[0-9a-f:]{47}).{0,200}"))
                        .toList())
                .filter(lines -> !lines.isEmpty());
    }

    @Override
    public List<Resource> list(Tag tag, Collection<Zone> zones) {
        return listOurs(zones).stream()
                .filter(resource -> tag.equals(resource.tag()))
                .toList();
    }

    @Override
    public List<Resource> listOurs(Collection<Zone> zones) {
        return zones.stream()
                .distinct()
                .flatMap(zone -> removing.ours(zone).stream())
                .sorted(Resource.REMOVAL)
                .toList();
    }

    @Override
    public void remove(Resource resource) {
        removing.forward(resource);
    }

    @Override
    public void close() {
        api.close();
    }
}
