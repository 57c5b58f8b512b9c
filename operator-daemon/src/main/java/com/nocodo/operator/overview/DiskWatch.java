package com.nocodo.operator.overview;

import com.nocodo.modes.spec.Speech;
import com.nocodo.operator.build.Services;
import com.nocodo.operator.event.Warnings;
import com.nocodo.operator.home.Rounds;
import com.nocodo.operator.process.AppLimits;
import com.nocodo.operator.project.Project;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the projects of a home when its disk is nearly full, from start to close.
public final class DiskWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final String REASON = "disk";
    private static final long K = 1024;

    private final Services services;
    private final Warnings warnings;
    private final Free free;
    private final long low;
    private final Duration look;
    private @Nullable Rounds rounds;
    private boolean full;

    /// How many bytes are free.
    interface Free {
        long now() throws IOException;
    }

    DiskWatch(Services services, Free free, long low, Duration look) {
        this.services = services;
        this.warnings = new Warnings(services.events());
        this.free = free;
        this.low = low;
        this.look = look;
    }

    public static DiskWatch begin(Services services, Disk disk, Duration look) {
        var watch = new DiskWatch(services, disk::free, disk.low(), look);
        watch.rounds = Rounds.begin("disk-watch", watch.look, watch::lookNow);
        return watch;
    }

    /// What is told as over is so by a quarter, so that a disk at the edge does not tell it again and again.
    void lookNow() {
        try {
            var now = free.now();
            if (now < low) {
                if (!full) {
                    LOG.warn("{} bytes are free on the disk of the home", now);
                }
                full = true;
                built(project -> warnings.warn(project.id(), REASON, nearlyFull(project, now)));
            } else if (now > low + low / 4) {
                full = false;
                built(project -> warnings.over(project.id(), REASON, enough(project)));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the disk cannot be looked at: {}", e.getMessage());
        }
    }

    private void built(Consumer<Project> tell) {
        services.projects().all().stream()
                .filter(project -> services.projects().built(project.id()))
                .forEach(tell);
    }

    private static String nearlyFull(Project project, long now) {
        var left = AppLimits.words(now / (K * K) * (K * K));
        return Speech.in(project.spec())
                .say(
                        "The disk is nearly full: %s are free. Changes and backups may fail until there is room again.",
                        "Die Platte ist fast voll: %s sind frei. Änderungen und Sicherungen können misslingen, bis wieder"
                                + " Platz ist.")
                .formatted(left);
    }

    private static String enough(Project project) {
        return Speech.in(project.spec()).say("There is room on the disk again.", "Auf der Platte ist wieder Platz.");
    }

    @Override
    public void close() {
        if (rounds != null) {
            rounds.close();
        }
    }
}
