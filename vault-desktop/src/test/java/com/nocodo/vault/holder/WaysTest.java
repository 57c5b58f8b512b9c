package com.nocodo.vault.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.vault.door.TrustView.Trust;
import com.nocodo.vault.safe.Write;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What is told of ways in to whoever keeps their ports.
class WaysTest extends TwoVaults {
    private final List<String> told = new ArrayList<>();

    private Ways ways(Path logs, Consumer<String> listener) {
        var held = owner.holding;
        return new Ways(
                held.safe(),
                held.work(),
                held.upkeep(),
                held.trusts(),
                logs,
                Clock.systemUTC(),
                held.autoLock(),
                listener);
    }

    private void wasOpen(String server, Instant until) {
        owner.holding.safe().items().put(OpenWay.KIND, server, "", new OpenWay(until, "shop 23456"), Write.NEW);
    }

    private void isLeft() {
        assertThat(told).last().isEqualTo("way left shop 23456");
        assertThat(owner.holding.safe().items().list(OpenWay.KIND)).isEmpty();
    }

    @Test
    void aWayThatIsOverOrNotTrustedOrForgottenLetsGoOfItsPort() {
        try (var ways = ways(folder, told::add)) {
            wasOpen(SHOP, Instant.now().minusSeconds(1));
            ways.openAgain();
            isLeft();

            told.clear();
            wasOpen("server-forgotten", Instant.now().plusSeconds(600));
            ways.openAgain();
            isLeft();

            told.clear();
            owners.access().setTrust(SHOP, Trust.PAUSED, "");
            wasOpen(SHOP, Instant.now().plusSeconds(600));
            ways.openAgain();
            isLeft();
        }
    }

    @Test
    void aWayThatCannotBeBegunLetsGoOfItsPort() throws Exception {
        var file = Files.createFile(folder.resolve("no-folder"));
        try (var ways = ways(file, told::add)) {
            assertThatThrownBy(() -> ways.enter(SHOP)).hasMessageContaining("cannot be started");
        }
        assertThat(told).first().isEqualTo("way open shop 23456");
        isLeft();
    }

    @Test
    void trustThatEndsWhileAWayOpensClosesIt() {
        Consumer<String> listener = line -> owner.holding.trusts().set(SHOP, Trust.PAUSED);
        try (var ways = ways(folder, listener)) {
            assertThatThrownBy(() -> ways.enter(SHOP)).hasMessageContaining("You paused this server");
        }
    }
}
