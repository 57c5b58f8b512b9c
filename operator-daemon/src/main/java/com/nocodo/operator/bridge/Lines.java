package com.nocodo.operator.bridge;

import com.nocodo.protocol.bridge.Mux;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The connections that are open, each with its door. Nobody holds so many that others find no place: those of one key
/// are few, and whoever does not prove in time which vault it is has to go.
final class Lines {
    /// Nobody works with more at once; a vault whose network broke leaves some behind.
    static final int MOST_OF_A_KEY = 8;

    private static final int MOST = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Mux, Line> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Duration patience;

    private record Line(BridgeDoor door, long number) {}

    Lines() {
        this(PATIENCE);
    }

    /// @param patience until a line must have proved itself
    Lines(Duration patience) {
        this.patience = patience;
    }

    boolean areFull() {
        return open.size() >= MOST;
    }

    /// Takes it in until it ends.
    void add(Mux line, BridgeDoor door) {
        open.put(line, new Line(door, numbers.incrementAndGet()));
        Thread.ofVirtual().name("bridge-end").start(() -> watch(line, door));
    }

    private void watch(Mux line, BridgeDoor door) {
        try {
            if (!line.awaitEnd(patience) && door.isAnonymous()) {
                line.close();
            }
            line.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(line);
        }
    }

    /// After a line has proved that it is this key's: the oldest ones make room for it.
    void makeRoom(byte[] key) {
        var its = open.entrySet().stream()
                .filter(one -> one.getValue().door().isOf(key))
                .sorted(Comparator.comparingLong(one -> one.getValue().number()))
                .toList();
        its.stream()
                .limit(Math.max(0, its.size() - MOST_OF_A_KEY))
                .forEach(one -> one.getKey().close());
    }

    boolean isHere(byte[] key) {
        return open.values().stream().anyMatch(line -> line.door().isOf(key));
    }

    /// Ends what a vault has open, in the middle of whatever it does.
    void end(byte[] key) {
        open.forEach((mux, line) -> {
            if (line.door().isOf(key)) {
                mux.close();
            }
        });
    }

    void endAll() {
        open.keySet().forEach(Mux::close);
    }
}
