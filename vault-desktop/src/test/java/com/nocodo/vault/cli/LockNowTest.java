package com.nocodo.vault.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.door.KeyForm;
import com.nocodo.vault.door.OrderForm;
import com.nocodo.vault.door.ServerView;
import com.nocodo.vault.memory.KeptHolder;
import com.nocodo.vault.provider.fake.FakeScaleway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody locks the vault in the middle of the making of a server, and unlocks it later: nobody asks it to go on.
@Tag("all")
class LockNowTest {
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir
    Path home;

    private final FakeScaleway cloud = new FakeScaleway(InstantSource.system());

    @AfterEach
    void stop() {
        cloud.close();
    }

    private KeptHolder start() throws Exception {
        Files.createDirectories(home.resolve("vault"));
        Files.setPosixFilePermissions(
                home.resolve("vault"), java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        return KeptHolder.start(home, cloud.address().url().toString());
    }

    @Test
    void aServerGoesOnByItselfAfterTheUnlock() throws Exception {
        cloud.addresses(() -> "127.0.0.1");
        var middle = new CompletableFuture<Boolean>();
        cloud.faults().rewrite("POST ips", reply -> {
            middle.complete(true);
            return reply;
        });
        var started = new CompletableFuture<Boolean>();
        cloud.onPowerOn((machine, userData) -> started.complete(true));

        try (var holder = start()) {
            holder.door().create(PASSWORD);
            var key = holder.door()
                    .keys()
                    .add(new KeyForm(
                            "scaleway",
                            "main",
                            Map.of("access_key", FakeScaleway.ACCESS_KEY, "secret_key", FakeScaleway.SECRET)));
            holder.door()
                    .servers()
                    .create(new OrderForm(key.id(), "fr-par-1", "DEV1-L", "ubuntu-24.04", 40, "shop", null));
            middle.get(2, TimeUnit.MINUTES);
            holder.door().lock();
            assertThat(holder.process().ended().get(1, TimeUnit.MINUTES)).isEqualTo(42);
        }
        assertThat(started).isNotDone();

        try (var holder = start()) {
            assertThat(holder.door().unlock(PASSWORD).open()).isTrue();
            started.get(3, TimeUnit.MINUTES);
            var server = holder.door().servers().all().getFirst();
            assertThat(server.state()).isEqualTo(ServerView.State.MAKING);
            assertThat(cloud.serversMade()).isOne();

            holder.door().servers().destroy(server.id(), "shop");
            var gone = holder.door().servers().follow(server.id(), _ -> {});

            assertThat(gone.state()).as(gone.trouble()).isEqualTo(ServerView.State.GONE);
            assertThat(cloud.resources()).isZero();
            assertThat(holder.door().verify()).isEmpty();
        }
    }
}
