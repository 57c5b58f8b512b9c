package com.nocodo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody who uses an application all the while: writes one pupil with one lesson after the other, in turns by the
/// served name and directly, and knows which were taken.
final class Rows implements AutoCloseable {
    private static final String DAY = "2026-12-01";
    /// What lessons are called before and after a change.
    private static final List<String> LESSONS = List.of("/api/lessons", "/api/units");

    private final AppUser served;
    private final AppUser direct;
    private final List<String> pupils = new ArrayList<>();
    private final List<String> lessons = new ArrayList<>();
    private final Thread writer = Thread.ofPlatform().name("writer").unstarted(this::write);
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Throwable trouble;
    private volatile boolean done;
    private int number;

    /// What is in the application, in the order in which it came, each as often as it is there.
    record Content(List<String> pupils, List<String> lessons) {}

    Rows(AppUser served, AppUser direct) {
        this.served = served;
        this.direct = direct;
    }

    void begin() {
        writer.start();
    }

    private void write() {
        try {
            while (!done) {
                turn.lock();
                try {
                    number++;
                    one(number % 2 == 0 ? served : direct);
                } catch (IOException e) {
                    // whether that one was taken nobody knows; the next has another name
                } finally {
                    turn.unlock();
                }
                TimeUnit.MILLISECONDS.sleep(400);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            trouble = e;
        }
    }

    private void one(AppUser user) throws Exception {
        var name = "pupil " + number;
        var phone = phone(number);
        var pupil = user.add("/api/pupils", Map.of("name", name, "phone_number", phone));
        if (pupil == null) {
            throw new AssertionError("there are no pupils any more");
        }
        synchronized (this) {
            pupils.add(name + " " + phone);
        }
        var lesson = Map.of("pupil_id", pupil.path("id").asLong(), "date", DAY, "price", number);
        for (var path : LESSONS) {
            if (user.add(path, lesson) != null) {
                synchronized (this) {
                    lessons.add(lesson(name, DAY, number));
                }
                return;
            }
        }
    }

    static String phone(int number) {
        return "+49 30 %07d".formatted(number);
    }

    private static String lesson(String pupil, String day, long price) {
        return pupil + " on " + day + " for " + price;
    }

    /// The rows that the application said it has taken, so far.
    synchronized Content taken() {
        return new Content(List.copyOf(pupils), List.copyOf(lessons));
    }

    /// Waits until one more of each was taken: the application is in use, and takes rows as before.
    void another() throws Exception {
        var before = taken();
        await(() -> {
            var now = taken();
            return now.pupils().size() > before.pupils().size()
                    && now.lessons().size() > before.lessons().size();
        });
    }

    private void await(BooleanSupplier what) throws Exception {
        for (int tenths = 0; tenths < 1800 && !what.getAsBoolean(); tenths++) {
            if (trouble != null) {
                throw new IllegalStateException(trouble);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(what.getAsBoolean()).as("a row is taken").isTrue();
    }

    /// Nobody writes from here on until [#goOn], so that it is known which rows a backup has.
    void rest() {
        turn.lock();
    }

    void goOn() {
        turn.unlock();
    }

    Content end() throws InterruptedException {
        done = true;
        writer.join();
        if (trouble != null) {
            throw new IllegalStateException(trouble);
        }
        return taken();
    }

    /// While the application is started anew it is asked again.
    Content kept() throws Exception {
        for (int seconds = 0; ; seconds++) {
            try {
                return all();
            } catch (IOException e) {
                if (seconds == 120) {
                    throw e;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private Content all() throws Exception {
        Map<Long, String> names = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (var pupil : Objects.requireNonNull(direct.all("/api/pupils"))) {
            var name = pupil.path("name").asString();
            names.put(pupil.path("id").asLong(), name);
            found.add(name + " " + pupil.path("phone_number").asString());
        }
        for (var path : LESSONS) {
            var rows = direct.all(path);
            if (rows != null) {
                return new Content(
                        found, rows.stream().map(row -> told(row, names)).toList());
            }
        }
        throw new AssertionError("there are no lessons any more");
    }

    private static String told(JsonNode lesson, Map<Long, String> names) {
        return lesson(
                String.valueOf(names.get(lesson.path("pupil_id").asLong())),
                lesson.path("date").asString(),
                lesson.path("price").asLong());
    }

    @Override
    public void close() throws InterruptedException {
        done = true;
        writer.interrupt();
        writer.join();
        served.close();
        direct.close();
    }
}
