package com.nocodo.vault.holder;

import com.nocodo.provisioning.SshPublicKey;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.door.ServerView.ReceiptView;
import com.nocodo.vault.door.ServerView.State;
import com.nocodo.vault.safe.Stored;
import com.nocodo.vault.server.Facts;
import com.nocodo.vault.server.OwnHost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Servers as they are shown.
final class ServerViews {
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private ServerViews() {}

    static ServerView of(Holding holding, Stored<ServerRecord> stored) {
        var server = stored.body();
        var facts = Facts.of(holding.work().making(stored.id()).all());
        var updates = holding.work().updates();
        var own = holding.safe()
                .items()
                .find(OwnServer.KIND, stored.id())
                .map(found -> found.body().host());
        return new ServerView(
                stored.id(),
                server.wanted().name(),
                server.provider(),
                server.wanted().zone(),
                server.wanted().size(),
                server.state(),
                holding.work().isRunning(stored.id()),
                holding.trusts().view(stored.id()).trust(),
                server.trouble(),
                facts.find("address").or(() -> own.map(OwnHost::host)).orElse(null),
                facts.find("host-key")
                        .or(() -> own.map(OwnHost::hostKey))
                        .map(key -> new SshPublicKey(key).fingerprint())
                        .orElse(null),
                server.ordered(),
                server.perHour(),
                server.currency(),
                cost(server, holding),
                updates.runs(stored.id(), facts).orElse(null),
                server.state() == ServerView.State.READY
                        ? updates.offered(stored.id(), facts).orElse(null)
                        : null,
                receipt(holding, stored));
    }

    private static @Nullable BigDecimal cost(ServerRecord server, Holding holding) {
        if (server.perHour() == null) {
            return null;
        }
        var until = server.gone() == null ? holding.clock().instant() : server.gone();
        var minutes = Math.max(0, Duration.between(server.ordered(), until).toMinutes());
        return server.perHour().multiply(BigDecimal.valueOf(minutes)).divide(MINUTES, 4, RoundingMode.HALF_UP);
    }

    private static @Nullable ReceiptView receipt(Holding holding, Stored<ServerRecord> stored) {
        if (stored.body().provider().equals(OwnServer.PROVIDER)) {
            return null; // nothing was rented
        }
        var gone = stored.body().gone();
        return stored.body().state() == State.GONE && gone != null
                ? new ReceiptView(
                        holding.work().removed(stored.id()),
                        0,
                        gone,
                        stored.body().receipt())
                : null;
    }
}
