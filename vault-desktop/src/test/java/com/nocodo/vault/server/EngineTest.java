package com.nocodo.vault.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nocodo.protocol.ProblemException;
import com.nocodo.vault.provider.Image;
import com.nocodo.vault.provider.Provider;
import com.nocodo.vault.provider.ServerOrder;
import com.nocodo.vault.provider.Zone;
import com.nocodo.vault.provider.fake.FakeScaleway;
import com.nocodo.vault.provider.fake.Fault;
import com.nocodo.vault.provider.fake.TestTime;
import com.nocodo.vault.provider.http.Limits;
import com.nocodo.vault.provider.scaleway.Scaleway;
import com.nocodo.vault.server.MortalJournal.Killed;
import com.nocodo.vault.server.RunEntry.State;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {
    private static final Limits LIMITS = new Limits(Duration.ofMillis(500), Duration.ofMillis(500), 1024 * 1024, 4);

    private final TestTime time = new TestTime();
    private final FakeScaleway cloud = new FakeScaleway(time);
    private final com.nocodo.vault.provider.Tag tag = com.nocodo.vault.provider.Tag.of(UUID.randomUUID());
    private final ServerKeys keys = ServerKeys.random(new SecureRandom());
    private final List<RunProgress> told = new ArrayList<>();

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static final OperatorArchive ARCHIVE = OperatorArchive.unsent();

    /// What is ordered says nothing of it.
    private Wanted wanted() {
        var seed = new byte[32];
        return new Wanted(tag.text(), "", "", "", 0, "shop", null, seed, seed, seed, seed, seed, 20_000);
    }

    private Provider provider() {
        return new Scaleway(cloud.address(), FakeScaleway.key(), LIMITS, time);
    }

    private ServerOrder order() {
        return new ServerOrder(
                tag,
                new Zone("fr-par-1"),
                "DEV1-L",
                Image.UBUNTU_24_04,
                40,
                "nocodo-1",
                List.of(22),
                Making.userData("nocodo-1", keys),
                keys.admin().publicKey().text(),
                null);
    }

    private Facts make(RunJournal journal) throws InterruptedException {
        try (var provider = provider();
                var reach = new Reach(22, keys.admin())) {
            return new Engine(journal, told::add, () -> false, time, time)
                    .run(new Making(provider, order(), wanted(), keys, ARCHIVE, reach).ordering());
        }
    }

    private Facts remove(RunJournal journal) throws InterruptedException {
        try (var provider = provider()) {
            var steps = new Removing(provider, tag, List.of(order().zone()), true, time).steps();
            return new Engine(journal, told::add, () -> false, time, time).run(steps);
        }
    }

    @Test
    void aServerIsOrderedStepByStepAndTellsItsAddress() throws Exception {
        var journal = new MortalJournal();

        var facts = make(journal);

        assertThat(facts.get(CloudRunStep.ADDRESS)).matches("[0-9.]+");
        assertThat(journal.all().stream().filter(entry -> entry.state() == State.DONE))
                .extracting(RunEntry::step)
                .containsExactly(
                        "cloud-firewall",
                        "cloud-ports",
                        "cloud-address",
                        "cloud-server",
                        "cloud-claim-disk",
                        "cloud-user-data",
                        "cloud-start");
        assertThat(told).last().satisfies(last -> assertThat(last.number()).isEqualTo(7));
        assertThat(journal.all().toString()).doesNotContain("PRIVATE KEY", FakeScaleway.SECRET);
    }

    static List<Integer> entriesOfMaking() {
        return IntStream.rangeClosed(1, 14).boxed().toList();
    }

    /// At each entry of the journal, on either side of the disk.
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("entriesOfMaking")
    void aRunThatIsKilledAnywhereGoesOnAndNeverOrdersTwice(int entry) throws Exception {
        for (var before : new boolean[] {true, false}) {
            var journal = new MortalJournal();
            cloud.listsLag(Duration.ofSeconds(10));
            var already = cloud.serversMade();
            journal.killAt(entry, before);
            assertThatThrownBy(() -> make(journal)).isInstanceOf(Killed.class);

            make(journal);

            assertThat(cloud.serversMade()).isEqualTo(already + 1);
            var removal = new MortalJournal();
            remove(removal);
            assertThat(cloud.resources()).isZero();
        }
    }

    @Tag("slow")
    @Test
    void aRemovalThatIsKilledAnywhereLeavesNothing() throws Exception {
        for (int entry = 1; ; entry++) {
            make(new MortalJournal());
            var journal = new MortalJournal();
            journal.killAt(entry, entry % 2 == 0);
            try {
                remove(journal);
                break; // it has no entry more
            } catch (Killed e) {
                var facts = remove(journal);
                assertThat(facts.get("left")).isEqualTo("0");
                assertThat(cloud.resources()).isZero();
            }
        }
        assertThat(cloud.resources()).isZero();
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "TOO_MANY",
                "UNAVAILABLE",
                "DROPPED",
                "BAD_GATEWAY",
                "LOST",
                "CUT_OFF",
                "GARBAGE",
                "HOLLOW",
                "TWICE"
            })
    void anOrderWhoseAnswerIsLostIsLookedForBeforeItIsGivenAgain(Fault fault) throws Exception {
        cloud.listsLag(Duration.ofSeconds(10));
        cloud.faults().plan("POST servers", fault, 1);

        make(new MortalJournal());

        assertThat(cloud.serversMade()).isOne();
    }

    @Test
    void whereAPersonHasToDecideTheRunEndsWithTheSentenceAndCanGoOn() throws Exception {
        var journal = new MortalJournal();
        cloud.faults().plan("POST servers", Fault.QUOTA, 1);

        assertThatThrownBy(() -> make(journal)).isInstanceOf(ProblemException.class);
        assertThat(journal.all()).last().satisfies(last -> {
            assertThat(last.state()).isEqualTo(State.FAILED);
            assertThat(last.note()).isNotBlank();
        });
        make(journal);

        assertThat(cloud.serversMade()).isOne();
    }

    @Test
    void aRunThatIsStoppedLeavesOffAtTheNextStepAndGoesOnLater() throws Exception {
        var journal = new MortalJournal();
        try (var provider = provider();
                var reach = new Reach(22, keys.admin())) {
            var engine = new Engine(journal, told::add, () -> told.size() > 2, time, time);
            assertThatThrownBy(
                            () -> engine.run(new Making(provider, order(), wanted(), keys, ARCHIVE, reach).ordering()))
                    .hasMessageContaining("It goes on from there");
        }
        assertThat(journal.all())
                .last()
                .satisfies(last -> assertThat(last.state()).isEqualTo(State.DONE));

        make(journal);

        assertThat(cloud.serversMade()).isOne();
    }
}
