package com.nocodo.vault.holder;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.rpc.Wire;
import com.nocodo.vault.safe.Receipt;
import com.nocodo.vault.safe.Safe;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One open way in, as the holder sees it; its worker has the keys.
final class Way {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Safe safe;
    private final String server;
    private final Instant until;
    private final Runnable used;
    private final AtomicInteger asked = new AtomicInteger();
    private final BlockingQueue<String> links = new LinkedBlockingQueue<>();
    private volatile String warning = "";

    /// @param used hears of each use by a person
    Way(Safe safe, String server, Instant until, Runnable used) {
        this.safe = safe;
        this.server = server;
        this.until = until;
        this.used = used;
    }

    Instant until() {
        return until;
    }

    String warning() {
        return warning;
    }

    void used() {
        used.run();
    }

    void link(String link) {
        links.add(link);
    }

    boolean linkAsked() {
        return asked.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    void askLink() {
        asked.incrementAndGet();
    }

    /// The link that was asked for.
    ///
    /// @param job ends where there will be none
    String awaitLink(Job job) throws InterruptedException {
        var over = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < over) {
            var link = links.poll(100, TimeUnit.MILLISECONDS);
            if (link != null) {
                return link;
            }
            if (job.result().isDone()) {
                job.await(LONGEST); // throws why
                throw Problem.unavailable("The way to the operator has closed. Enter it again.")
                        .toException();
            }
        }
        throw Problem.unavailable("The operator gave no link within %d seconds. Try again.", LONGEST.toSeconds())
                .toException();
    }

    /// What an operator keeps tells whether somebody put back a copy of the vault's file.
    String receipt(String kept) {
        if (!kept.isEmpty()) {
            warning = warning(kept);
            if (!warning.isEmpty()) {
                safe.audit().note("vault.rolled-back", server, Map.of("found", warning));
            }
        }
        return Wire.JSON.writeValueAsString(safe.receipt(holder()));
    }

    private String warning(String kept) {
        var receipt = read(kept);
        if (receipt == null) {
            return "The operator keeps a receipt of this vault that nobody can read.";
        }
        return switch (safe.check(holder(), receipt)) {
            case KNOWN -> "";
            case ROLLED_BACK ->
                "This vault is older than when it was here last: somebody put an old copy of its file back. What was"
                        + " changed since then is missing. If it was not you, look at who can write your files.";
            case OTHER_COPY ->
                "Another copy of this vault was here since: two copies of its file are in use, or one was put back. If it"
                        + " was not you, somebody else has your vault and its password.";
            case FOREIGN -> "The operator keeps a receipt of another vault.";
        };
    }

    private static @Nullable Receipt read(String kept) {
        try {
            return Wire.JSON.readValue(kept, Receipt.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    private String holder() {
        return "operator-" + server;
    }
}
