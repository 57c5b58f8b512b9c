package com.nocodo.vault.keeper;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.process.KeptPort;
import com.nocodo.vault.way.LockedPage;
import com.nocodo.vault.way.OperatorNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The addresses of the ways in that are open, or were when the vault was locked. Their ports are kept all the while,
/// and answered at while the vault is locked.
final class KeptWays implements AutoCloseable {
    /// What the holder says: `way open shop 23456`, `way left shop 23456`.
    private static final Pattern SAID = Pattern.compile("way (open|left) ([a-z][a-z0-9-]{0,30}) ([1-9][0-9]{3,4})");

    private static final int MOST_TRIES = 20;
    private static final int REST_MILLIS = 100;

    private final Consumer<String> said;
    private final Map<OperatorNames, Kept> kept = new HashMap<>();

    private record Kept(KeptPort port, @Nullable LockedPage page) {
        void close() {
            if (page != null) {
                page.close();
            }
            port.close();
        }
    }

    /// @param said hears what a person should know
    KeptWays(Consumer<String> said) {
        this.said = said;
    }

    /// Hears what a holder says about ways, until it ends.
    void listen(InputStream holder) {
        Thread.ofVirtual().name("kept-ways").start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(holder, StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    hear(line);
                }
            } catch (IOException e) {
                // It has ended.
            }
        });
    }

    void hear(String line) {
        var words = SAID.matcher(line);
        if (!words.matches()) {
            return;
        }
        var names = new OperatorNames(words.group(2), Integer.parseInt(words.group(3)));
        if (words.group(1).equals("open")) {
            opened(names);
        } else {
            left(names);
        }
    }

    /// Its worker listens from now on.
    private synchronized void opened(OperatorNames names) {
        var before = kept.get(names);
        if (before != null) {
            if (before.page() != null) {
                before.page().close();
            }
            kept.put(names, new Kept(before.port(), null));
            return;
        }
        try {
            kept.put(names, new Kept(KeptPort.keep(names.port()), null));
        } catch (ProblemException e) {
            said.accept(e.problem().message());
        }
    }

    private synchronized void left(OperatorNames names) {
        var before = kept.remove(names);
        if (before != null) {
            before.close();
        }
    }

    /// No worker is there any more.
    synchronized void locked() {
        kept.replaceAll((names, one) -> one.page() == null ? new Kept(one.port(), page(names)) : one);
    }

    /// The worker that had it ends moments after the holder.
    private @Nullable LockedPage page(OperatorNames names) {
        for (int tries = 1; ; tries++) {
            try {
                return LockedPage.open(names);
            } catch (IOException e) {
                if (tries == MOST_TRIES) {
                    said.accept("Another program answers at %s (%s). Do not type anything there."
                            .formatted(names.address(), e.getMessage()));
                    return null;
                }
                rest();
            }
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        kept.values().forEach(Kept::close);
        kept.clear();
    }
}
