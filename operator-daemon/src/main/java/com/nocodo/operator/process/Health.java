package com.nocodo.operator.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Asks a program on loopback whether it is well.
public final class Health {
    private Health() {}

    /// Waits until the address answers 200.
    ///
    /// @param alive whether there is still something to wait for
    /// @return false when it ended, or was not ready in time
    public static boolean await(String url, BooleanSupplier alive, Duration within) throws InterruptedException {
        var deadline = System.nanoTime() + within.toNanos();
        try (var http = client()) {
            while (alive.getAsBoolean() && System.nanoTime() < deadline) {
                if (answers(http, url)) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return false;
    }

    /// Whether the address answers 200 now.
    public static boolean answers(HttpClient http, String url) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// Speaks HTTP/1.1 only: an offer of HTTP/2 in plain text makes the application close the connection, now and then
    /// under the next request.
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
    }
}
