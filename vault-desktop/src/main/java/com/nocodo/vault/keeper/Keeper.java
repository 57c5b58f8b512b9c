package com.nocodo.vault.keeper;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import com.nocodo.protocol.local.FileLock;
import com.nocodo.vault.entry.Entrance;
import com.nocodo.vault.holder.HolderProcess;
import com.nocodo.vault.process.Child;
import com.nocodo.vault.process.OtherLoopback;
import com.nocodo.vault.ui.web.Page;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a home's vault at hand: starts the process that holds it and the one that shows it, ends both when the vault
/// is
/// locked, and starts fresh ones. It never sees a secret.
///
/// @see "docs/decisions/0065-processes-of-the-vault.md"
public final class Keeper implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MOST_TROUBLES = 5;
    private static final int HOLDER_TRIES = 10;
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final Path home;
    private final Path vault;
    private final FileLock lock;
    private final KeeperNote place;
    private final OtherLoopback other;
    private final KeptWays ways;
    private final Entrance entrance;
    private final Consumer<String> said;
    private final String cookie;
    private @Nullable Child holder;
    private @Nullable PageProcess page;
    private int troubles;
    private long lastTrouble;

    private Keeper(Path home, FileLock lock, KeeperNote place, SecureRandom random, Consumer<String> said) {
        this.home = home;
        this.vault = HolderProcess.folder(home);
        this.lock = lock;
        this.place = place;
        this.other = OtherLoopback.hold(place.port());
        this.entrance = new Entrance(vault, Clock.systemUTC(), random);
        this.said = said;
        this.ways = new KeptWays(said);
        var suffix = new byte[8];
        random.nextBytes(suffix);
        this.cookie = "vault-" + HexFormat.of().formatHex(suffix);
        entrance.clear();
    }

    /// @param said hears what a person should know meanwhile
    public static Keeper take(Path home, Map<String, String> environment, Consumer<String> said) {
        var vault = HolderProcess.folder(home);
        var lock = RunningKeeper.lock(vault)
                .orElseThrow(() -> RunningKeeper.find(vault)
                        .map(one -> Problem.conflict(
                                "The vault of this home is served already, by process %d at %s. A new link to it:"
                                        + " nocodo vault link. To end it: nocodo vault down",
                                one.pid(), one.address()))
                        .orElseGet(() -> Problem.conflict("The vault of this home is just being started."))
                        .toException());
        try {
            var random = new SecureRandom();
            return new Keeper(home, lock, Place.choose(vault, environment, random), random, said);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public String address() {
        return place.address();
    }

    /// Serves until this thread is interrupted.
    ///
    /// @param link told once the page answers
    public void serve(Consumer<String> link) throws InterruptedException {
        startBoth();
        link.accept(place.link(entrance.newLink()));
        while (true) {
            var ended = awaitEnd();
            var locked = ended instanceof Ended.OfHolder(var code) && code == HolderProcess.LOCKED;
            switch (ended) {
                case Ended.OfHolder(var code) when code == HolderProcess.LOCKED -> said.accept("The vault is locked.");
                case Ended.OfHolder(var code) ->
                    said.accept("The vault's process ended unexpectedly (%d). It is locked.".formatted(code));
                case Ended.OfPage(var code) ->
                    said.accept("The process of the vault's page ended unexpectedly (%d). It is started again."
                            .formatted(code));
            }
            if (!locked) {
                countTrouble();
            }
            if (ended instanceof Ended.OfHolder) {
                ways.locked();
            }
            endPage();
            if (ended instanceof Ended.OfHolder) {
                endHolder();
            }
            startBoth();
        }
    }

    private sealed interface Ended {
        record OfHolder(int code) implements Ended {}

        record OfPage(int code) implements Ended {}
    }

    private Ended awaitEnd() throws InterruptedException {
        var first = CompletableFuture.anyOf(
                java.util.Objects.requireNonNull(holder).ended().thenApply(Ended.OfHolder::new),
                java.util.Objects.requireNonNull(page).ended().thenApply(Ended.OfPage::new));
        try {
            return (Ended) first.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// While nobody else answers at the port, this process does.
    private void startBoth() throws InterruptedException {
        try (var waiting = WaitingPage.open(place)) {
            var starting =
                    PageProcess.start(new Page.Order(home.toString(), place.host(), place.port(), cookie), vault);
            page = starting;
            if (holder == null) {
                holder = startHolder();
            }
            starting.awaitPrepared();
        }
        java.util.Objects.requireNonNull(page).serve();
    }

    /// A command in a terminal may have one of its own, for seconds.
    private Child startHolder() throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                var started = HolderProcess.startKept(home);
                ways.listen(started.output());
                return started;
            } catch (ProblemException e) {
                if (tries == HOLDER_TRIES) {
                    throw e;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private void countTrouble() {
        var now = System.nanoTime();
        troubles = now - lastTrouble > SOON.toNanos() ? 1 : troubles + 1;
        lastTrouble = now;
        if (troubles > MOST_TROUBLES) {
            throw Problem.unavailable("The vault ends again and again. Look into holder.log and page.log in %s.", vault)
                    .toException();
        }
    }

    private void endPage() {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    private void endHolder() throws InterruptedException {
        if (holder != null) {
            holder.end(LAST_WORDS);
            holder = null;
        }
    }

    @Override
    public void close() {
        endPage();
        try {
            Thread.interrupted(); // it was the sign to end; the end itself takes a moment
            endHolder();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            entrance.clear();
            ways.close();
            other.close();
            lock.close();
        }
    }
}
