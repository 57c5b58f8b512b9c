package com.nocodo.operator.bridge;

import com.nocodo.protocol.bridge.Mux;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The connections that are open, each with its door.
final class Lines {
    private final Map<Mux, BridgeDoor> open = new ConcurrentHashMap<>();

    void add(Mux line, BridgeDoor door) {
        open.put(line, door);
    }

    void remove(Mux line) {
        open.remove(line);
    }

    int count() {
        return open.size();
    }

    boolean isHere(byte[] key) {
        return open.values().stream().anyMatch(door -> door.isOf(key));
    }

    /// Ends what a vault has open, in the middle of whatever it does.
    void end(byte[] key) {
        open.forEach((line, door) -> {
            if (door.isOf(key)) {
                line.close();
            }
        });
    }

    void endAll() {
        open.keySet().forEach(Mux::close);
    }
}
