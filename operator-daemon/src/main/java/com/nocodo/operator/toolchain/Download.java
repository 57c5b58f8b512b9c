package com.nocodo.operator.toolchain;

import com.nocodo.operator.home.Sha256;
import com.nocodo.protocol.Problem;
import com.nocodo.protocol.local.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/// Downloads one archive and keeps it only if it has the checksum that its publisher gives.
final class Download {
    private static final int PART = 1 << 16;

    private Download() {}

    /// @param checksum 64 hex digits, or the address of a text that begins a line with them and ends it with the name
    static void to(Path file, URI archive, URI checksum, Consumer<String> progress) throws InterruptedException {
        var name = archive.getPath().substring(archive.getPath().lastIndexOf('/') + 1);
        try (var http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build()) {
            var want = expected(http, checksum, name);
            var answer = http.send(request(archive), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw Problem.unavailable("%s answers %d", archive, answer.statusCode())
                        .toException();
            }
            var all = answer.headers().firstValueAsLong("Content-Length").orElse(0);
            var digest = Sha256.fresh();
            long done = 0;
            try (var in = answer.body();
                    var out = Files.newOutputStream(file)) {
                for (var part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                    digest.update(part);
                    out.write(part);
                    done += part.length;
                    progress.accept("%s: %d of %d MB".formatted(name, done >> 20, all >> 20));
                }
            }
            if (!Sha256.of(digest).equals(want)) {
                Files.deleteIfExists(file);
                throw Problem.unavailable(
                                "%s does not have the checksum of its publisher; it was thrown away.", archive)
                        .toException();
            }
        } catch (IOException e) {
            throw Problem.unavailable("%s cannot be downloaded: %s", archive, Reason.of(e))
                    .toException();
        }
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(15)).build();
    }

    private static String expected(HttpClient http, URI checksum, String name)
            throws IOException, InterruptedException {
        var answer = http.send(request(checksum), HttpResponse.BodyHandlers.ofString());
        return answer.body()
                .lines()
                .filter(line -> answer.statusCode() == 200 && line.matches("[0-9a-f]{64}\\b.*") && line.endsWith(name))
                .map(line -> line.substring(0, 64))
                .findFirst()
                .orElseThrow(() -> Problem.unavailable("%s gives no checksum for %s", checksum, name)
                        .toException());
    }
}
