package com.nocodo.vault.ui.web;

import com.nocodo.vault.holder.Holder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the person should hear of: somebody came with a link that was used before.
public class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final Path home;
    private volatile @Nullable Instant usedAgain;

    Alarms(Page.Order order) {
        this.home = Path.of(order.home());
    }

    /// Shown on each open page, and kept for the audit log.
    void linkUsedAgain() {
        usedAgain = Instant.now();
        try (var vault = Holder.DOOR.connect(Holder.socket(home))) {
            vault.noteLinkUsedAgain();
        } catch (IOException | RuntimeException e) {
            LOG.warn("a link was used a second time, and the vault could not note it");
        }
    }

    /// When a link was last used a second time.
    public Optional<Instant> usedAgain() {
        return Optional.ofNullable(usedAgain);
    }

    /// The person saw it.
    public void seen() {
        usedAgain = null;
    }
}
