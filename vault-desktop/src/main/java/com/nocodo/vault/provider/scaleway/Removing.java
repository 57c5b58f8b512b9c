package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.scaleway.Disks.Disk;
import com.nocodo.vault.provider.scaleway.Servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is left of ours in a zone, and how it goes: the server, then what outlives it.
final class Removing {
    private final Account account;
    private final Servers servers;
    private final Disks disks;
    private final Addresses addresses;
    private final Firewalls firewalls;

    Removing(Account account, Servers servers, Disks disks, Addresses addresses, Firewalls firewalls) {
        this.account = account;
        this.servers = servers;
        this.disks = disks;
        this.addresses = addresses;
        this.firewalls = firewalls;
    }

    /// The lists are filtered here and not by Scaleway: a filter that fails would look like "nothing left".
    List<Resource> ours(Zone zone) {
        var project = account.project();
        var found = new ArrayList<Resource>();
        servers.ours(zone, project).forEach(server -> {
            found.add(server.resource());
            unmarked(server).forEach(disk -> found.add(disk.of(server)));
        });
        disks.ours(zone, project).stream()
                .map(Disk::resource)
                .filter(disk -> found.stream().noneMatch(other -> other.id().equals(disk.id())))
                .forEach(found::add);
        found.addAll(addresses.ours(zone, project));
        found.addAll(firewalls.ours(zone, project));
        return found;
    }

    private List<Disk> unmarked(Server server) {
        var tag = Tag.in(server.tags()).orElseThrow();
        return server.disks().stream()
                .flatMap(id -> disks.find(server.zone(), id).stream())
                .filter(disk -> !disk.isMarked(tag))
                .toList();
    }

    void forward(Resource resource) {
        switch (resource.kind()) {
            case SERVER ->
                servers.find(resource.zone(), resource.id()).ifPresent(server -> {
                    resource.checkStillOurs(server.resource().tag(), "Scaleway");
                    end(server);
                });
            case DISK ->
                disks.find(resource.zone(), resource.id()).ifPresent(disk -> {
                    // Else it is held by a server that is going, or going itself: its turn comes.
                    if (disk.state().equals("available") || disk.state().equals("error")) {
                        resource.checkStillOurs(disk.tag(), "Scaleway");
                        disks.delete(disk);
                    }
                });
            case ADDRESS ->
                addresses.find(resource.zone(), resource.id()).ifPresent(address -> {
                    resource.checkStillOurs(address.tag(), "Scaleway");
                    addresses.delete(address);
                });
            case FIREWALL ->
                firewalls.find(resource.zone(), resource.id()).ifPresent(firewall -> {
                    resource.checkStillOurs(firewall.tag(), "Scaleway");
                    firewalls.delete(firewall);
                });
            case SSH_KEY, MARK ->
                throw new IllegalArgumentException("We make no %s at Scaleway".formatted(resource.kind()));
        }
    }

    /// A disk without our mark would be lost with its server, and billed; so that comes first, as a change of its own.
    private void end(Server server) {
        Optional<Disk> unmarked = unmarked(server).stream().findFirst();
        if (unmarked.isPresent()) {
            disks.claim(unmarked.get(), Tag.in(server.tags()).orElseThrow());
        } else {
            servers.end(server);
        }
    }
}
