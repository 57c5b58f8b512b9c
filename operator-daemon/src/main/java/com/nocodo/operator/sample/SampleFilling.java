package com.nocodo.operator.sample;

import com.nocodo.modes.generate.backend.SampleRows;
import com.nocodo.modes.spec.AppSpec;
import com.nocodo.modes.spec.Entity;
import com.nocodo.operator.data.AppDoor;
import com.nocodo.protocol.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Puts made-up rows into an application through its own API. What it does not take is left out and counted.
final class SampleFilling {
    private static final Set<Integer> REFUSED = Set.of(400, 403, 409, 422);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final AppDoor door;
    private final Runnable refusal;
    private final long until = System.nanoTime() + LONGEST.toNanos();
    private final Map<Integer, Long> ids = new HashMap<>();

    /// @param refusal called between rows; throws where nobody wants more of them
    SampleFilling(AppDoor door, Runnable refusal) {
        this.door = door;
        this.refusal = refusal;
    }

    /// @return how many it has taken
    int fill(SampleRows rows) throws InterruptedException {
        ids.put(SampleRows.ACCOUNT, door.user());
        int taken = 0;
        for (var row : rows.rows()) {
            refusal.run();
            refuseTooSlow();
            if (taken(row)) {
                taken++;
            }
        }
        return taken;
    }

    private void refuseTooSlow() {
        if (System.nanoTime() > until) {
            throw Problem.unavailable("The application is too slow: its sample data was not made within two minutes.")
                    .toException();
        }
    }

    private boolean taken(SampleRows.Row row) throws InterruptedException {
        var json = row.json(ids);
        if (json.isEmpty()) {
            return false;
        }
        var answer = door.send("POST", row.path(), json.get());
        if (!accepted(answer)) {
            return false;
        }
        var id = answer.body().path("id").asLong();
        ids.put(row.number(), id);
        for (var move : row.moves()) {
            Map<String, Object> body = new LinkedHashMap<>(move);
            body.put("version", answer.body().path("version").asLong());
            answer = door.send("PATCH", row.path() + "/" + id, body);
            if (!accepted(answer)) {
                return true; // it stays in the state in which it is
            }
        }
        return true;
    }

    /// Gives the sample account of each role whose people are records one of them, so that it sees what is its own.
    void givePeople(AppSpec spec, SampleRows rows, Function<String, AppDoor> doors) throws InterruptedException {
        for (var role : spec.roles()) {
            var record = Optional.ofNullable(role.entity()).flatMap(entity -> first(spec.get(entity), rows));
            if (record.isPresent()) {
                try (var own = doors.apply(role.name())) {
                    accepted(door.send(
                            "PATCH", "/api/users/" + own.user(), Map.of(role.entity() + "_id", record.get())));
                }
            }
        }
    }

    private Optional<Long> first(Entity entity, SampleRows rows) {
        return rows.rows().stream()
                .filter(row -> row.path().equals(entity.path()) && ids.containsKey(row.number()))
                .map(row -> ids.get(row.number()))
                .findFirst();
    }

    private static boolean accepted(AppDoor.Answer answer) {
        if (!answer.good() && !REFUSED.contains(answer.status())) {
            throw Problem.unavailable("The application answered %d to a sample row.", answer.status())
                    .toException();
        }
        return answer.good();
    }
}
