package com.nocodo.vault.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.nocodo.vault.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keeper's processes as they are, ended in every way.
@Tag("all")
class KeeperTest {
    private static final int PATIENCE_SECONDS = 90;
    private static final List<String> PASSWORD = List.of("correct horse battery staple");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Terminal terminal;
    private Process keeper;
    private String link;

    @BeforeEach
    void start() throws IOException {
        terminal = new Terminal(folder.resolve("home"));
        begin();
    }

    private void begin() throws IOException {
        keeper = terminal.start(List.of(), "--no-browser");
        link = new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    @AfterEach
    void stop() throws InterruptedException {
        keeper.destroy();
        assertThat(keeper.waitFor(30, TimeUnit.SECONDS)).isTrue();
        client.close();
    }

    private int status() throws InterruptedException {
        var place = URI.create(link);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + place.getPort() + "/enter"))
                .header("Host", place.getAuthority())
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private List<ProcessHandle> children() {
        return keeper.descendants().toList();
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        await(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private static void await(Condition condition) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void aSecondOneSaysWhoServesAndALinkCanBeHadAnew() throws Exception {
        var second = terminal.type(List.of());

        assertThat(second.code()).isEqualTo(5);
        assertThat(second.err()).contains(String.valueOf(keeper.pid()), link.replaceFirst("/#.*", ""));
        assertThat(terminal.type(List.of(), "link").out())
                .startsWith("http://vault-")
                .isNotEqualTo(link + "\n");
        assertThat(terminal.type(List.of(), "down").code()).isZero();
        assertThat(keeper.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(terminal.type(List.of(), "link").code()).isEqualTo(4);
    }

    @Test
    void afterALockFreshProcessesAnswerAtTheSameAddress() throws Exception {
        terminal.type(PASSWORD, "create");
        var before = children();
        assertThat(before).hasSize(2);
        assertThat(status()).isEqualTo(401);

        terminal.type(PASSWORD, "key", "list");
        assertThat(terminal.type(List.of(), "lock").code()).isZero();

        awaitEnd(before);
        await(() -> status() == 401);
        assertThat(children().stream().map(ProcessHandle::pid).collect(Collectors.toSet()))
                .doesNotContainAnyElementsOf(
                        before.stream().map(ProcessHandle::pid).toList());
    }

    @Test
    void aProcessThatIsKilledIsReplacedAndAKeeperThatIsKilledTakesAllWithIt() throws Exception {
        for (var victim : children()) {
            victim.destroyForcibly();
            await(() -> status() != 401);
            await(() -> status() == 401);
        }
        var left = children();
        assertThat(left).hasSize(2);

        keeper.destroyForcibly();

        awaitEnd(left);
        begin(); // the lock went with it
        assertThat(status()).isEqualTo(401);
    }

    @Test
    void endingItEndsItsChildren() throws Exception {
        var all = children();

        keeper.destroy();

        assertThat(keeper.waitFor(30, TimeUnit.SECONDS)).isTrue();
        awaitEnd(all);
    }
}
