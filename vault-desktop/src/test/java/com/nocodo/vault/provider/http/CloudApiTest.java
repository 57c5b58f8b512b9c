package com.nocodo.vault.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nocodo.vault.provider.CloudTrouble;
import com.nocodo.vault.provider.Trouble;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.provider.fake.Fault;
import com.nocodo.vault.provider.fake.TestTime;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudApiTest {
    private static final Limits LIMITS = new Limits(Duration.ofMillis(300), Duration.ofMillis(300), 256 * 1024, 6);
    private static final Ask LOOK = Ask.get("list the sizes", "/instance/v1/zones/fr-par-1/products/servers");
    private static final Ask CHANGE = Ask.json(
            "reserve an address",
            "POST",
            "/instance/v1/zones/fr-par-1/ips",
            Map.of("project", FakeScaleway.PROJECT, "type", "routed_ipv4"));
    private final FakeScaleway fake = new FakeScaleway(new TestTime());
    private final List<Duration> pauses = new ArrayList<>();
    private final CloudApi api = api(fake.address(), LIMITS);

    @AfterEach
    void stop() {
        api.close();
        fake.close();
    }

    @Test
    void whoIsAskedToSlowDownWaitsTwiceAsLongEachTimeAndThenStops() {
        fake.faults().plan("GET sizes", Fault.TOO_MANY, 100);

        var trouble = catchThrowableOfType(CloudTrouble.class, () -> api.call(LOOK));

        assertThat(trouble.trouble())
                .isInstanceOfSatisfying(
                        Trouble.Busy.class, busy -> assertThat(busy.pause()).isEqualTo(Duration.ofSeconds(64)));
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 16L, 32L);
    }

    @Test
    void noPauseIsLongerThanTwoMinutesWhateverIsAskedFor() {
        assertThat(LIMITS.pauseAfter(40, Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
        assertThat(LIMITS.pauseAfter(1, Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(2));
        assertThat(LIMITS.pauseAfter(1, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aChangeThatWasRefusedForHasteIsAskedForAgain() {
        fake.faults().plan("POST ips", Fault.TOO_MANY, 2);

        assertThat(api.call(CHANGE).status()).isEqualTo(201);
        assertThat(fake.resources()).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "BAD_GATEWAY", "DROPPED", "LOST", "CUT_OFF", "SLOW"})
    void aChangeThatMayHaveHappenedIsNeverRepeated(Fault fault) {
        fake.faults().plan("POST ips", fault, 1);

        var trouble = catchThrowableOfType(CloudTrouble.class, () -> api.call(CHANGE));

        assertThat(trouble.trouble()).isInstanceOf(Trouble.Unanswered.class);
        assertThat(fake.faults().calls()).containsOnlyOnce("POST ips");
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "BAD_GATEWAY", "DROPPED", "LOST", "CUT_OFF", "SLOW"})
    void aLookThatFailedIsRepeated(Fault fault) {
        fake.faults().plan("GET sizes", fault, 2);

        assertThat(api.call(LOOK).json().entries("servers")).hasSize(50);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void aSecondAnswerIsNotTakenForTheNextOne() {
        fake.faults().plan("GET sizes", Fault.TWICE, 1);

        api.call(LOOK);

        assertThat(api.call(CHANGE).json().at("ip").text("type")).isEqualTo("routed_ipv4");
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() {
        fake.faults().plan("GET sizes", Fault.HUGE, 1);

        assertThatThrownBy(() -> api.call(LOOK)).hasMessageContaining("longer than 262144 bytes");
    }

    @Test
    void theTokenIsNotSentWhereAnAnswerPoints() throws IOException {
        try (var elsewhere = new ServerSocket(0)) {
            var location = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/";
            try (var redirecting = raw("HTTP/1.1 307 Go\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
                    var client = api(BaseAddress.of("http://127.0.0.1:" + redirecting.getLocalPort()), LIMITS)) {
                assertThatThrownBy(() -> client.call(LOOK)).hasMessageContaining("the key does not follow it");
            }
            elsewhere.setSoTimeout(200);
            assertThatThrownBy(elsewhere::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void aMachineThatDoesNotListenIsNotThePersonsFault() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (var client = api(BaseAddress.of("http://127.0.0.1:" + port), LIMITS)) {
            var trouble = catchThrowableOfType(CloudTrouble.class, () -> client.call(CHANGE));

            assertThat(trouble.trouble()).isInstanceOf(Trouble.Busy.class); // nothing was sent
            assertThat(trouble).hasMessageContaining("Is this computer online?");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{\"ip\":[]}",
                "{\"ip\":{}}",
                "{\"ip\":{\"id\":7}}",
                "{\"ip\":{\"id\":null}}",
                "{\"ip\":{\"id\":\"a\",\"id\":\"b\"}}",
                "{\"ip\":{\"id\":\"a\"}} {}",
                "{\"ip\":{\"id\":\"a\"}"
            })
    void jsonOfAnotherShapeIsRefusedInWords(String body) {
        assertThatThrownBy(() -> Json.read(body.getBytes(StandardCharsets.UTF_8), "to 'reserve an address'")
                        .at("ip")
                        .text("id"))
                .isInstanceOf(CloudTrouble.class)
                .hasMessageContaining("to 'reserve an address'")
                .hasMessageContaining("Nothing in it is believed");
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        var json = Json.read(
                "{\"a\":1.5,\"b\":\"x\",\"c\":99999999999999999999}".getBytes(StandardCharsets.UTF_8), "of a test");

        assertThatThrownBy(() -> json.whole("a")).hasMessageContaining("'a' is no whole number");
        assertThatThrownBy(() -> json.decimal("b")).hasMessageContaining("'b' is no number");
        assertThatThrownBy(() -> json.whole("c")).hasMessageContaining("'c' is no whole number");
        assertThat(json.decimal("a")).hasToString("1.5");
    }

    @Test
    void whoIsStoppedWhileWaitingStopsAtOnce() {
        fake.faults().plan("GET sizes", Fault.TOO_MANY, 100);
        try (var stopped = new CloudApi(
                "Scaleway",
                fake.address(),
                "X-Auth-Token",
                "",
                new Token(FakeScaleway.SECRET),
                LIMITS,
                _ -> {
                    throw new InterruptedException();
                },
                _ -> Optional.empty())) {
            assertThatThrownBy(() -> stopped.call(LOOK)).isInstanceOf(CloudTrouble.class);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(fake.faults().calls()).hasSize(1);
        }
    }

    private CloudApi api(BaseAddress base, Limits limits) {
        return new CloudApi(
                "Scaleway",
                base,
                "X-Auth-Token",
                "",
                new Token(FakeScaleway.SECRET),
                limits,
                pauses::add,
                _ -> Optional.empty());
    }

    /// Says one thing to everybody.
    private static ServerSocket raw(String answer) throws IOException {
        var socket = new ServerSocket(0);
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try (var line = socket.accept()) {
                    line.getInputStream().read();
                    line.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    return;
                }
            }
        });
        return socket;
    }
}
