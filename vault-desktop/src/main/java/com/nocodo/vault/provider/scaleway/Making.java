package com.nocodo.vault.provider.scaleway;

import com.nocodo.vault.provider.CloudStep;
import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Seen;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.scaleway.Disks.Disk;
import com.nocodo.vault.provider.scaleway.Servers.Server;
import java.util.List;
import java.util.Optional;

/// The steps that make a server, each found again by our tag.
final class Making {
    private final Account account;
    private final Offers offers;
    private final Servers servers;
    private final Disks disks;
    private final Addresses addresses;
    private final Firewalls firewalls;

    Making(Account account, Offers offers, Servers servers, Disks disks, Addresses addresses, Firewalls firewalls) {
        this.account = account;
        this.offers = offers;
        this.servers = servers;
        this.disks = disks;
        this.addresses = addresses;
        this.firewalls = firewalls;
    }

    Seen observe(CloudStep step, ServerOrder order) {
        return switch (step) {
            case FIREWALL -> seen(firewall(order));
            case PORTS -> seen(firewall(order).filter(found -> firewalls.isOpen(found, order.ports())));
            case ADDRESS -> seen(address(order));
            case SERVER -> seen(server(order).map(Server::resource));
            case CLAIM_DISK ->
                server(order).map(server -> claimed(server, order)).orElseGet(Seen.Absent::new);
            case USER_DATA ->
                seen(server(order)
                        .filter(server -> hasBegun(server) || hasUserData(server, order))
                        .map(Server::resource));
            case START -> server(order).map(Making::started).orElseGet(Seen.Absent::new);
            case FORGET_USER_DATA ->
                seen(server(order)
                        .filter(server -> !servers.hasUserData(server))
                        .map(Server::resource));
            case MARK, SSH_KEY -> throw unknown(step);
        };
    }

    void apply(CloudStep step, ServerOrder order) {
        if (!(observe(step, order) instanceof Seen.Absent)) {
            return;
        }
        switch (step) {
            case FIREWALL -> firewalls.create(order, account.project());
            case PORTS -> firewalls.open(needed(firewall(order), "firewall"), order.ports());
            case ADDRESS -> addresses.create(order, account.project());
            case SERVER -> create(order);
            case CLAIM_DISK ->
                unclaimed(needed(server(order), "server"), order).ifPresent(disk -> disks.claim(disk, order.tag()));
            case USER_DATA ->
                servers.setCloudInit(
                        needed(server(order), "server"), order.userData().text());
            case START -> servers.powerOn(needed(server(order), "server"));
            case FORGET_USER_DATA -> servers.forgetCloudInit(needed(server(order), "server"));
            case MARK, SSH_KEY -> throw unknown(step);
        }
    }

    private void create(ServerOrder order) {
        var firewall = needed(firewall(order), "firewall");
        var address = needed(address(order), "address");
        var size = offers.agreed(order);
        servers.create(order, account.project(), offers.image(order, size), address.id(), firewall.id());
    }

    /// Once it runs, its first boot has read them, and they may be deleted already.
    private static boolean hasBegun(Server server) {
        return !server.state().equals("stopped");
    }

    private boolean hasUserData(Server server, ServerOrder order) {
        return servers.cloudInit(server).filter(order.userData().text()::equals).isPresent();
    }

    private Seen claimed(Server server, ServerOrder order) {
        if (server.disks().isEmpty()) {
            throw new Trouble.Untrusted(
                            "Scaleway made the server without the disk that was ordered. Destroy it and order"
                                    + " again.")
                    .toException();
        }
        for (var id : server.disks()) {
            var disk = disks.find(server.zone(), id);
            if (disk.isEmpty()) {
                return new Seen.Underway("its disk is being made");
            }
            if (!disk.get().isMarked(order.tag())) {
                return new Seen.Absent();
            }
        }
        return new Seen.Done(server.resource());
    }

    private Optional<Disk> unclaimed(Server server, ServerOrder order) {
        return server.disks().stream()
                .flatMap(id -> disks.find(server.zone(), id).stream())
                .filter(disk -> !disk.isMarked(order.tag()))
                .findFirst();
    }

    private static Seen started(Server server) {
        return switch (server.state()) {
            case "running" -> new Seen.Done(server.resource());
            case "stopped", "stopped in place" -> new Seen.Absent();
            case "locked" -> throw Servers.locked();
            default -> new Seen.Underway(server.detail().isEmpty() ? server.state() : server.detail());
        };
    }

    Optional<Server> server(ServerOrder order) {
        return only(servers.tagged(order.zone(), account.project(), order.tag()), "servers");
    }

    private Optional<Resource> firewall(ServerOrder order) {
        return only(firewalls.tagged(order.zone(), account.project(), order.tag()), "firewalls");
    }

    private Optional<Resource> address(ServerOrder order) {
        return only(addresses.tagged(order.zone(), account.project(), order.tag()), "addresses");
    }

    private static <T> Optional<T> only(List<T> found, String what) {
        if (found.size() > 1) {
            throw new Trouble.Untrusted(
                            "%d %s carry the mark of this one order. Destroy it, which removes them all, and"
                                            .formatted(found.size(), what)
                                    + " order again.")
                    .toException();
        }
        return found.stream().findFirst();
    }

    private static <T> T needed(Optional<T> found, String what) {
        return found.orElseThrow(() -> new Trouble.Gone(
                        "The %s of this order is not there (any more). Start the order again.".formatted(what))
                .toException());
    }

    private static Seen seen(Optional<Resource> found) {
        return found.<Seen>map(Seen.Done::new).orElseGet(Seen.Absent::new);
    }

    private static IllegalArgumentException unknown(CloudStep step) {
        return new IllegalArgumentException("Scaleway has no step " + step);
    }
}
