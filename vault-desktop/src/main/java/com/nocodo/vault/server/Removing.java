package com.nocodo.vault.server;

import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.Resource;
import com.nocodo.vault.provider.Tag;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.http.Pause;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The steps that remove everything that carries a tag, and prove that nothing is left.
final class Removing {
    /// Before the number of a thing that was found, in facts: `found-1` is `server fr-par-1 <id>`.
    static final String FOUND = "found-";

    private final Provider provider;
    private final Tag tag;
    private final Collection<Zone> zones;
    private final boolean unsettled;
    private final Pause pause;

    /// @param zones that were ever used
    /// @param unsettled whether a change of unknown end may still be on its way
    Removing(Provider provider, Tag tag, Collection<Zone> zones, boolean unsettled, Pause pause) {
        this.provider = provider;
        this.tag = tag;
        this.zones = zones;
        this.unsettled = unsettled;
        this.pause = pause;
    }

    List<RunStep> steps() {
        return List.of(new Listing(), new Removal(), new ReadBack());
    }

    /// What there is, for the receipt.
    private final class Listing implements RunStep {
        private boolean settled;

        @Override
        public String id() {
            return "list";
        }

        @Override
        public String title() {
            return "Find all that there is";
        }

        @Override
        public Duration usual() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration settling() {
            return Provider.SETTLE;
        }

        @Override
        public Found look(Facts facts) {
            if (unsettled && !settled) {
                return new Found.Absent();
            }
            Map<String, String> found = new HashMap<>();
            for (var resource : provider.list(tag, zones)) {
                found.put(FOUND + (found.size() + 1), words(resource));
            }
            return new Found.Done(found);
        }

        @Override
        public void take(Facts facts, Consumer<String> line) throws InterruptedException {
            line.accept("waiting for what may still be on its way");
            pause.take(Provider.SETTLE);
            settled = true;
        }
    }

    private static String words(Resource resource) {
        return "%s %s %s"
                .formatted(
                        resource.kind().name().toLowerCase(Locale.ROOT),
                        resource.zone().text(),
                        resource.id());
    }

    private final class Removal implements RunStep {
        @Override
        public String id() {
            return "remove";
        }

        @Override
        public String title() {
            return "Remove it";
        }

        @Override
        public Duration usual() {
            return Duration.ofSeconds(45);
        }

        @Override
        public Duration settling() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int most() {
            return 400;
        }

        @Override
        public Duration between() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Found look(Facts facts) {
            return provider.list(tag, zones).isEmpty() ? new Found.Done(Map.of()) : new Found.Absent();
        }

        @Override
        public void take(Facts facts, Consumer<String> line) {
            provider.list(tag, zones).stream().findFirst().ifPresent(resource -> {
                line.accept("removing " + words(resource));
                provider.remove(resource);
            });
        }
    }

    /// Looks into every zone of the provider's, not only where we think that we were.
    private final class ReadBack implements RunStep {
        static final String LEFT = "left";

        @Override
        public String id() {
            return "read-back";
        }

        @Override
        public String title() {
            return "Look that nothing is left, in any zone";
        }

        @Override
        public Duration usual() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Found look(Facts facts) {
            var left = provider.list(tag, provider.zones());
            return left.isEmpty() ? new Found.Done(Map.of(LEFT, "0")) : new Found.Absent();
        }

        @Override
        public int most() {
            return 400;
        }

        @Override
        public void take(Facts facts, Consumer<String> line) {
            provider.list(tag, provider.zones()).stream().findFirst().ifPresent(resource -> {
                line.accept("removing " + words(resource));
                provider.remove(resource);
            });
        }
    }
}
