package com.nocodo.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who uses an application all the while: writes one row after the other, and knows which were taken.
final class Rows implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String email;
    private final String password;
    private final Where where;
    private final AtomicLong numbers = new AtomicLong();
    private final List<String> taken = new ArrayList<>();
    private final Thread writer = Thread.ofPlatform().name("writer").unstarted(this::write);
    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean done;
    private String cookie = "";
    private String csrf = "";

    /// Where the application answers now; it moves when it is started again.
    interface Where {
        String url() throws Exception;
    }

    Rows(String email, String password, Where where) {
        this.email = email;
        this.password = password;
        this.where = where;
    }

    void begin() {
        writer.start();
    }

    private void write() {
        try {
            while (!done) {
                turn.lock();
                try {
                    one("pupil " + numbers.incrementAndGet());
                } catch (IOException e) {
                    // whether that one was taken nobody knows; the next has another name
                } finally {
                    turn.unlock();
                }
                TimeUnit.MILLISECONDS.sleep(400);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void one(String name) throws Exception {
        if (cookie.isEmpty()) {
            signIn();
        }
        var answer = send(
                "POST",
                "/api/pupils",
                JsonMapper.shared().writeValueAsString(Map.of("name", name, "phone_number", "+49 30 1234567")));
        if (answer.statusCode() == 201) {
            taken.add(name);
        } else if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            cookie = "";
        } else {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }

    private void signIn() throws Exception {
        var answer = send(
                "POST",
                "/api/session",
                JsonMapper.shared().writeValueAsString(Map.of("email", email, "password", password)));
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("not let in: " + answer.statusCode());
        }
        cookie = answer.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
        csrf = JsonMapper.shared().readTree(answer.body()).path("csrf_token").asString("");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(where.url() + path))
                        .timeout(Duration.ofSeconds(90))
                        .header("Content-Type", "application/json")
                        .header("Cookie", cookie)
                        .header("X-CSRF-Token", csrf)
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Nobody writes from here on until [#goOn], so that it is known which rows a backup has.
    void rest() {
        turn.lock();
    }

    void goOn() {
        turn.unlock();
    }

    /// @return the names that the application said it has taken
    List<String> end() throws InterruptedException {
        done = true;
        writer.join();
        return List.copyOf(taken);
    }

    /// The names that are in the application, each as often as it is there. While it is started anew it is asked again.
    List<String> kept() throws Exception {
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

    private List<String> all() throws Exception {
        signIn();
        List<String> names = new ArrayList<>();
        var ids = new TreeSet<Long>();
        for (int page = 1; ; page++) {
            var answer = send("GET", "/api/pupils?sort=id&page_size=100&page=" + page, "");
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            var rows = JsonMapper.shared().readTree(answer.body()).path("items");
            for (var row : rows) {
                if (ids.add(row.path("id").asLong())) {
                    names.add(row.path("name").asString());
                }
            }
            if (rows.isEmpty()) {
                return names;
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        done = true;
        writer.interrupt();
        writer.join();
        http.close();
    }
}
