package com.nocodo.operator.data;

import com.nocodo.operator.build.Services;
import com.nocodo.operator.project.Project;
import com.nocodo.protocol.Problem;
import java.util.HashMap;
import java.util.Map;

/// The doors of the applications that run, one each, for as long as an application runs at the same address.
public final class Applications implements AutoCloseable {
    private final Services services;
    private final Map<String, Opened> doors = new HashMap<>();

    public Applications(Services services) {
        this.services = services;
    }

    private record Opened(String url, AppDoor door) {}

    AppDoor of(Project project) {
        var url = services.previews()
                .url(project.id())
                .orElseThrow(() -> Problem.conflict(
                                "%s does not run, so its data cannot be reached. Start it first.", project.name())
                        .toException());
        synchronized (doors) {
            var known = doors.get(project.id());
            if (known != null && known.url().equals(url)) {
                return known.door();
            }
            if (known != null) {
                known.door().close();
            }
            var door = new AppDoor(services.previews(), project.id(), url);
            doors.put(project.id(), new Opened(url, door));
            return door;
        }
    }

    @Override
    public void close() {
        synchronized (doors) {
            doors.values().forEach(opened -> opened.door().close());
            doors.clear();
        }
    }
}
