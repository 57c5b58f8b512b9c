package com.nocodo.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.vault.provider.fake.FakeCloud;
import com.nocodo.vault.provider.fake.Fault;
import com.nocodo.vault.provider.fake.TestTime;
import com.nocodo.vault.provider.http.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every provider, whatever goes wrong at whichever call.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProviderContract {
    static final Limits LIMITS = new Limits(Duration.ofMillis(300), Duration.ofMillis(300), 256 * 1024, 4);
    /// Whoever asks once and then never again was killed.
    private static final Limits KILLED = new Limits(Duration.ofMillis(300), Duration.ofMillis(300), 256 * 1024, 1);

    static final String CLOUD_INIT = "#cloud-config\nssh_deletekeys: true\n";
    private static final String SSH_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICJEoOOgQBLJPs4g/XcPTKT82NywNPpxeuA20FlOPlpO";
    final com.nocodo.vault.provider.Tag tag =
            com.nocodo.vault.provider.Tag.of(UUID.fromString("6f1c8f0e-5b8e-4c7e-9b8a-0a1b2c3d4e5f"));
    TestTime time = new TestTime();
    FakeCloud fake = fake(time);

    abstract FakeCloud fake(TestTime time);

    abstract Provider provider(FakeCloud fake, TestTime time, Limits limits);

    final Provider provider(FakeCloud fake, TestTime time) {
        return provider(fake, time, LIMITS);
    }

    abstract String size();

    abstract List<Zone> zones();

    ServerOrder order() {
        return new ServerOrder(
                tag,
                zones().getFirst(),
                size(),
                Image.UBUNTU_24_04,
                40,
                "nocodo-1",
                List.of(22),
                new UserData(CLOUD_INIT),
                SSH_KEY,
                null);
    }

    @BeforeEach
    void fresh() {
        fake.close();
        time = new TestTime();
        fake = fake(time);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aServerIsMadeOnceAndGoesWithoutALeftover() {
        make();
        try (var provider = provider(fake, time)) {
            assertThat(provider.list(tag, zones())).first().satisfies(server -> {
                assertThat(server.kind()).isEqualTo(Resource.Kind.SERVER);
                assertThat(server.address()).isNotNull();
            });
            assertThat(provider.listOurs(zones())).isEqualTo(provider.list(tag, zones()));
        }

        destroy();

        assertThat(fake.resources()).isZero();
        assertThat(fake.serversMade()).isOne();
    }

    @Test
    void aSecondRunOverAServerThatIsThereChangesNothing() {
        make();
        int before = fake.faults().calls().size();

        make();

        assertThat(fake.faults().calls().stream().skip(before)).allMatch(call -> call.startsWith("GET "));
    }

    @Test
    void whatCarriesNoMarkOfOursIsLeftAlone() {
        make();
        Resource server;
        try (var provider = provider(fake, time)) {
            server = provider.list(tag, zones()).getFirst();
            var foreign = new Resource(
                    server.kind(),
                    server.zone(),
                    server.id(),
                    com.nocodo.vault.provider.Tag.of(UUID.randomUUID()),
                    server.name(),
                    server.state(),
                    null);

            assertThatThrownBy(() -> provider.remove(foreign)).hasMessageContaining("does not carry our mark");
            assertThat(provider.list(foreign.tag() == null ? tag : foreign.tag(), zones()))
                    .isEmpty();
        }
    }

    @Tag("all")
    @ParameterizedTest(name = "{1} at {0}")
    @MethodSource("changesAndFaults")
    void whateverFailsAtAChangeARunThatGoesOnConverges(String call, Fault fault) {
        fake.faults().plan(call, fault, 1);

        converge();

        assertThat(fake.faults().isSpent()).as("the fault happened").isTrue();
    }

    @Tag("all")
    @ParameterizedTest(name = "{1} at {0}")
    @MethodSource("looksAndFaults")
    void whateverFailsAtALookARunThatGoesOnConverges(String call, Fault fault) {
        fake.faults().plan(call, fault, 1);

        converge();

        assertThat(fake.faults().isSpent()).as("the fault happened").isTrue();
    }

    @Tag("all")
    @ParameterizedTest(name = "{1} ten times at {0}")
    @MethodSource("callsAndLongFaults")
    void whatFailsForLongIsWaitedOut(String call, Fault fault) {
        fake.faults().plan(call, fault, 10);

        converge();
    }

    @Tag("slow")
    @ParameterizedTest(name = "{1} at call {0}")
    @MethodSource("everyChange")
    void aRunThatIsKilledAtAnyChangeGoesOnInAnother(int call, Fault fault) {
        fake.faults().planNth(call, fault);

        killed(() -> new Driver(provider(fake, time, KILLED), time, false).make(order()));
        make();
        assertThat(fake.serversMade()).isOne();
        killed(() -> new Driver(provider(fake, time, KILLED), time, false).destroy(tag, zones()));
        destroy();

        assertThat(fake.serversMade()).isOne();
        assertThat(fake.resources()).isZero();
    }

    private static void killed(Runnable run) {
        try {
            run.run();
        } catch (CloudTrouble e) {
            // The process is gone.
        }
    }

    /// Runs after runs, each in a process of its own, as a person would who mends what a sentence asks for.
    private void converge() {
        repeated(this::make);
        assertThat(fake.serversMade()).as("servers ever made").isOne();
        repeated(this::destroy);
        assertThat(fake.serversMade()).as("servers ever made").isOne();
        assertThat(fake.resources()).as("orphans").isZero();
    }

    private void repeated(Runnable run) {
        for (int runs = 1; ; runs++) {
            try {
                run.run();
                return;
            } catch (CloudTrouble e) {
                assertThat(e.getMessage()).endsWith(".").doesNotContain("null").hasSizeGreaterThan(40);
                assertThat(runs).as(e.getMessage()).isLessThan(13);
                time.take(Provider.SETTLE);
            }
        }
    }

    void make() {
        try (var provider = provider(fake, time)) {
            time.take(Provider.SETTLE);
            new Driver(provider, time, true).make(order());
        }
    }

    void destroy() {
        try (var provider = provider(fake, time)) {
            time.take(Provider.SETTLE);
            assertThat(new Driver(provider, time, true).destroy(tag, zones())).isEmpty();
            assertThat(provider.listOurs(zones())).isEmpty();
        }
    }

    private List<String> story() {
        fresh();
        make();
        destroy();
        var calls = fake.faults().calls();
        fake.close();
        return calls;
    }

    Stream<Arguments> changesAndFaults() {
        return callsAndFaults(true);
    }

    Stream<Arguments> looksAndFaults() {
        return callsAndFaults(false);
    }

    private Stream<Arguments> callsAndFaults(boolean changes) {
        return new LinkedHashSet<>(story())
                .stream()
                        .filter(call -> changes != call.startsWith("GET "))
                        .flatMap(call -> Stream.of(Fault.values()).map(fault -> Arguments.of(call, fault)));
    }

    Stream<Arguments> callsAndLongFaults() {
        return new LinkedHashSet<>(story())
                .stream()
                        .flatMap(call -> Stream.of(Fault.TOO_MANY, Fault.UNAVAILABLE, Fault.TRANSIENT, Fault.GARBAGE)
                                .map(fault -> Arguments.of(call, fault)));
    }

    Stream<Arguments> everyChange() {
        var all = new ArrayList<Arguments>();
        var calls = story();
        for (int call = 1; call <= calls.size(); call++) {
            // A look that gets no answer is as a kill just before the next change.
            if (!calls.get(call - 1).startsWith("GET ")) {
                all.add(Arguments.of(call, Fault.LOST));
                all.add(Arguments.of(call, Fault.DROPPED));
            }
        }
        return all.stream();
    }
}
